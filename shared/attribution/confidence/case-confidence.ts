import type { CaseTables } from '../../domain/case-tables.ts';
import { evidenceClasses } from '../../domain/vocabulary.ts';
import { dissentStanding } from '../../review/dissents.ts';
import type { ConfidenceFacts, ConfidenceLevel, ReviewStanding } from './confidence.ts';
import { lowest } from './confidence.ts';

/** What confidence needs of a case beside its scores. Nothing but the skeleton is read, so every edition gives the same. */
export const confidenceFacts = (tables: CaseTables): ConfidenceFacts => ({
  classes: new Map(
    tables
      .rows('evidence')
      .map(({ key, evidenceClass }) => [key, evidenceClasses.find((name) => name === evidenceClass) ?? null]),
  ),
  criticalAssumptions: tables
    .rows('assumption')
    .filter(({ critical, status }) => critical === 1 && status !== 'resolved')
    .map(({ key }) => key),
  review: reviewStanding(tables),
});

/**
 * Kinds of lines after which a number may be another than the one that was reviewed, or mean something else. Setting a
 * hypothesis aside, confirming that a level excludes itself and saying how an assumption is tested move none.
 */
export const movesScores =
  /^(?:evidence\.|custody\.grade|hypothesis\.(?!status|confirm)|group\.|rating\.|prior\.|assumption\.(?!examine)|profile\.|case\.open)/u;

/**
 * How far an independent review carries (method, section 6.5). A dissent stands until its author closes it or a
 * board overrides it; whoever concurred,
 * concurred with what the checkpoint held, and no longer once something was added that moves a number.
 */
const reviewStanding = (tables: CaseTables): ReviewStanding => {
  const events = tables.rows('review_event');
  if (events.length === 0) return 'none';
  const dissents = events.filter(({ act }) => act === 'dissent');
  if (dissents.some(({ seq }) => dissentStanding(tables, seq).standing === 'open')) return 'dissent';
  const reviewedSizes = events
    .filter(({ act }) => act === 'concur' || act === 'concur_with_comment')
    .map(({ reviewedSize }) => reviewedSize ?? 0);
  if (reviewedSizes.length > 0) {
    const reviewed = Math.max(...reviewedSizes);
    const isOutdated = tables.rows('line_index').some(({ seq, type }) => seq >= reviewed && movesScores.test(type));
    return isOutdated ? 'outdated' : 'concur';
  }
  // Somebody has reviewed, and nobody concurs: a dissent that has ended says no less than a naming.
  if (dissents.length > 0) return 'assigned';
  const latest = new Map(events.map(({ review, act }) => [review, act]));
  return [...latest.values()].includes('assigned') ? 'assigned' : 'none';
};

/** What lowers the computed step of a level: an analyst's line, and the level below it. */
export type Lowering = { readonly to: ConfidenceLevel; readonly line: number };
export const loweringOf = (tables: CaseTables, level: number): Lowering | null => {
  const row = tables.get('confidence_lowering', String(level));
  return row === undefined || row.to === null ? null : { to: row.to, line: row.seq };
};

/**
 * The confidence that is stated: computed, at most that of the next lower level that is assessed (method, section 2.7),
 * and at most what an analyst lowered it to. It is never above what was computed.
 */
export const statedConfidence = (
  computed: ConfidenceLevel,
  below: ConfidenceLevel | null,
  lowering: Lowering | null,
): ConfidenceLevel =>
  lowest([computed, ...(below === null ? [] : [below]), ...(lowering === null ? [] : [lowering.to])]);
