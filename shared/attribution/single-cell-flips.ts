import { cellDecibels, likelihoodByCode, scaleTop } from './cells.ts';
import { exchangeCell } from './exchange-cell.ts';
import type { Matrix } from './matrix.ts';
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
    for (const to of [from - 1, from + 1]) {
      if (to < 0 || to > scaleTop) continue;
      const decibels = cellDecibels(matrix.weights[row] ?? 0, likelihoods[to] ?? 0.5);
      const changed = exchangeCell(matrix, totals, { row, column }, decibels);
      const newLead = findLead(changed);
      if (newLead !== lead) flips.push({ row, column, from, to, lead: newLead });
    }
  }
  return flips;
};
