import type { CaseTables } from '../domain/case-tables.ts';
import type { RedressClaimRow } from '../domain/redress-rows.ts';
import { liveStates, type MeasureState, type ReviewTrigger } from '../domain/measure-vocabulary.ts';
import type { CasePolicy } from './case-policy.ts';
import type { Measure } from './measure.ts';
import { asRunning, gateMeasure, hardReasonsOf, type CaseNumbers } from './measure-gate.ts';
import { hasEnded, shownState } from './measure-dates.ts';

/** A reason for which a running measure must be reviewed, whether or not a line says so yet. */
export type RequiredReview = { readonly trigger: ReviewTrigger; readonly codes: readonly string[] };

/**
 * What a running measure fails of the case as it is (method, section 7.5): hard gates, and what became of the release
 * that it rests on. Nothing for what is not running.
 */
export const reviewsRequired = (
  measure: Measure,
  tables: CaseTables,
  numbers: CaseNumbers | null,
  profile: CasePolicy,
): readonly RequiredReview[] => {
  if (!liveStates.has(measure.state)) return [];
  const failing = numbers === null ? [] : hardReasonsOf(gateMeasure(asRunning(measure), numbers, profile));
  const byTrigger = new Map<ReviewTrigger, string[]>();
  for (const code of failing) {
    const trigger = triggerOf(code);
    byTrigger.set(trigger, [...(byTrigger.get(trigger) ?? []), code]);
  }
  return [
    ...[...byTrigger].map(([trigger, codes]) => ({ trigger, codes })),
    ...releaseReviews(measure, tables).map((trigger) => ({ trigger, codes: [] })),
  ];
};

const triggerOf = (code: string): ReviewTrigger => {
  switch (code) {
    case 'ATTR_PROB':
      return 'p05_below_gate';
    case 'ATTR_CONF':
    case 'ATTR_LEVEL':
      return 'confidence_downgrade';
    case 'DISSENT':
      return 'independent_dissent';
    case 'HARM':
    case 'RI_GT_HARM':
      return 'harm_remediated';
    default:
      // What the measure itself says was within the bars when it was decided on, so the bars have moved.
      return 'profile_changed';
  }
};

/** Said of the release after the measure last became active, renewed or narrowed. */
const releaseReviews = ({ release, since }: Measure, tables: CaseTables): readonly ReviewTrigger[] =>
  release === null
    ? []
    : tables
        .rows('release_standing')
        .filter((row) => row.release === release && row.seq > since.seq)
        .map(({ act }) => (act === 'retract' ? 'release_retracted' : 'release_amended'));

/** Those that no line of the measure says yet, since it was last brought to run. */
export const unrecordedReviews = (measure: Measure, required: readonly RequiredReview[]): readonly RequiredReview[] =>
  required.filter(
    ({ trigger, codes }) =>
      !measure.required.some((one) => one.trigger === trigger && one.codes.join() === codes.join()),
  );

/** What a measure is today: lapsed at its end, and under review where it fails, whether or not a line says so. */
export const standingState = (measure: Measure, required: readonly RequiredReview[], today: string): MeasureState => {
  const shown = shownState(measure, today);
  return liveStates.has(shown) && required.length > 0 ? 'review_required' : shown;
};

/** Measures whose end has come and whose lapse no line says. */
export const lapsesDue = (measures: readonly Measure[], today: string): readonly Measure[] =>
  measures.filter((measure) => hasEnded(measure, today));

/** What a claim for redress is about; null: nothing of the kind. */
export type Contested = {
  readonly measure: string | null;
  readonly hypothesis: string | null;
  readonly releases: readonly number[];
};

/** Only a misattribution reaches beyond the measure that a claim is about. */
export const contestedBy = (
  { ground, measure, hypothesis }: Pick<RedressClaimRow, 'ground' | 'measure' | 'hypothesis'>,
  releases: readonly number[],
): Contested =>
  ground === 'misattribution' ? { measure, hypothesis, releases } : { measure, hypothesis: null, releases: [] };

/** Those that run on a day. */
export const runningOn = (measures: readonly Measure[], day: string): readonly Measure[] =>
  measures.filter((measure) => liveStates.has(shownState(measure, day)));

/** The measure that a claim is about, and those that rest on one of the releases or were decided or continued on the hypothesis. */
export const measuresResting = (measures: readonly Measure[], contested: Contested): readonly Measure[] =>
  measures.filter(({ id, release, gate, decision, moves }) => {
    const { hypothesis, releases } = contested;
    const subjects = [gate?.gate.attribution?.subject, decision?.gate.attribution?.subject];
    return (
      id === contested.measure ||
      (release !== null && releases.includes(release)) ||
      (hypothesis !== null && (subjects.includes(hypothesis) || moves.some(({ subject }) => subject === hypothesis)))
    );
  });

/** Whether a number reaches a tripwire that begins with one, as `>= 3` and `drop >= 5 percentage points` do. */
export const tripwireReached = (tripwire: string, value: number): boolean => {
  const bar = /^(?:drop )?>= (\d+(?:\.\d+)?)/u.exec(tripwire)?.[1];
  return bar !== undefined && value >= Number(bar);
};
