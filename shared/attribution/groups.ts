import { billionths } from './cells.ts';

// (1 − rho)^k below this adds less than rounding noise to a sum of decibels.
const factorMin = 1e-18;

/** Members by diagnosticity, highest first; ties by id, which is their number. */
export const orderMembers = (members: readonly number[], diagnosticity: Float64Array): readonly number[] =>
  members.toSorted(
    (left, right) => billionths(diagnosticity[right] ?? 0) - billionths(diagnosticity[left] ?? 0) || left - right,
  );

/** ALR-1 step 4: c = Σ (1 − rho)^(k − 1) · ℓ over the ordered members, by hypothesis, added to `sums`. */
export const addGroup = (
  order: readonly number[],
  rho: number,
  cells: Float64Array,
  width: number,
  sums: Float64Array,
): void => {
  let factor = 1;
  for (const row of order) {
    for (let column = 0; column < width; column += 1) {
      sums[column] = (sums[column] ?? 0) + factor * (cells[row * width + column] ?? 0);
    }
    factor *= 1 - rho;
    if (factor < factorMin) return;
  }
};

export const sumGroup = (order: readonly number[], rho: number, cells: Float64Array, width: number): Float64Array => {
  const points = new Float64Array(width);
  addGroup(order, rho, cells, width, points);
  return points;
};
