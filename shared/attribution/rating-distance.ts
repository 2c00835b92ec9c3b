import { ratingToCode, scaleTop } from './cells.ts';
import type { Rating } from './scoring-input.ts';

/** The largest distance between any two ratings, in steps on II–I–N–C–CC, 0 to 4; null where fewer than two are on that scale. */
export const widestDistance = (ratings: readonly (Rating | null)[]): number | null => {
  const codes = ratings.map(ratingToCode).filter((code) => code <= scaleTop);
  return codes.length < 2 ? null : Math.max(...codes) - Math.min(...codes);
};
