import { err, ok, type Failure, type Result } from '../base/result.ts';
import { parc205 } from '../reference/parc-205.ts';
import type { ScoringProfile } from '../reference/scoring-profiles.ts';
import { sumWeighted } from './ach.ts';
import { byHypothesis, scoreBase, type NumberById } from './base-score.ts';
import { billionths } from './cells.ts';
import { findLeadAmong } from './posterior.ts';
import type { ScoringInput } from './scoring-input.ts';
import { faultInScoringInput } from './scoring-input-rules.ts';

/**
 * One hypothesis under the case’s own profile and under something else. Places from 1, among the same hypotheses on both
 * sides; with ties, the best of the shared. Null where a cross-check does not rank it.
 */
export type ComparedHypothesis = {
  readonly id: string;
  /** Probability under the case’s own profile. */
  readonly own: number;
  readonly ownPlace: number | null;
  /** Probability under the other profile, or points against it in a cross-check. */
  readonly other: number;
  readonly otherPlace: number | null;
};

export type ProfileComparison = {
  readonly hypotheses: readonly ComparedHypothesis[];
  readonly ownLead: string | null;
  readonly otherLead: string | null;
  readonly leadChanges: boolean;
};

/** The same matrix by two profiles, side by side; nothing else of either is computed. */
export const compareProfiles = (
  input: ScoringInput,
  own: ScoringProfile,
  other: ScoringProfile,
): Result<ProfileComparison, Failure> => {
  const fault = faultInScoringInput(input, other);
  if (fault !== undefined) {
    return err({
      code: 'PROFILE_DOES_NOT_FIT',
      message: `The case cannot be scored by that profile: ${fault.why}.`,
      hint: 'Its bounds of a prior may be narrower than what the case states.',
      at: fault.at,
    });
  }
  const before = scoreBase(input, own).base;
  const after = scoreBase(input, other).base;
  return ok(
    compared(
      // Compared as scores are: decibels to a billionth.
      { numbers: before.alr1.posterior, places: placesBy(before.alr1.db), lead: before.lead },
      { numbers: after.alr1.posterior, places: placesBy(after.alr1.db), lead: after.lead },
    ),
  );
};

/**
 * WIS-PARC205 beside the case’s own profile: points against each hypothesis, less is better. It feeds nothing: neither
 * model agreement nor confidence.
 */
export const compareParc205 = (input: ScoringInput, own: ScoringProfile): ProfileComparison => {
  const { base, matrix, totals } = scoreBase(input, own);
  const relevance = parc205.relevance[parc205.relevanceOfEveryItem];
  const points = sumWeighted(matrix, parc205.I, parc205.II, (row) => {
    const band = parc205.credibilityBands.find(({ minW }) => (matrix.weights[row] ?? 0) >= minW);
    return band === undefined ? 0 : parc205.credibility[band.is] * relevance;
  });
  const numbers = byHypothesis(matrix, points);
  // What names nobody is refuted by nothing: among the others only, on both sides.
  const among = (values: NumberById, sign: 1 | -1): ReadonlyMap<string, number> =>
    placesBy(
      Object.fromEntries(base.hypotheses.flatMap(({ id, ranked }) => (ranked ? [[id, sign * (values[id] ?? 0)]] : []))),
    );
  const idOf = (column: number): string | null => matrix.hypotheses[column]?.id ?? null;
  const least = findLeadAmong(
    matrix.ranked,
    points.map((one) => -one),
  );
  return compared(
    {
      numbers: base.alr1.posterior,
      places: among(base.alr1.db, 1),
      lead: idOf(findLeadAmong(matrix.ranked, totals)),
    },
    { numbers, places: among(numbers, -1), lead: idOf(least) },
  );
};

type Side = {
  readonly numbers: NumberById;
  readonly places: ReadonlyMap<string, number>;
  readonly lead: string | null;
};

const compared = (own: Side, other: Side): ProfileComparison => ({
  hypotheses: Object.keys(own.numbers)
    .map((id) => ({
      id,
      own: own.numbers[id] ?? 0,
      ownPlace: own.places.get(id) ?? null,
      other: other.numbers[id] ?? 0,
      otherPlace: other.places.get(id) ?? null,
    }))
    .sort((left, right) => right.own - left.own),
  ownLead: own.lead,
  otherLead: other.lead,
  leadChanges: own.lead !== other.lead,
});

/** The highest number first. */
const placesBy = (numbers: NumberById): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(numbers).map(([id, value]) => [
      id,
      1 + Object.values(numbers).filter((other) => billionths(other) > billionths(value)).length,
    ]),
  );
