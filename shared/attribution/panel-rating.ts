import { ratingScale, ratingToCode } from './cells.ts';
import type { Rating } from './scoring-input.ts';

/**
 * What a panel says of one cell (method, section 8.5). Nobody rated: nothing. More say "not applicable" than rate: NA.
 * Else the median of those who rate, on II to CC; a median between two steps goes to the one nearer to neutral.
 */
export const panelRating = (votes: readonly Rating[]): Rating | null => {
  const rated = votes.filter((vote) => vote !== 'NA').map(ratingToCode);
  if (votes.length === 0) return null;
  if (votes.length - rated.length > rated.length) return 'NA';
  const sorted = rated.toSorted((left, right) => left - right);
  const middle =
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;
  const neutral = ratingToCode('N');
  return ratingScale[middle < neutral ? Math.ceil(middle) : Math.floor(middle)] ?? null;
};
