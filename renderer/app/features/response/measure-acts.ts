import type { Output } from '../../../../shared/api/contract.ts';
import type { MeasureState } from '../../../../shared/domain/measure-vocabulary.ts';
import { isLive, spaced } from '../../consequence/measure-words.ts';

export type WholeMeasure = Output<'measure.read'>['measure'];

export const measureActs = [
  'amend',
  'gate',
  'review',
  'approve',
  'decide',
  'start',
  'renew',
  'observe',
  'consequence',
  'require',
  'narrow',
  'suspend',
  'revoke',
  'close',
] as const;
export type MeasureActId = (typeof measureActs)[number];

/** What can be done with a measure, each with why it cannot now; null where it can. */
export type OfferedAct = { readonly id: MeasureActId; readonly label: string; readonly why: string | null };

type Facts = Pick<WholeMeasure, 'recordedState' | 'state' | 'start' | 'end' | 'missingApprovals' | 'gate'> & {
  /** Of the latest gate: the end that a renewal would have, or the line that renewed the measure so. */
  readonly gated: Pick<NonNullable<WholeMeasure['gated']>, 'line' | 'renewal' | 'carriedOut'> | null;
};

/**
 * What the state of a measure leaves open on a day, in the order in which it is done. It says what is known beforehand; the
 * rules themselves are asked when it is done.
 */
export const offerActs = (facts: Facts, today: string): readonly OfferedAct[] =>
  measureActs.map((id) => ({ id, label: labelOf(id, facts.recordedState), why: whyNot(id, facts, today) }));

/** The first thing that brings it on; null where nothing does. */
export const nextAct = (offered: readonly OfferedAct[], { recordedState }: Facts): MeasureActId | null => {
  const open = (id: MeasureActId): boolean => offered.some((one) => one.id === id && one.why === null);
  const order = orderOf(recordedState);
  return order.find(open) ?? null;
};

const orderOf = (state: MeasureState): readonly MeasureActId[] => {
  switch (state) {
    case 'draft':
      return ['gate'];
    case 'gated':
      return ['review'];
    case 'reviewed':
      return ['approve', 'decide'];
    case 'decided':
    case 'review_required':
    case 'suspended':
      return ['start'];
    case 'active':
    case 'renewed':
    case 'narrowed':
      return ['renew', 'observe'];
    case 'lapsed':
    case 'revoked':
      return ['close'];
    case 'closed':
      return [];
  }
};

const labelOf = (id: MeasureActId, state: MeasureState): string => {
  switch (id) {
    case 'amend':
      return 'Amend…';
    case 'gate':
      return 'Hold against the gates…';
    case 'review':
      return 'Review…';
    case 'approve':
      return 'Approve…';
    case 'decide':
      return 'Decide…';
    case 'start':
      return state === 'review_required' || state === 'suspended' ? 'Resume…' : 'Start…';
    case 'renew':
      return 'Renew…';
    case 'observe':
      return 'Record an indicator…';
    case 'consequence':
      return 'Record a consequence…';
    case 'require':
      return 'Require a review…';
    case 'narrow':
      return 'Narrow…';
    case 'suspend':
      return 'Suspend…';
    case 'revoke':
      return 'Revoke…';
    case 'close':
      return 'Close…';
  }
};

const isUndecided = (state: MeasureState): boolean => state === 'draft' || state === 'gated' || state === 'reviewed';

const whyNot = (id: MeasureActId, facts: Facts, today: string): string | null => {
  const { recordedState: state } = facts;
  if (state === 'closed') return 'It is closed, and nothing follows on that.';
  const hasEnded = facts.state === 'lapsed' && state !== 'lapsed';
  if (hasEnded && id !== 'observe' && id !== 'consequence')
    return `It came to its end on ${facts.end ?? ''}; the line that says so comes first, by itself.`;
  return whyNotIn(id, facts, today);
};

const whyNotIn = (id: MeasureActId, facts: Facts, today: string): string | null => {
  const { recordedState: state } = facts;
  switch (id) {
    case 'amend':
      return isUndecided(state) ? null : 'It was decided on, so its record stays as it is.';
    case 'gate':
      return isUndecided(state) || isLive(state) ? null : 'That is done with what is not decided on, or is running.';
    case 'review':
      if (state === 'draft') return 'It is held against the gates first; what they block stays a draft.';
      return state === 'gated' || state === 'reviewed' || isLive(state)
        ? (whyEnded(facts, today) ?? whyCarriedOut(facts))
        : 'It is reviewed before it is decided on, and while it runs.';
    case 'approve':
      return whyNotApproved(facts) ?? whyEnded(facts, today);
    case 'decide':
      return whyNotDecided(facts) ?? whyEnded(facts, today);
    case 'start':
      return whyNotStarted(facts, today);
    case 'renew':
      return whyNotRenewed(facts);
    case 'observe':
      return isLive(state) || state === 'suspended' ? null : 'Indicators are recorded while it runs.';
    case 'consequence':
      return isUndecided(state) ? 'Only what was decided on can have any.' : null;
    case 'require':
    case 'narrow':
    case 'suspend':
      return isLive(state) ? null : 'It is not running.';
    case 'revoke':
      return isLive(state) || state === 'decided' || state === 'suspended'
        ? null
        : 'Only what was decided on and is not over can be revoked.';
    case 'close':
      return state === 'decided' || state === 'active' || state === 'review_required'
        ? 'It is suspended or revoked first, or runs to its end.'
        : null;
  }
};

const whyEnded = ({ end }: Facts, today: string): string | null =>
  end === null || today < end
    ? null
    : `It would end on ${end}, which has come: amend it with a later end and hold it against the gates again.`;

const whyCarriedOut = ({ gated }: Facts): string | null =>
  gated === null || gated.carriedOut === null
    ? null
    : `The renewal of line ${gated.line} was carried out by line ${gated.carriedOut}: hold it against the gates as it is now first.`;

const whyNotApproved = ({ recordedState, missingApprovals, gated }: Facts): string | null => {
  const isProposed = isLive(recordedState) && gated !== null && gated.renewal !== null;
  if (recordedState !== 'reviewed' && !isProposed)
    return isLive(recordedState)
      ? 'Of what is running a renewal is approved, and none is proposed: hold it against the gates with a new end.'
      : 'Approvals follow on the review.';
  return missingApprovals.length === 0 ? 'No approval is missing.' : null;
};

const whyNotDecided = ({ recordedState, missingApprovals }: Facts): string | null => {
  if (recordedState !== 'reviewed')
    return isUndecided(recordedState)
      ? 'It is held against the gates, then reviewed, then decided on.'
      : 'It was decided on.';
  return missingApprovals.length === 0 ? null : `Approval is missing by ${missingApprovals.map(spaced).join(', ')}.`;
};

const whyNotStarted = ({ recordedState, start, gate }: Facts, today: string): string | null => {
  if (recordedState !== 'decided' && recordedState !== 'review_required' && recordedState !== 'suspended')
    return isLive(recordedState) ? 'It runs.' : 'What was decided on can be started, and what is held up resumed.';
  if (recordedState === 'decided' && start !== null && today < start) return `It starts on ${start}.`;
  return gate === null || gate.result === 'CRITERIA_MET'
    ? null
    : `It does not meet every criterion now: ${gate.reasons.map(({ code }) => code).join(', ')}.`;
};

const whyNotRenewed = ({ recordedState, missingApprovals, gated }: Facts): string | null => {
  if (!isLive(recordedState)) return 'Only what is running can be renewed.';
  if (gated === null || gated.renewal === null)
    return 'No new end is proposed: hold it against the gates with one first.';
  return missingApprovals.length === 0 ? null : `Approval is missing by ${missingApprovals.map(spaced).join(', ')}.`;
};
