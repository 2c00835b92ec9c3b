import { blank } from './cells.ts';
import type { Matrix } from './matrix.ts';

/** Rated cells by all cells, 0 to 1, over items of weight above 0; "not applicable" is a rating. No items: 0. */
export const measureCompleteness = ({ codes }: Pick<Matrix, 'codes'>): number => {
  if (codes.length === 0) return 0;
  let rated = 0;
  for (const code of codes) if (code !== blank) rated += 1;
  return rated / codes.length;
};
