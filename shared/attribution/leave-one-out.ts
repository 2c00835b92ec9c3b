import { orderMembers, sumGroup } from './groups.ts';
import type { Matrix, OriginGroup } from './matrix.ts';
import { findLead, totalsToPosterior } from './posterior.ts';

export type LeftOut = {
  readonly drop: string;
  readonly of: 'item' | 'group';
  readonly posterior: Float64Array;
  /** Number of the lead without it, -1 on a tie. */
  readonly lead: number;
};

/** Recomputes without each scored item in id order, then without each group of two or more (ALR-1 step 8). */
export const leaveOneOut = (matrix: Matrix, totals: Float64Array): readonly LeftOut[] => {
  const items = matrix.itemIds.map((drop, row): LeftOut => {
    const group = matrix.groupByItem[row];
    const rest = group === undefined ? totals : withoutItem(matrix, group, row, totals);
    return { drop, of: 'item', posterior: totalsToPosterior(rest), lead: findLead(rest) };
  });
  const groups = matrix.groups
    .filter(({ members }) => members.length > 1)
    .map((group): LeftOut => {
      const rest = replaceGroup(totals, group, undefined);
      return { drop: group.id, of: 'group', posterior: totalsToPosterior(rest), lead: findLead(rest) };
    });
  return [...items, ...groups];
};

/** Totals with one group's points exchanged, or gone. Groups add, so nothing else moves. */
export const replaceGroup = (
  totals: Float64Array,
  { points }: Pick<OriginGroup, 'points'>,
  replacement: Float64Array | undefined,
): Float64Array =>
  totals.map(
    (total, column) => total - (points[column] ?? 0) + (replacement === undefined ? 0 : (replacement[column] ?? 0)),
  );

const withoutItem = (
  { cells, diagnosticity, width }: Matrix,
  group: OriginGroup,
  row: number,
  totals: Float64Array,
): Float64Array => {
  const rest = group.members.filter((member) => member !== row);
  if (rest.length === 0) return replaceGroup(totals, group, undefined);
  return replaceGroup(totals, group, sumGroup(orderMembers(rest, diagnosticity), group.rho, cells, width));
};
