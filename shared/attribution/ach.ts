import { billionths, ratingToCode } from './cells.ts';
import type { Matrix } from './matrix.ts';

const inconsistent = ratingToCode('I');
const veryInconsistent = ratingToCode('II');

/** Open Source ACH weights by credibility; an item whose credibility is not set counts once. */
export const osachWeights = { high: 2, medium: 1, low: 0.5, unset: 1 } as const;
export type OsachCredibility = keyof typeof osachWeights;

/** IS: one point for each I, two for each II, by hypothesis; lower is less refuted. */
export const sumInconsistency = (matrix: Matrix): Float64Array => sumWeighted(matrix, 1, 2, () => 1);

/** WIS-OSACH: the same, times the weight of the item's credibility. */
export const sumOsachInconsistency = (
  matrix: Matrix,
  credibilityOf: (itemId: string) => OsachCredibility,
): Float64Array => sumWeighted(matrix, 1, 2, (row) => osachWeights[credibilityOf(matrix.itemIds[row] ?? '')]);

/** XC, the cross-check of ALR-1 (method, section 2.4): points of the profile times the factor of the item's weight band. */
export const sumCrossCheck = (matrix: Matrix): Float64Array => {
  const { I, II } = matrix.profile.crossCheck;
  return sumWeighted(matrix, I, II, (row) => bandFactor(matrix.weights[row] ?? 0, matrix));
};

/** Ids of the ranked hypotheses by XC, least refuted first, then by id. */
export const rankByCrossCheck = ({ ranked, hypotheses }: Matrix, crossCheck: Float64Array): readonly string[] =>
  ranked
    .toSorted((left, right) => billionths(crossCheck[left] ?? 0) - billionths(crossCheck[right] ?? 0) || left - right)
    .map((column) => hypotheses[column]?.id ?? '');

const bandFactor = (weight: number, { profile }: Matrix): number =>
  profile.crossCheck.bands.find(({ minW, exclusive }) => (exclusive === true ? weight > minW : weight >= minW))?.b ?? 0;

/** Points for each I and II, times a factor of the row, by hypothesis. */
export const sumWeighted = (
  { codes, itemIds, width }: Matrix,
  inconsistentPoints: number,
  veryInconsistentPoints: number,
  factorOf: (row: number) => number,
): Float64Array => {
  const sums = new Float64Array(width);
  for (let row = 0; row < itemIds.length; row += 1) {
    const factor = factorOf(row);
    for (let column = 0; column < width; column += 1) {
      const code = codes[row * width + column];
      if (code === inconsistent) sums[column] = (sums[column] ?? 0) + inconsistentPoints * factor;
      else if (code === veryInconsistent) sums[column] = (sums[column] ?? 0) + veryInconsistentPoints * factor;
    }
  }
  return sums;
};
