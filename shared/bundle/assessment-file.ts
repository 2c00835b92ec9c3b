import { caseScoringInput, scoredLevels } from '../attribution/case-scoring.ts';
import { scoreToSections } from '../attribution/score-sections.ts';
import { score } from '../attribution/score.ts';
import type { Crypto } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import { canonicalJson, type Json } from '../ledger/canonical-json.ts';
import { parseScoringProfile } from '../reference/scoring-profiles.ts';

/** Sections of `assessment.json` that this version makes, with their versions; a freeze records them. */
export const assessmentSections = { scores: 1, sensitivity: 1 } as const;

export type AssessmentSections = Readonly<Record<keyof typeof assessmentSections, Json>>;
export type AssessmentFailure = Failure<'PROFILE_MISSING' | 'BAD_SCORING_PROFILE' | 'BAD_SCORING_INPUT'>;

/** SHA-256 of the scoring profile in force. */
export const scoringProfileOf = (tables: CaseTables): string => tables.get('profile', 'scoring')?.sha256 ?? '';

/**
 * Scores every level of a case. `missing` names what of the skeleton is withheld: then there are no numbers at all.
 * `profileText` gives the exact bytes of a profile by SHA-256.
 */
export const computeAssessment = (
  {
    tables,
    missing,
    profileText,
  }: {
    readonly tables: CaseTables;
    readonly missing: readonly string[];
    readonly profileText: (sha256: string) => string | undefined;
  },
  crypto: Crypto,
): Result<AssessmentSections, AssessmentFailure> => {
  if (missing.length > 0) {
    const section = { v: 1, status: 'not_recomputable', missing };
    return ok({ scores: section, sensitivity: section });
  }
  const sha256 = scoringProfileOf(tables);
  const text = profileText(sha256);
  if (text === undefined)
    return err({ code: 'PROFILE_MISSING', message: `the scoring profile ${sha256} is not at hand` });
  const profile = parseScoringProfile(text);
  if (!profile.ok) return profile;
  const scores: Record<string, Json> = {};
  const sensitivity: Record<string, Json> = {};
  for (const level of scoredLevels(tables)) {
    const input = caseScoringInput(tables, level);
    if (!input.ok) return err({ code: 'BAD_SCORING_INPUT', message: input.error.message });
    const result = score(input.value, profile.value, { sha256: crypto.sha256, profileSha256Hex: sha256 });
    const sections = scoreToSections(result);
    scores[level] = sections.scores;
    sensitivity[level] = sections.sensitivity;
  }
  return ok({ scores: { v: 1, levels: scores }, sensitivity: { v: 1, levels: sensitivity } });
};

export const formatAssessmentFile = (sections: AssessmentSections): string =>
  `${canonicalJson({ v: 1, sections: { ...sections } })}\n`;
