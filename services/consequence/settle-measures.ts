import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import {
  lapsesDue,
  reviewsRequired,
  unrecordedReviews,
  type RequiredReview,
} from '../../shared/consequence/measure-due.ts';
import type { Measure } from '../../shared/consequence/measure.ts';
import type { ReviewTrigger } from '../../shared/domain/measure-vocabulary.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { isRatedBlind } from '../reasoning/hidden-ratings.ts';
import { readCaseMeasures, readNumbers, type CaseMeasures, type NumbersNow } from './case-measures.ts';
import { moveLine, plainMove } from './measure-writing.ts';

type Due = { readonly measure: Measure; readonly review: RequiredReview | null };

/** What `settleMeasures` would record: lapses first, then reviews of what still runs. */
export const dueNow = (
  { measures, today, profile }: CaseMeasures,
  tables: CaseTables,
  now: Pick<NumbersNow, 'numbers'> | null,
): readonly Due[] => {
  const lapsing = lapsesDue(measures, today);
  const running = now === null ? [] : measures.filter((measure) => !lapsing.includes(measure));
  return [
    ...lapsing.map((measure) => ({ measure, review: null })),
    ...running.flatMap((measure) =>
      unrecordedReviews(measure, reviewsRequired(measure, tables, now?.numbers ?? null, profile)).map((review) => ({
        measure,
        review,
      })),
    ),
  ];
};

/**
 * Records what is due without anybody’s word. It is decided inside the transaction, so that two programs at once, or the
 * same one twice, record it once. While an act waits for its second person nothing is recorded, since any line would void
 * the request, and while somebody rates blind no review is, since it would tell of scores.
 */
export const settleMeasures = (
  session: CaseSession,
  _: Checked<'measure.settle'>,
  deps: AppDeps,
): Result<Output<'measure.settle'>> => {
  if (session.readOnly !== null) return err(session.readOnly);
  if (session.tables.rows('measure_event').length === 0) return ok({ lapsed: [], required: [], waiting: null });
  const numbers = isRatedBlind(session, deps) ? ok(null) : readNumbers(session, deps);
  if (!numbers.ok) return numbers;
  let done: readonly Due[] = [];
  let waiting: string | null = null;
  const appended = session.append(({ tables, head }) => {
    const known = readCaseMeasures(tables, deps);
    if (!known.ok) return known;
    // What was computed of other lines than those that are there now is left for the next time.
    const now = numbers.value?.size === head?.size ? numbers.value : null;
    done = dueNow(known.value, tables, now);
    const open = tables.rows('request').find(({ state }) => state === 'open');
    if (done.length > 0 && open !== undefined) {
      waiting = `The request of line ${open.seq} waits for its approval, and any line would void it.`;
      done = [];
    }
    const common = commonFields(session, deps);
    return ok({ drafts: done.flatMap(({ measure, review }) => dueLines(measure, review, common)) });
  });
  if (!appended.ok) return appended;
  const { first } = appended.value;
  const lines = done.map((due, at) => ({ ...due, line: first + at }));
  return ok({
    lapsed: lines.flatMap(({ measure, review, line }) =>
      review === null ? [{ id: measure.id, end: measure.facts.end, line }] : [],
    ),
    required: lines.flatMap(({ measure, review, line }) =>
      review === null ? [] : [{ id: measure.id, trigger: review.trigger, line }],
    ),
    waiting,
  });
};

const dueLines = (
  measure: Measure,
  review: RequiredReview | null,
  common: ReturnType<typeof commonFields>,
): readonly LineDraft[] =>
  review === null
    ? moveLine(measure, plainMove('lapsed', true), common, `Its end, ${measure.facts.end ?? ''}, has come.`).lines
    : moveLine(measure, { ...plainMove('review_required', true), ...review }, common, reviewReason(review)).lines;

const reviewReason = ({ trigger, codes }: RequiredReview): string =>
  codes.length === 0 ? `${trigger.replaceAll('_', ' ')}.` : `It fails ${codes.join(', ')} of the policy profile.`;

/**
 * Lines by which another act requires the review of measures that run, as an upheld claim for redress does with
 * `successful_redress`. None for a measure of which that is said already.
 */
export const requireReviews = (
  measures: readonly Measure[],
  trigger: ReviewTrigger,
  common: ReturnType<typeof commonFields>,
  reason: string,
): readonly LineDraft[] =>
  measures
    .filter(({ required }) => !required.some((one) => one.trigger === trigger && one.codes.length === 0))
    .flatMap((measure) => moveLine(measure, { ...plainMove('review_required', true), trigger }, common, reason).lines);
