import { groupDigits } from '../base/grouped-digits.ts';

/** Where the text of a hit stands. */
export const searchScopes = ['line', 'file', 'record'] as const;
export type SearchScope = (typeof searchScopes)[number];

/** Ranking looks at every hit. So many take 50 ms; of more, the first are shown as they come, and it is said. */
export const rankedMax = 10_000;

const words: Readonly<Record<SearchScope, readonly [what: string, order: string]>> = {
  line: ['lines', 'written'],
  file: ['passages of files', 'read'],
  record: ['records', 'imported'],
};

/** Why the best hits do not come first. */
export const unrankedWords = (unranked: readonly SearchScope[]): string =>
  unranked
    .map((scope) => {
      const [what, order] = words[scope];
      return `More than ${groupDigits(rankedMax)} ${what} hold this: they come as they were ${order}, not the best first.`;
    })
    .join(' ');
