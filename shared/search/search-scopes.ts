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

/** What no search of words looks through, since to find nothing says nothing of it; empty where there is no such file. */
export const unsearchedWords = (files: {
  readonly noText: number;
  readonly tooLong: number;
  readonly unreadable: number;
}): string => {
  const parts = [
    [files.noText, 'no text'],
    [files.tooLong, 'longer than 64 MiB'],
    [files.unreadable, 'not to be read as they were taken in'],
  ] as const;
  const said = parts.flatMap(([number, why]) => (number === 0 ? [] : [`${groupDigits(number)} ${why}`]));
  return said.length === 0 ? '' : `Files that were not searched: ${said.join(', ')}.`;
};
