import { daysBetween } from '../base/calendar.ts';
import type { Failure } from '../base/result.ts';
import { liveStates, safeguardIds, type MeasureState } from '../domain/measure-vocabulary.ts';
import type { MeasureFacts, MeasureGate } from '../ledger/measure-line-types.ts';
import type { CasePolicy } from './case-policy.ts';
import type { ActOf, Measure, MeasureAct } from './measure.ts';
import { asRenewed, asRunning, gateAgain, instrumentOf, type Gated } from './measure-gate.ts';
import { renewalRefusal, type RenewalFacts } from './measure-renewal.ts';
import { dateRefusal, hasEnded } from './measure-dates.ts';

type When = { readonly seq: number; readonly day: string };
type Move = ActOf<'move'>;

/** What the rules look at beside the measure. */
export type MeasureRules = {
  /** A policy profile by its SHA-256: the one by which the gates of a line were computed. */
  readonly profileOf: (sha256: string) => CasePolicy | undefined;
  /** What of the case a renewal rests on; undefined where lines of long ago are read again, of which it is not told. */
  readonly renewal?: RenewalFacts | undefined;
};

/**
 * Why an act cannot be done with a measure on a day; undefined where it can. It is asked before a line is written and
 * again whenever lines are read, since anyone may have written those of a bundle.
 */
export const refuseAct =
  (rules: MeasureRules) =>
  (measure: Measure, act: MeasureAct, { day }: When): Failure | undefined => {
    if (measure.state === 'closed') return closed;
    if (hasEnded(measure, day) && !outlivesEnd(act))
      return {
        code: 'MEASURE_LAPSED',
        message: `The measure came to its end on ${measure.facts.end ?? ''}, and has lapsed.`,
        hint: 'Draft a new one. To close this one, have its end recorded first: `plumbline measure lapse DIR`. An end is never moved after it has come.',
      };
    switch (act.kind) {
      case 'amend':
        return isUndecided(measure) ? dateRefusal(act.facts) : decidedAlready;
      case 'gate':
        return gateRefusal(measure, act);
      case 'review':
        return reviewRefusal(measure, act);
      case 'approve':
        return approvalRefusal(measure, act, rules);
      case 'decide':
        return measure.state === 'reviewed'
          ? decisionRefusal(measure, act.gate, rules)
          : wrongState(measure, 'decided on', 'A measure is held against the gates, then reviewed, then decided on.');
      case 'move':
        return moveRefusal(measure, act, day, rules);
      case 'observe':
        return liveStates.has(measure.state) || measure.state === 'suspended'
          ? undefined
          : wrongState(measure, 'observed', 'Indicators are recorded while a measure runs.');
      case 'consequence':
        return measure.decision === null
          ? wrongState(measure, 'said to have consequences', 'Only what was decided can have any.')
          : undefined;
    }
  };

const outlivesEnd = (act: MeasureAct): boolean =>
  (act.kind === 'move' && act.to === 'lapsed') || act.kind === 'consequence' || act.kind === 'observe';

const isUndecided = ({ state }: Measure): boolean => state === 'draft' || state === 'gated' || state === 'reviewed';

const closed: Failure = {
  code: 'MEASURE_CLOSED',
  message: 'The measure is closed, and nothing follows on that.',
  hint: 'Draft a new measure.',
};
const decidedAlready: Failure = {
  code: 'MEASURE_DECIDED',
  message: 'The measure was decided on, so its record stays as it is.',
  hint: 'Narrow it, suspend it or revoke it, or draft another one.',
};
const stateWords = (state: MeasureState): string => state.replaceAll('_', ' ');
const wrongState = ({ state }: Measure, done: string, hint: string): Failure => ({
  code: 'WRONG_STATE',
  message: `The measure is “${stateWords(state)}”, and cannot be ${done} now.`,
  hint,
});

const gateRefusal = (measure: Measure, { renewal }: ActOf<'gate'>): Failure | undefined => {
  if (liveStates.has(measure.state)) return undefined;
  if (!isUndecided(measure))
    return wrongState(measure, 'held against the gates', 'That is done with what is not decided, or is running.');
  return renewal === null
    ? undefined
    : wrongState(measure, 'proposed for renewal', 'Only what is running can be renewed.');
};

const reviewRefusal = (measure: Measure, { reviewer }: ActOf<'review'>): Failure | undefined => {
  if (measure.state === 'draft')
    return wrongState(
      measure,
      'reviewed',
      measure.gate === null
        ? 'Hold it against the gates first: `plumbline measure gate DIR ID`.'
        : 'A gate blocks it: `plumbline measure show DIR ID` says which one, and what would have to change.',
    );
  if (measure.state !== 'gated' && measure.state !== 'reviewed' && !liveStates.has(measure.state))
    return wrongState(measure, 'reviewed', 'A measure is reviewed before it is decided on, and while it runs.');
  return measure.authors.includes(reviewer) ? ownWork(reviewer, 'review') : undefined;
};

const ownWork = (principal: string, verb: string): Failure => ({
  code: 'NOT_SEPARATE',
  message: `${principal} drafted the measure, and cannot ${verb} it as well.`,
  hint: `Have somebody else ${verb} it.`,
  at: principal,
});

const approvalRefusal = (
  measure: Measure,
  { role, principal }: ActOf<'approve'>,
  { profileOf }: MeasureRules,
): Failure | undefined => {
  const forRenewal = liveStates.has(measure.state) && typeof measure.gate?.renewal === 'string';
  if (measure.state !== 'reviewed' && !forRenewal)
    return wrongState(
      measure,
      'approved',
      'Approvals follow on the review; of a running measure, on a gate that proposes a renewal.',
    );
  if (measure.authors.includes(null))
    return {
      code: 'AUTHOR_UNKNOWN',
      message:
        'The measure was drafted by somebody who is not enrolled, so nobody can say that another one approves it.',
      hint: 'Act in the case under an enrolled identity, and draft the measure anew.',
    };
  if (measure.authors.includes(principal)) return ownWork(principal, 'approve');
  const other = measure.approvals.find((one) => one.principal === principal || one.role === role);
  if (other !== undefined)
    return {
      code: 'ALREADY_APPROVED',
      message:
        other.principal === principal
          ? `${principal} has approved the measure as ${stateRole(other.role)} already: one person has one role.`
          : `${other.principal} has approved the measure as ${stateRole(role)} already.`,
      hint: 'Another person approves in another role.',
      at: principal,
    };
  const profile = profileOf(measure.gate?.gate.policy ?? '');
  if (profile === undefined) return unknownProfile;
  const roles = rolesAsked(measure, profile);
  return roles.includes(role)
    ? undefined
    : {
        code: 'ROLE_NOT_ASKED',
        message: `No approval by ${stateRole(role)} is asked for; asked are ${roles.map(stateRole).join(', ') || 'none'}.`,
        hint: 'Approve in a role that the instrument, the renewal or the record asks for.',
        at: 'role',
      };
};
const stateRole = (role: string): string => role.replaceAll('_', ' ');

/** Whose approval a decision, or the renewal that was proposed, asks for. */
export const rolesAsked = (measure: Measure, profile: CasePolicy): readonly string[] => {
  if (liveStates.has(measure.state)) return profile.policy.sunset.renewalRequires.includes('board') ? ['board'] : [];
  const instrument = instrumentOf(profile, measure.instrument);
  if (instrument === undefined || instrument.scope === 'EXCLUDED') return [];
  const roles: readonly string[] = instrument.approvals;
  const silent = measure.facts.publication === 'withheld_with_reason' && instrument.rung >= 1;
  return silent && !roles.includes('board') ? [...roles, 'board'] : roles;
};

const unknownProfile: Failure = {
  code: 'PROFILE_MISSING',
  message: 'The policy profile by which the measure was held against the gates is not at hand.',
  hint: 'Hold it against the gates again.',
};

const decisionRefusal = (measure: Measure, gate: MeasureGate, rules: MeasureRules): Failure | undefined => {
  const roles = measure.approvals.map(({ role }) => role);
  const refusal = resultRefusal({ ...measure, roles }, gate, rules);
  if (refusal !== undefined) return refusal;
  const profile = rules.profileOf(gate.policy);
  if (profile === undefined) return unknownProfile;
  return measure.gate?.gate.policy === gate.policy
    ? recordRefusal(measure, profile)
    : {
        code: 'PROFILE_CHANGED',
        message: 'Another policy profile is in force than when the measure was held against the gates.',
        hint: 'Hold it against the gates again, and have it approved over that.',
      };
};

/** Only what meets every criterion goes on, by the numbers of the line itself; what is referred is decided elsewhere. */
const resultRefusal = (gated: Gated, gate: MeasureGate | null, { profileOf }: MeasureRules): Failure | undefined => {
  if (gate === null)
    return {
      code: 'NOT_GATED',
      message: 'The measure was not held against the gates.',
      hint: 'That is done with the act itself; nothing was recorded.',
    };
  const profile = profileOf(gate.policy);
  if (profile === undefined) return unknownProfile;
  const again = gateAgain(gated, gate, profile);
  if (again.result !== gate.result || again.reasons.join() !== gate.reasons.join())
    return {
      code: 'GATE_NOT_COMPUTED',
      message: `The gates of the measure come to ${again.result}, and not to ${gate.result}.`,
      hint: 'Hold it against the gates again.',
    };
  if (gate.result === 'CRITERIA_MET') return undefined;
  if (gate.result === 'REFER_TO_AUTHORITY')
    return {
      code: 'REFERRED',
      message: 'The instrument is referred to the competent authority: no decision on it can be recorded here.',
      hint: 'Hand the record over, and close the measure.',
    };
  return {
    code: 'GATES_NOT_MET',
    message: `The measure does not meet the criteria of the profile: ${gate.result.toLowerCase()} by ${gate.reasons.join(', ')}.`,
    hint: 'Show the measure for what each of them asks, with the number and the bar.',
  };
};

/** What the decision record must hold (method, section 7.9) beyond what the gates read. */
const recordRefusal = (measure: Measure, profile: CasePolicy): Failure | undefined => {
  const { facts } = measure;
  const instrument = instrumentOf(profile, measure.instrument);
  if (instrument === undefined || instrument.scope === 'EXCLUDED') return undefined;
  const { policy } = profile;
  const lacks = [
    ...(facts.question ? [] : ['the question']),
    ...(facts.options.length >= 2 && facts.options.includes('do_nothing')
      ? []
      : ['at least two options considered, doing nothing among them']),
    ...(facts.rationale ? [] : ['why it is proportionate, why necessary and why now']),
    ...(facts.start === null ? ['the start'] : []),
    ...(facts.publication === 'open' ? ['what the public is told, or why it is told nothing'] : []),
    ...reviewLacks(facts, instrument.reviewDays),
    ...policy.safeguards.flatMap(({ id }) =>
      answerOf(facts, id) === undefined ? [`the answer to the safeguard ${id}`] : [],
    ),
  ];
  if (lacks.length > 0)
    return {
      code: 'RECORD_INCOMPLETE',
      message: `The decision record lacks ${lacks.join('; ')}.`,
      hint: 'Amend the draft, hold it against the gates and have it reviewed again.',
    };
  const broken = policy.safeguards.find(
    ({ id, hard }) =>
      hard === true &&
      answerOf(facts, id) !== 'met' &&
      !(instrument.rung < policy.hardCollateralFromRung && facts.emergencyJustified),
  );
  if (broken !== undefined)
    return {
      code: 'SAFEGUARD_NOT_MET',
      message: `The safeguard ${broken.id} is not met: ${broken.text}.`,
      hint: 'It must be met; on the lowest rungs a written emergency justification stands in for it.',
      at: broken.id,
    };
  const missing = rolesAsked(measure, profile).filter((role) => !measure.approvals.some((one) => one.role === role));
  return missing.length === 0
    ? undefined
    : {
        code: 'NOT_APPROVED',
        message: `Approval is missing by ${missing.map(stateRole).join(', ')}.`,
        hint: 'Have it approved in these roles, over the latest gate.',
      };
};

const answerOf = ({ safeguards }: MeasureFacts, id: string): string | undefined => {
  const known = safeguardIds.find((one) => one === id);
  return known === undefined ? undefined : safeguards[known];
};

const reviewLacks = ({ start, reviews }: MeasureFacts, reviewDays: number | null): readonly string[] => {
  if (reviewDays === null || start === null) return [];
  const [first] = reviews;
  return first !== undefined && daysBetween(start, first) <= reviewDays
    ? []
    : [`a day of review within ${reviewDays} days of the start`];
};

const into: Readonly<Record<Move['to'], readonly MeasureState[]>> = {
  active: ['decided', 'review_required', 'suspended'],
  review_required: ['active', 'review_required', 'renewed', 'narrowed'],
  renewed: ['active', 'review_required', 'renewed', 'narrowed'],
  narrowed: ['active', 'review_required', 'renewed', 'narrowed'],
  suspended: ['active', 'review_required', 'renewed', 'narrowed'],
  lapsed: ['decided', 'active', 'review_required', 'renewed', 'narrowed', 'suspended'],
  revoked: ['decided', 'active', 'review_required', 'renewed', 'narrowed', 'suspended'],
  closed: ['draft', 'gated', 'reviewed', 'renewed', 'narrowed', 'suspended', 'lapsed', 'revoked'],
};

const moveRefusal = (measure: Measure, move: Move, day: string, rules: MeasureRules): Failure | undefined => {
  if (!into[move.to].includes(measure.state))
    return wrongState(
      measure,
      move.to === 'active' ? 'started or resumed' : stateWords(move.to),
      `That can be done with a measure that is ${into[move.to].map(stateWords).join(', ')}.`,
    );
  switch (move.to) {
    case 'active':
      return startRefusal(measure, day) ?? resultRefusal(asRunning(measure), move.gate, rules);
    case 'review_required':
      return requireRefusal(measure, move);
    case 'renewed':
      return renewingRefusal(measure, move, day, rules);
    case 'narrowed':
      return (
        narrowRefusal(measure, move.facts) ??
        resultRefusal({ ...asRunning(measure), facts: move.facts ?? measure.facts }, move.gate, rules)
      );
    case 'lapsed':
      return hasEnded(measure, day)
        ? undefined
        : {
            code: 'NOT_ENDED',
            message:
              measure.facts.end === null
                ? 'The measure has no end, so it does not lapse.'
                : `The measure ends on ${measure.facts.end}, which has not come.`,
            hint: 'To end it before, revoke it.',
          };
    case 'suspended':
    case 'revoked':
    case 'closed':
      return undefined;
  }
};

const renewingRefusal = (measure: Measure, move: Move, day: string, rules: MeasureRules): Failure | undefined => {
  const profile = rules.profileOf(move.gate?.policy ?? '');
  if (profile === undefined) return unknownProfile;
  return (
    renewalRefusal(measure, move, day, { profile, renewal: rules.renewal }) ??
    resultRefusal(asRenewed(measure, move.end, day), move.gate, rules)
  );
};

const startRefusal = ({ facts, state }: Measure, day: string): Failure | undefined =>
  state !== 'decided' || facts.start === null || day >= facts.start
    ? undefined
    : {
        code: 'TOO_EARLY',
        message: `The measure starts on ${facts.start}, and today is ${day}.`,
        hint: 'Start it on that day or later; its end stays where it is.',
      };

const requireRefusal = (measure: Measure, { trigger, codes }: Move): Failure | undefined =>
  measure.required.some((one) => one.trigger === trigger && one.codes.join() === codes.join())
    ? {
        code: 'REQUIRED_ALREADY',
        message: 'A review of the measure is required for the same reason already.',
        hint: 'Resume it, narrow it, suspend it or revoke it.',
      }
    : undefined;

const narrowRefusal = ({ facts }: Measure, narrower: MeasureFacts | null): Failure | undefined => {
  if (narrower === null) return narrowing('what it is from now on is not said');
  const { targetLevel, collateral, hitsEssentialCivilianService, end, start } = narrower;
  if (start !== facts.start) return narrowing('its start cannot be another');
  if (targetLevel > facts.targetLevel) return narrowing('it would name somebody on a higher level');
  if (collateral > facts.collateral) return narrowing('it would hit others more');
  if (hitsEssentialCivilianService && !facts.hitsEssentialCivilianService)
    return narrowing('it would hit an essential civilian service');
  if (facts.end !== null && (end === null || end > facts.end)) return narrowing('it would end later');
  return dateRefusal(narrower);
};
const narrowing = (why: string): Failure => ({
  code: 'NOT_NARROWER',
  message: `The measure would not be narrower: ${why}.`,
  hint: 'Less may follow by narrowing it, never more: draft another measure for that.',
});
