import type { BaseScoring } from '../base-score.ts';
import { blank, cellDecibels, likelihoodByCode, scaleTop } from '../cells.ts';
import { rowDiagnosticity } from '../diagnosticity.ts';
import { orderMembers, sumGroup } from '../groups.ts';
import { replaceGroup } from '../leave-one-out.ts';
import type { Matrix } from '../matrix.ts';
import { totalsToPosterior } from '../posterior.ts';
import { compareIds } from '../scoring-input.ts';

/** Something that is not settled, and between which probabilities of the lead it moves the result. */
export type NextEvidence = {
  readonly item: string;
  /** The cell that nobody rated; null: how far the item can be trusted. */
  readonly hypothesis: string | null;
  /** The lead's probability at its lowest and highest. */
  readonly low: number;
  readonly high: number;
};

export const nextEvidenceMax = 10;

/**
 * Where work would move the result most: of each item, the lead's probability were it not to be trusted at all (weight 0)
 * and were it beyond doubt (weight 1); of each blank cell, rated from II to CC. Widest first, at most ten. Empty without a lead.
 */
export const findNextEvidence = ({ matrix, totals, lead }: BaseScoring): readonly NextEvidence[] => {
  if (lead < 0) return [];
  const { codes, hypotheses, itemIds, profile, weights, width } = matrix;
  const likelihoods = likelihoodByCode(profile);
  const leadUnder = (row: number, cells: Float64Array): number =>
    totalsToPosterior(withRow(matrix, totals, row, cells))[lead] ?? 0;
  const rowOf = (row: number, weight: number, change?: { column: number; code: number }): Float64Array =>
    Float64Array.from({ length: width }, (_, column) => {
      const code = change?.column === column ? change.code : (codes[row * width + column] ?? blank);
      return cellDecibels(weight, likelihoods[code] ?? 0.5);
    });
  const found: NextEvidence[] = [];
  itemIds.forEach((item, row) => {
    const trust = [leadUnder(row, rowOf(row, 0)), leadUnder(row, rowOf(row, 1))];
    found.push({ item, hypothesis: null, ...rangeOf(trust) });
    for (let column = 0; column < width; column += 1) {
      if (codes[row * width + column] !== blank) continue;
      const rated = [0, scaleTop].map((code) => leadUnder(row, rowOf(row, weights[row] ?? 0, { column, code })));
      found.push({ item, hypothesis: hypotheses[column]?.id ?? '', ...rangeOf(rated) });
    }
  });
  return found
    .filter(({ low, high }) => millionths(high - low) > 0)
    .sort(
      (left, right) =>
        millionths(right.high - right.low) - millionths(left.high - left.low) ||
        compareIds(left.item, right.item) ||
        compareIds(left.hypothesis ?? '', right.hypothesis ?? ''),
    )
    .slice(0, nextEvidenceMax);
};

const rangeOf = (values: readonly number[]) => ({ low: Math.min(...values), high: Math.max(...values) });
const millionths = (value: number): number => Math.round(value * 1e6);

/** Totals with one row's cells exchanged; inside a group that may also reorder the items. */
const withRow = (
  { cells, diagnosticity, groupByItem, width }: Matrix,
  totals: Float64Array,
  row: number,
  changed: Float64Array,
): Float64Array => {
  const group = groupByItem[row];
  if (group === undefined) return totals;
  const before = cells.slice(row * width, (row + 1) * width);
  const spread = diagnosticity[row] ?? 0;
  // Changed in place and put back, as for single cells: a copy of the whole matrix for each item would be quadratic.
  cells.set(changed, row * width);
  diagnosticity[row] = rowDiagnosticity(cells, row, width);
  const points = sumGroup(orderMembers(group.members, diagnosticity), group.rho, cells, width);
  cells.set(before, row * width);
  diagnosticity[row] = spread;
  return replaceGroup(totals, group, points);
};
