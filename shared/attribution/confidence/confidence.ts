import type { evidenceClasses } from '../../domain/vocabulary.ts';
import { confidenceGates as gates } from '../../reference/confidence-gates.ts';
import type { ScoringProfile } from '../../reference/scoring-profiles.ts';
import { billionths } from '../cells.ts';
import type { Score } from '../score.ts';
import { compareIds, type ScoringInput } from '../scoring-input.ts';
import { marginOf, type ItemMargin } from './margin.ts';

type EvidenceClass = (typeof evidenceClasses)[number];

/** From least to most. `insufficient`: not even low holds, which is a result that can be published. */
export const confidenceLevels = ['insufficient', 'low', 'moderate', 'high'] as const;
export type ConfidenceLevel = (typeof confidenceLevels)[number];

export const confidenceTests = [
  'origins',
  'classes',
  'stability',
  'without_origin',
  'completeness',
  'models',
  'custody',
  'assumptions',
  'deception',
  'review',
  'p05',
] as const;
export type ConfidenceTestName = (typeof confidenceTests)[number];

/** `dissent` and `outdated` count like `assigned`: somebody reviews, nobody concurs with what stands now. */
export type ReviewStanding = 'none' | 'assigned' | 'outdated' | 'dissent' | 'concur';

/** What confidence needs beside the score: facts of the case that no decibel holds. */
export type ConfidenceFacts = {
  /** Evidence class by item; null where none is stated. */
  readonly classes: ReadonlyMap<string, EvidenceClass | null>;
  /** Ids of open critical assumptions. */
  readonly criticalAssumptions: readonly string[];
  readonly review: ReviewStanding;
};

/** One row of the gate table: how far it carries. */
export type ConfidenceTest = {
  readonly test: ConfidenceTestName;
  readonly reaches: ConfidenceLevel;
  /** A share, a count, a word or a yes; null where there is nothing to measure. */
  readonly value: number | boolean | string | null;
  /** What it rests on: items, groups, assumptions, by id. */
  readonly rests: readonly string[];
};

export type ComputedConfidence = {
  readonly computed: ConfidenceLevel;
  /** Why there is none, before any test: no lead, or a lead that names nobody. */
  readonly without: 'tie' | 'residual' | null;
  /** What the lead was measured against. */
  readonly rival: string | null;
  readonly tests: readonly ConfidenceTest[];
};

/**
 * Analytic confidence of one level by the gate table of method 2.6: the lowest step for which every test holds. Gates,
 * no averages; nothing here is a probability.
 */
export const computeConfidence = (
  score: Score,
  input: ScoringInput,
  profile: ScoringProfile,
  facts: ConfidenceFacts,
): ComputedConfidence => {
  const { lead } = score;
  if (lead === null) return { computed: 'insufficient', without: 'tie', rival: null, tests: [] };
  if (!score.leadRanked) return { computed: 'insufficient', without: 'residual', rival: null, tests: [] };
  const rival = bestRival(score, lead);
  const margins = rival === null ? [] : marginOf(score, input, profile, lead, rival);
  const tests = [
    ...testOrigins(score, input, margins, facts),
    testStability(score),
    testWithoutOrigin(score, lead),
    atLeast('completeness', score.completeness, gates.completeness),
    testModels(score),
    testCustody(input, profile, margins),
    testAssumptions(facts),
    testDeception(score, input),
    testReview(facts),
    testP05(score),
  ];
  return { computed: lowest(tests.map(({ reaches }) => reaches)), without: null, rival, tests };
};

/** The least of some levels; `high` of none. */
export const lowest = (levels: readonly ConfidenceLevel[]): ConfidenceLevel =>
  confidenceLevels[Math.min(...levels.map((level) => confidenceLevels.indexOf(level)), 3)] ?? 'insufficient';

/** The most likely of the other ranked hypotheses; of all others where none is ranked. Ties go to the first id. */
export const bestRival = ({ hypotheses, alr1 }: Score, lead: string): string | null => {
  const others = hypotheses.filter(({ id }) => id !== lead);
  const ranked = others.filter((hypothesis) => hypothesis.ranked);
  const [best] = (ranked.length > 0 ? ranked : others).toSorted(
    (left, right) =>
      billionths(alr1.db[right.id] ?? 0) - billionths(alr1.db[left.id] ?? 0) || compareIds(left.id, right.id),
  );
  return best?.id ?? null;
};

type Steps = { readonly high: number; readonly moderate: number; readonly low?: number };

const atLeast = (
  test: ConfidenceTestName,
  value: number,
  { high, moderate, low = -Infinity }: Steps,
  rests: readonly string[] = [],
): ConfidenceTest => ({
  test,
  value,
  rests,
  reaches: reaches(value, high)
    ? 'high'
    : reaches(value, moderate)
      ? 'moderate'
      : reaches(value, low)
        ? 'low'
        : 'insufficient',
});

/** On six decimals, as the number is printed: what reads 0.800000 reaches 0.8, and engines do not differ. */
const reaches = (value: number, step: number): boolean => Math.round(value * 1e6) >= Math.round(step * 1e6);

const testOrigins = (
  score: Score,
  input: ScoringInput,
  margins: readonly ItemMargin[],
  { classes }: ConfidenceFacts,
): readonly ConfidenceTest[] => {
  const kinds = new Map(input.evidence.map(({ id, kind }) => [id, kind]));
  // An origin counts through an item that could carry it alone: weighty, no assumption, and itself for the lead.
  const carriers = margins.filter(
    ({ item, points }) =>
      points > 0 && (score.weights[item] ?? 0) >= gates.itemWeight && kinds.get(item) !== 'assumption',
  );
  const sums = new Map<string, number>();
  for (const { group, counted } of margins) sums.set(group, (sums.get(group) ?? 0) + counted);
  const origins = [...new Set(carriers.map(({ group }) => group))]
    .filter((group) => billionths(sums.get(group) ?? 0) >= billionths(gates.favourDb))
    .sort(compareIds);
  const counted = new Set(origins);
  const found = new Map<string, string[]>();
  for (const { item, group } of carriers) {
    const kind = counted.has(group) ? classes.get(item) : null;
    if (kind !== null && kind !== undefined) found.set(kind, [...(found.get(kind) ?? []), item]);
  }
  return [
    atLeast('origins', origins.length, gates.origins, origins),
    atLeast('classes', found.size, gates.classes, [...found.values()].flat().sort(compareIds)),
  ];
};

const testStability = ({ sensitivity: { monteCarlo } }: Score): ConfidenceTest =>
  atLeast('stability', monteCarlo?.stability ?? 0, gates.stability);

/** Of all origins left out in turn, the one without which the lead fares worst. */
const testWithoutOrigin = ({ sensitivity, groups }: Score, lead: string): ConfidenceTest => {
  const alone = new Map(Object.values(groups).map(({ items }) => [items[0] ?? '', items.length === 1]));
  const origins = sensitivity.leaveOneOut.filter(({ drop, of }) => of === 'group' || alone.get(drop) === true);
  const fallen = origins.filter((left) => left.lead !== lead);
  const worst = (fallen.length > 0 ? fallen : origins).toSorted(
    (left, right) => (left.posterior[lead] ?? 0) - (right.posterior[lead] ?? 0) || compareIds(left.drop, right.drop),
  )[0];
  const value = worst?.posterior[lead] ?? 0;
  const stays = worst !== undefined && fallen.length === 0;
  return {
    test: 'without_origin',
    value,
    rests: worst === undefined ? [] : [worst.drop],
    reaches: !stays ? 'low' : reaches(value, gates.withoutOrigin.high) ? 'high' : 'moderate',
  };
};

const testModels = ({ modelAgreement }: Score): ConfidenceTest => ({
  test: 'models',
  value: modelAgreement,
  rests: [],
  reaches: modelAgreement ? 'high' : 'low',
});

/** Share of what speaks for the lead that comes from well-kept items; `rests` are the others. */
const testCustody = (input: ScoringInput, profile: ScoringProfile, margins: readonly ItemMargin[]): ConfidenceTest => {
  const kept = new Map(input.evidence.map(({ id, custody }) => [id, profile.custody[custody] >= gates.custodyValue]));
  const positive = margins.filter(({ counted }) => counted > 0);
  const whole = positive.reduce((sum, { counted }) => sum + counted, 0);
  const good = positive.reduce((sum, { item, counted }) => sum + (kept.get(item) === true ? counted : 0), 0);
  const rests = positive.filter(({ item }) => kept.get(item) !== true).map(({ item }) => item);
  return atLeast('custody', whole > 0 ? good / whole : 0, gates.custodyShare, rests);
};

const testAssumptions = ({ criticalAssumptions }: ConfidenceFacts): ConfidenceTest => {
  const open = criticalAssumptions.length;
  const { high, moderate } = gates.assumptions;
  return {
    test: 'assumptions',
    value: open,
    rests: criticalAssumptions.toSorted(compareIds),
    reaches: open <= high ? 'high' : open <= moderate ? 'moderate' : 'low',
  };
};

/** `value` counts the weighty items that are not rated against deception; null where nobody stated one. */
const testDeception = (score: Score, { hypotheses, evidence }: ScoringInput): ConfidenceTest => {
  const deceptions = hypotheses.filter(({ type }) => type === 'deception');
  if (deceptions.length === 0) return { test: 'deception', value: null, rests: [], reaches: 'low' };
  const open = evidence
    .filter(({ id, r }) => {
      const isWeighty = (score.weights[id] ?? 0) >= gates.itemWeight;
      return isWeighty && deceptions.some((deception) => (r[deception.id] ?? null) === null);
    })
    .map(({ id }) => id)
    .sort(compareIds);
  return { test: 'deception', value: open.length, rests: open, reaches: open.length === 0 ? 'high' : 'low' };
};

const testReview = ({ review }: ConfidenceFacts): ConfidenceTest => ({
  test: 'review',
  value: review,
  rests: [],
  reaches: review === 'concur' ? 'high' : review === 'none' ? 'low' : 'moderate',
});

const testP05 = ({ sensitivity: { monteCarlo } }: Score): ConfidenceTest =>
  atLeast('p05', monteCarlo?.p05 ?? 0, gates.p05);
