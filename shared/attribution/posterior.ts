import { billionths } from './cells.ts';
import type { Matrix } from './matrix.ts';

/** Σ over groups in id order, in decibels by hypothesis, without the prior. */
export const sumEvidence = ({ groups, width }: Pick<Matrix, 'groups' | 'width'>): Float64Array => {
  const sums = new Float64Array(width);
  for (const { points } of groups) {
    for (let column = 0; column < width; column += 1) {
      sums[column] = (sums[column] ?? 0) + (points[column] ?? 0);
    }
  }
  return sums;
};

/** S = 10·log10 π + evidence, in decibels (ALR-1 step 5). */
export const addPrior = (prior: Float64Array, evidence: Float64Array): Float64Array =>
  evidence.map((decibels, column) => 10 * Math.log10(prior[column] ?? 0) + decibels);

/** P = 10^(S/10) / Σ 10^(S/10); the highest S is subtracted first, so that nothing overflows. */
export const totalsToPosterior = (totals: Float64Array): Float64Array => {
  let highest = -Infinity;
  for (const total of totals) if (total > highest) highest = total;
  const shares = totals.map((total) => 10 ** ((total - highest) / 10));
  let sum = 0;
  for (const share of shares) sum += share;
  return shares.map((share) => share / sum);
};

/** The one hypothesis with the highest S to a billionth of a decibel; -1 on a tie or without any. */
export const findLead = (totals: Float64Array): number => {
  let lead = -1;
  let highest = -Infinity;
  for (let column = 0; column < totals.length; column += 1) {
    const total = billionths(totals[column] ?? 0);
    if (total > highest) {
      highest = total;
      lead = column;
    } else if (total === highest) lead = -1;
  }
  return lead;
};

/** The same among some hypotheses only. */
export const findLeadAmong = (columns: readonly number[], totals: Float64Array): number =>
  columns[findLead(Float64Array.from(columns, (column) => totals[column] ?? 0))] ?? -1;
