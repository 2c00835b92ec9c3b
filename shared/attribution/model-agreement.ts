import { billionths } from './cells.ts';
import { kendallTauB } from './kendall.ts';
import type { Matrix } from './matrix.ts';
import { findLead, findLeadAmong } from './posterior.ts';

export type ModelAgreement = {
  /** Both models put the same ranked hypothesis alone in first place. */
  readonly agree: boolean;
  /** Between the two orderings of the ranked hypotheses, −1 to 1; null where one has only ties. */
  readonly tauB: number | null;
};

/** Compares ALR-1 with its cross-check (method, section 2.4); any tie for first place is disagreement. */
export const compareModels = (
  { ranked }: Pick<Matrix, 'ranked'>,
  totals: Float64Array,
  crossCheck: Float64Array,
): ModelAgreement => {
  const mostLikely = findLeadAmong(ranked, totals);
  const leastRefuted = findLeadAmong(
    ranked,
    crossCheck.map((points) => -points),
  );
  return {
    agree: findLead(totals) >= 0 && mostLikely >= 0 && mostLikely === leastRefuted,
    tauB: kendallTauB(
      ranked.map((column) => billionths(totals[column] ?? 0)),
      ranked.map((column) => -billionths(crossCheck[column] ?? 0)),
    ),
  };
};
