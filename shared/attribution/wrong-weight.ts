import { billionths, cellDecibels, likelihoodByCode } from './cells.ts';
import { rowDiagnosticity } from './diagnosticity.ts';
import { orderMembers, sumGroup } from './groups.ts';
import { replaceGroup } from './leave-one-out.ts';
import type { Matrix, OriginGroup } from './matrix.ts';
import { findLead } from './posterior.ts';

/** A group whose items, all trusted fully (1) or not at all (0), change the order of the hypotheses. */
export type WrongWeight = {
  readonly group: string;
  readonly weight: 0 | 1;
  readonly lead: number;
  /** Place of each hypothesis, 1 first; equal places are ties. */
  readonly places: readonly number[];
};

/** Sets the items of each group to weight 1 and to weight 0 in turn (ALR-1 step 8); lists what changes any place. */
export const testWrongWeights = (matrix: Matrix, totals: Float64Array): readonly WrongWeight[] => {
  const base = placesOf(totals);
  const changes: WrongWeight[] = [];
  for (const group of matrix.groups) {
    for (const weight of [1, 0] as const) {
      const changed = replaceGroup(totals, group, weight === 1 ? trustFully(matrix, group) : undefined);
      const places = placesOf(changed);
      if (places.some((place, column) => place !== base[column])) {
        changes.push({ group: group.id, weight, lead: findLead(changed), places });
      }
    }
  }
  return changes;
};

const trustFully = ({ codes, profile, width }: Matrix, { members, rho }: OriginGroup): Float64Array => {
  const likelihoods = likelihoodByCode(profile);
  const cells = new Float64Array(members.length * width);
  const spreads = new Float64Array(members.length);
  members.forEach((row, at) => {
    for (let column = 0; column < width; column += 1) {
      cells[at * width + column] = cellDecibels(1, likelihoods[codes[row * width + column] ?? 0] ?? 0.5);
    }
    spreads[at] = rowDiagnosticity(cells, at, width);
  });
  return sumGroup(orderMembers([...members.keys()], spreads), rho, cells, width);
};

const placesOf = (totals: Float64Array): readonly number[] => {
  const rounded = [...totals].map(billionths);
  return rounded.map((total) => 1 + rounded.filter((other) => other > total).length);
};
