import { mark, type Mark } from './marks.ts';
import { readRecordTime, recordTimeToEpochSeconds } from './record-time.ts';
import type { RecordTime } from './importer.ts';
import type { MailHeader } from './mail-headers.ts';

/** One station of a mail, as the `Received` header that it added tells. */
export type MailHop = {
  readonly header: MailHeader;
  readonly at: RecordTime | null;
  /** `from`, `by`, `via`, `with`, `id` and `for`, RFC 5321 section 4.4, and how its clock stands to the one before. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly marks: readonly Mark[];
};

/**
 * The stations as they stand, the last one first. Each clock is compared with the one of the station before, the first
 * with `Date`; only what the headers say is compared, and all of them but one's own server's may be forged.
 */
export const readHops = (
  headers: readonly MailHeader[],
  date: RecordTime | null,
  clockOffsetSeconds: number | undefined,
): readonly MailHop[] => {
  const read = headers
    .filter(({ name }) => name.toLowerCase() === 'received')
    .map((header) => ({ header, ...readReceived(header.value, clockOffsetSeconds) }));
  return read.map((hop, index) => {
    const before = read[index + 1]?.at ?? (index === read.length - 1 ? date : null);
    const difference = secondsBetween(before, hop.at);
    const name = index === read.length - 1 ? 'seconds-after-date' : 'seconds-after-previous';
    return {
      ...hop,
      fields: difference === null ? hop.fields : [...hop.fields, [name, String(difference)] as const],
      marks:
        difference !== null && difference < 0
          ? [mark('clock-backwards', `its time lies ${-difference} s before that of the station before`)]
          : [],
    };
  });
};

const secondsBetween = (before: RecordTime | null, after: RecordTime | null): number | null => {
  if (before === null || after === null) return null;
  const from = recordTimeToEpochSeconds(before);
  const to = recordTimeToEpochSeconds(after);
  return from === null || to === null ? null : to - from;
};

const clauses = new Set(['from', 'by', 'via', 'with', 'id', 'for']);
const clauseCharactersMax = 8192;

const readReceived = (value: string, clockOffsetSeconds: number | undefined): Pick<MailHop, 'at' | 'fields'> => {
  const semicolon = value.lastIndexOf(';');
  const time = semicolon < 0 ? null : value.slice(semicolon + 1).trim();
  const words = splitWords((semicolon < 0 ? value : value.slice(0, semicolon)).slice(0, clauseCharactersMax));
  const fields: [name: string, value: string][] = [];
  for (const word of words) {
    const name = word.toLowerCase();
    const last = fields.at(-1);
    if (clauses.has(name) && !fields.some(([field]) => field === name)) fields.push([name, '']);
    else if (last === undefined) fields.push(['', word]);
    else last[1] = last[1] === '' ? word : `${last[1]} ${word}`;
  }
  return {
    at: time === null || time === '' ? null : readRecordTime(time, clockOffsetSeconds),
    fields: fields.map(([name, text]) => [name === '' ? 'other' : name, text]),
  };
};

// Words, and comments with whatever stands in them as one.
const splitWords = (text: string): readonly string[] => {
  const words: string[] = [];
  let word = '';
  let depth = 0;
  for (const character of text) {
    if (depth === 0 && /\s/u.test(character)) {
      if (word !== '') words.push(word);
      word = '';
      continue;
    }
    if (character === '(') depth += 1;
    else if (character === ')' && depth > 0) depth -= 1;
    word += character;
  }
  return word === '' ? words : [...words, word];
};
