import { cellDecibels, likelihoodByCode, scaleTop } from './cells.ts';
import { rowDiagnosticity } from './diagnosticity.ts';
import { orderMembers, sumGroup } from './groups.ts';
import { replaceGroup } from './leave-one-out.ts';
import type { Matrix, OriginGroup } from './matrix.ts';
import { findLead } from './posterior.ts';

/** One step in one cell that changes rank 1. Numbers of item, hypothesis, codes and new lead (-1 on a tie). */
export type SingleCellFlip = {
  readonly row: number;
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly lead: number;
};

/** Tries ±1 step on II–I–N–C–CC in every cell (ALR-1 step 8), by item, hypothesis, then towards II first. */
export const findSingleCellFlips = (matrix: Matrix, totals: Float64Array, lead: number): readonly SingleCellFlip[] => {
  const { codes, width } = matrix;
  const likelihoods = likelihoodByCode(matrix.profile);
  const flips: SingleCellFlip[] = [];
  for (let cell = 0; cell < codes.length; cell += 1) {
    const from = codes[cell] ?? 0;
    if (from > scaleTop) continue;
    const row = Math.floor(cell / width);
    const column = cell % width;
    const group = matrix.groupByItem[row];
    if (group === undefined) continue;
    for (const to of [from - 1, from + 1]) {
      if (to < 0 || to > scaleTop) continue;
      const decibels = cellDecibels(matrix.weights[row] ?? 0, likelihoods[to] ?? 0.5);
      const changed = rescore(matrix, group, totals, cell, decibels);
      const newLead = findLead(changed);
      if (newLead !== lead) flips.push({ row, column, from, to, lead: newLead });
    }
  }
  return flips;
};

/** Totals with one cell changed; inside a group the change may also reorder the items. */
const rescore = (
  { cells, diagnosticity, width }: Matrix,
  group: OriginGroup,
  totals: Float64Array,
  cell: number,
  decibels: number,
): Float64Array => {
  const before = cells[cell] ?? 0;
  if (group.members.length === 1) {
    const changed = totals.slice();
    changed[cell % width] = (totals[cell % width] ?? 0) - before + decibels;
    return changed;
  }
  const row = Math.floor(cell / width);
  const spread = diagnosticity[row] ?? 0;
  // Changed in place and put back: a copy of the whole matrix for each cell would be quadratic.
  cells[cell] = decibels;
  diagnosticity[row] = rowDiagnosticity(cells, row, width);
  const points = sumGroup(orderMembers(group.members, diagnosticity), group.rho, cells, width);
  cells[cell] = before;
  diagnosticity[row] = spread;
  return replaceGroup(totals, group, points);
};
