import { groupDigits } from '../base/grouped-digits.ts';

/** Where the text of a hit stands. */
export const searchScopes = ['line', 'file', 'record'] as const;
export type SearchScope = (typeof searchScopes)[number];

/** Ranking looks at every hit. So many take 50 ms; of more, the first are shown as they come, and it is said. */
export const rankedMax = 10_000;

const orders: Readonly<Record<SearchScope, string>> = {
  line: 'lines in the order in which they were written',
  file: 'passages of files in the order in which they were read',
  record: 'records in the order in which they were imported',
};

/** Why the best hits do not come first. */
export const unrankedWords = (unranked: readonly SearchScope[]): string =>
  `More than ${groupDigits(rankedMax)} hold this, so they are not ranked: ${unranked.map((scope) => orders[scope]).join(', ')}.`;
