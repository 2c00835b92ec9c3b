import { err, type Failure, type Result } from '../base/result.ts';
import { parseScoringProfile, type ScoringProfile } from './scoring-profiles.ts';

/** Far more than a profile takes. */
const charactersMax = 65_536;

/**
 * A scoring profile from a file that anybody may have written: what `parseScoringProfile` refuses, and also a name that
 * stands twice in an object, of which a reader sees one and the program takes the other.
 */
export const readForeignProfile = (text: string): Result<ScoringProfile, Failure> => {
  if (text.length > charactersMax) {
    return err({
      code: 'BAD_SCORING_PROFILE',
      message: `Refused the scoring profile: it has ${text.length} characters, and a profile has ${charactersMax} at most.`,
      hint: 'Name the file of a scoring profile.',
    });
  }
  const profile = parseScoringProfile(text);
  if (!profile.ok) return profile;
  const twice = repeatedName(text);
  return twice === undefined
    ? profile
    : err({
        code: 'BAD_SCORING_PROFILE',
        message: 'Refused the scoring profile: a name stands twice in one object, so it says two things.',
        hint: 'Leave one of the two.',
        at: twice,
      });
};

/** The text is JSON already: only its strings and brackets are looked at. */
const repeatedName = (text: string): string | undefined => {
  const open: Set<string>[] = [];
  for (const [token, string] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/gu)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (string !== undefined) {
      const name = String(JSON.parse(string));
      const names = open.at(-1);
      if (names?.has(name) === true) return name;
      names?.add(name);
    }
  }
  return undefined;
};
