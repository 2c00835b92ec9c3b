import { daysBetween } from '../base/calendar.ts';
import type { Failure } from '../base/result.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import { liveStates } from '../domain/measure-vocabulary.ts';
import type { CasePolicy } from './case-policy.ts';
import type { ActOf, Measure } from './measure.ts';

/** What of the case a renewal rests on, since the start or the last renewal of the measure. */
export type RenewalFacts = {
  /** Line of a score of harm, or of one that was taken back; null: none. */
  readonly harm: number | null;
  /** Line of an independent review that concurs; null: none. What was added since it plays no part here. */
  readonly review: number | null;
  /** The same by somebody who is not enrolled in the case. */
  readonly externalReview: number | null;
};

/** What a renewal rests on: lines since the measure started or was last renewed. */
export const renewalFacts = (tables: CaseTables, { term, line }: Measure): RenewalFacts => {
  const since = term?.seq ?? line;
  const harm = tables.rows('line_index').findLast(({ seq, type }) => seq > since && type.startsWith('harm.'));
  const reviews = tables
    .rows('review')
    .filter(({ seq, conclusion }) => seq > since && (conclusion === 'concur' || conclusion === 'concur_with_comment'));
  const external = reviews.findLast(
    ({ reviewer }) => reviewer !== null && tables.get('identity', reviewer) === undefined,
  );
  return { harm: harm?.seq ?? null, review: reviews.at(-1)?.seq ?? null, externalReview: external?.seq ?? null };
};

/** The line that renewed the measure as its latest gate proposes; null: that was not done, or nothing was proposed. */
export const carriedOutBy = ({ gate, term }: Pick<Measure, 'gate' | 'term'>): number | null =>
  gate === null || gate.renewal === null || term === null || term.seq < gate.seq ? null : term.seq;

/** The end that a renewal is proposed with; null: none is, or the measure was renewed to it since. */
export const proposedEnd = (measure: Pick<Measure, 'state' | 'gate' | 'facts' | 'term'>): string | null => {
  const { state, gate, facts } = measure;
  const end = gate?.renewal ?? null;
  if (end === null || !liveStates.has(state) || carriedOutBy(measure) !== null) return null;
  return facts.end !== null && end <= facts.end ? null : end;
};

/** `renewed twice`; empty where it never was. */
export const renewedWords = (renewals: number): string => {
  if (renewals === 0) return '';
  return `renewed ${renewals === 1 ? 'once' : renewals === 2 ? 'twice' : `${renewals} times`}`;
};

/**
 * Why a measure cannot be renewed (method, section 7.4). A fresh score is there by itself: the gates are computed with
 * the renewal, of all that the case then holds.
 */
export const renewalRefusal = (
  measure: Measure,
  { end, externalReview }: ActOf<'move'>,
  day: string,
  { profile, renewal }: { readonly profile: CasePolicy; readonly renewal?: RenewalFacts | undefined },
): Failure | undefined => {
  const { sunset } = profile.policy;
  if (end === null || measure.gate?.renewal !== end)
    return refused(
      'NOT_PROPOSED',
      'The renewal to this end was not proposed with the latest gate of the measure',
      'Hold it against the gates with the new end first: `plumbline measure gate DIR ID --renew-until DATE`.',
    );
  // Whoever narrows a measure after its renewal does not bring back what was approved before.
  const before = renewal === undefined ? null : carriedOutBy(measure);
  if (before !== null)
    return refused(
      'RENEWED_ALREADY',
      `The renewal that the latest gate proposes was carried out by line ${before}`,
      'Hold the measure against the gates with another end, and have that approved: `plumbline measure gate DIR ID --renew-until DATE`.',
    );
  if (measure.facts.end !== null && end <= measure.facts.end)
    return refused(
      'DATES_OUT_OF_ORDER',
      `The new end ${end} does not lie after ${measure.facts.end}`,
      'Give a later end, or narrow the measure.',
    );
  const days = daysBetween(day, end);
  if (days > sunset.maxRenewalDays)
    return refused(
      'TOO_LONG',
      `The renewal would be for ${days} days; ${sunset.maxRenewalDays} are the most`,
      'Give an earlier end.',
    );
  const sinceExternal = measure.term?.sinceExternal ?? 0;
  if (externalReview === null && sinceExternal >= sunset.maxConsecutiveRenewalsWithoutExternalReview)
    return refused(
      'EXTERNAL_REVIEW_NEEDED',
      `The measure was renewed ${sinceExternal} times in a row without a review from outside, and no more is allowed`,
      'Take in a review by somebody who is not enrolled in the case.',
    );
  for (const asked of sunset.renewalRequires) {
    const refusal = requirementRefusal(asked, measure, renewal);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
};

/** A requirement that this program does not know cannot be met. */
const requirementRefusal = (
  asked: string,
  { approvals }: Measure,
  renewal: RenewalFacts | undefined,
): Failure | undefined => {
  switch (asked) {
    case 'fresh_score':
      return undefined;
    case 'fresh_harm':
      return renewal === undefined || renewal.harm !== null
        ? undefined
        : refused(
            'HARM_NOT_FRESH',
            'Harm was not scored since the measure started or was last renewed',
            'Score it as it is now: `plumbline harm set DIR`.',
          );
    case 'independent_review':
      return renewal === undefined || renewal.review !== null
        ? undefined
        : refused(
            'REVIEW_NEEDED',
            'No independent review that concurs with the case was taken in since the measure started or was last renewed',
            'Ask for one: `plumbline review new BUNDLE` begins it, and `plumbline review import DIR FILE` takes it in.',
          );
    case 'board':
      return approvals.some(({ role }) => role === 'board')
        ? undefined
        : refused(
            'NOT_APPROVED',
            'The board has not approved the renewal',
            'Have it approve: `plumbline measure approve DIR ID --role board`.',
          );
    default:
      return refused(
        'REQUIREMENT_UNKNOWN',
        `The policy profile asks for “${asked}” of a renewal, which this program cannot tell`,
        'Activate a profile that it can hold a renewal against.',
      );
  }
};

const refused = (code: string, message: string, hint: string): Failure => ({ code, message: `${message}.`, hint });
