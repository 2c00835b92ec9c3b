import { billionths } from './cells.ts';
import type { Matrix } from './matrix.ts';

/** The smallest set of groups whose loss takes the lead below a rival, strongest first; k null: no set does. */
export type Flip = { readonly k: number | null; readonly set: readonly string[] };

/**
 * Flip set of the lead against one rival (ALR-1 step 8). Groups add, so taking the largest margins first is exactly
 * minimal. Only positive margins help the rival.
 */
export const findFlip = ({ groups }: Matrix, totals: Float64Array, lead: number, rival: number): Flip => {
  const margins = groups
    .map(({ id, points }) => ({ id, margin: (points[lead] ?? 0) - (points[rival] ?? 0) }))
    .filter(({ margin }) => billionths(margin) > 0)
    // Groups are in id order and the sort is stable, so ties stay in id order.
    .sort((left, right) => billionths(right.margin) - billionths(left.margin));
  const set: string[] = [];
  let residual = (totals[lead] ?? 0) - (totals[rival] ?? 0);
  for (const { id, margin } of margins) {
    if (billionths(residual) <= 0) break;
    residual -= margin;
    set.push(id);
  }
  return billionths(residual) <= 0 ? { k: set.length, set } : { k: null, set: [] };
};

/** Fragility index: the smallest flip over the ranked rivals; null when none can be flipped. */
export const findFragility = (flips: readonly Flip[]): number | null =>
  flips.reduce<number | null>((least, { k }) => (k === null || (least !== null && least <= k) ? least : k), null);
