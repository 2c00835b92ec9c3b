import type { ScoringProfile } from '../reference/scoring-profiles.ts';
import { blank, cellDecibels, likelihoodByCode, ratingToCode } from './cells.ts';
import { rowDiagnosticity } from './diagnosticity.ts';
import { orderMembers, sumGroup } from './groups.ts';
import { compareIds, isRankedKind, type ScoringHypothesis, type ScoringInput } from './scoring-input.ts';
import { faultInScoringInput } from './scoring-input-rules.ts';
import { itemWeight } from './weights.ts';

/** Items of one origin; an ungrouped item is a group of one under its own id. Members are item numbers. */
export type OriginGroup = {
  readonly id: string;
  readonly rho: number;
  /** In id order. */
  readonly members: readonly number[];
  /** Most diagnostic first (ALR-1 step 4). */
  readonly order: readonly number[];
  /** Decibels by hypothesis. */
  readonly points: Float64Array;
};

/**
 * An input made ready for arithmetic: hypotheses and items are numbered in id order, cells are row-major
 * (`item * width + hypothesis`), and items of weight 0 are gone, since they count nowhere.
 */
export type Matrix = {
  readonly input: ScoringInput;
  readonly profile: ScoringProfile;
  readonly hypotheses: readonly ScoringHypothesis[];
  readonly width: number;
  /** Numbers of the hypotheses that take part in rankings. */
  readonly ranked: readonly number[];
  readonly itemIds: readonly string[];
  /** Every item in id order with its weight, those of weight 0 included. */
  readonly weightEntries: readonly (readonly [string, number])[];
  readonly weights: Float64Array;
  readonly codes: Uint8Array;
  /** Decibels of each cell. */
  readonly cells: Float64Array;
  readonly diagnosticity: Float64Array;
  readonly groups: readonly OriginGroup[];
  readonly groupByItem: readonly OriginGroup[];
};

/** Throws on an input that `faultInScoringInput` refuses: callers have asked before. */
export const buildMatrix = (input: ScoringInput, profile: ScoringProfile): Matrix => {
  const fault = faultInScoringInput(input, profile);
  if (fault !== undefined) throw new Error(`unchecked scoring input: ${fault.why} at ${fault.at}`);

  const hypotheses = input.hypotheses.toSorted((left, right) => compareIds(left.id, right.id));
  const width = hypotheses.length;
  const weighted = input.evidence
    .map((item) => ({ item, weight: itemWeight(item, profile) }))
    .sort((left, right) => compareIds(left.item.id, right.item.id));
  const scored = weighted.filter(({ weight }) => weight > 0);

  const likelihoods = likelihoodByCode(profile);
  const codes = new Uint8Array(scored.length * width).fill(blank);
  const cells = new Float64Array(scored.length * width);
  const diagnosticity = new Float64Array(scored.length);
  scored.forEach(({ item, weight }, row) => {
    hypotheses.forEach(({ id }, column) => {
      const code = ratingToCode(Object.hasOwn(item.r, id) ? (item.r[id] ?? null) : null);
      codes[row * width + column] = code;
      cells[row * width + column] = cellDecibels(weight, likelihoods[code] ?? 0.5);
    });
    diagnosticity[row] = rowDiagnosticity(cells, row, width);
  });

  const membersById = new Map<string, number[]>();
  scored.forEach(({ item }, row) => {
    const id = item.group ?? item.id;
    const members = membersById.get(id);
    if (members === undefined) membersById.set(id, [row]);
    else members.push(row);
  });
  const groups = [...membersById]
    .sort(([left], [right]) => compareIds(left, right))
    .map(([id, members]): OriginGroup => {
      const rho = Object.hasOwn(input.rho, id) ? (input.rho[id] ?? 0) : 0;
      const order = orderMembers(members, diagnosticity);
      return { id, rho, members, order, points: sumGroup(order, rho, cells, width) };
    });
  const groupByItem: OriginGroup[] = [];
  for (const group of groups) for (const member of group.members) groupByItem[member] = group;

  return {
    input,
    profile,
    hypotheses,
    width,
    ranked: [...hypotheses.keys()].filter((column) => isRankedKind(hypotheses[column]?.type ?? 'insufficient')),
    itemIds: scored.map(({ item }) => item.id),
    weightEntries: weighted.map(({ item, weight }) => [item.id, weight] as const),
    weights: Float64Array.from(scored, ({ weight }) => weight),
    codes,
    cells,
    diagnosticity,
    groups,
    groupByItem,
  };
};
