import { rowDiagnosticity } from './diagnosticity.ts';
import { orderMembers, sumGroup } from './groups.ts';
import { replaceGroup } from './leave-one-out.ts';
import type { Matrix } from './matrix.ts';

/** Totals with one cell worth other decibels; inside a group the change may also reorder the items. */
export const exchangeCell = (
  { cells, diagnosticity, width, groupByItem }: Matrix,
  totals: Float64Array,
  { row, column }: { readonly row: number; readonly column: number },
  decibels: number,
): Float64Array => {
  const cell = row * width + column;
  const before = cells[cell] ?? 0;
  const group = groupByItem[row];
  if (group === undefined || group.members.length === 1) {
    const changed = totals.slice();
    changed[column] = (totals[column] ?? 0) - before + decibels;
    return changed;
  }
  const spread = diagnosticity[row] ?? 0;
  // Changed in place and put back: a copy of the whole matrix for each cell would be quadratic.
  cells[cell] = decibels;
  diagnosticity[row] = rowDiagnosticity(cells, row, width);
  const points = sumGroup(orderMembers(group.members, diagnosticity), group.rho, cells, width);
  cells[cell] = before;
  diagnosticity[row] = spread;
  return replaceGroup(totals, group, points);
};
