import type { Failure } from '../base/result.ts';
import { carriedOutBy, type RenewalFacts } from './measure-renewal.ts';
import { refuseAct, type MeasureRules } from './measure-rules.ts';
import type { ActOf, Measure, MeasureAct, Refuse } from './measure.ts';

/**
 * Why an act is not written now. Beside the rules it refuses what comes too late to count: earlier versions of the
 * program wrote such lines, so they are read as they were, and no release that was honest then fails for them.
 */
export const refuseNow =
  (rules: MeasureRules & { readonly renewal: RenewalFacts }): Refuse =>
  (measure, act, when) =>
    refuseAct(rules)(measure, act, when) ?? lateRefusal(measure, act, when.day, rules);

/** Whether a renewal of the measure needs a review of the case that concurs. */
export const asksForReview = (gate: ActOf<'move'>['gate'], { profileOf }: MeasureRules): boolean =>
  profileOf(gate?.policy ?? '')?.policy.sunset.renewalRequires.includes('independent_review') ?? false;

const lateRefusal = (measure: Measure, act: MeasureAct, day: string, rules: MeasureRules): Failure | undefined => {
  switch (act.kind) {
    case 'review':
      return endedRefusal(measure, day, 'reviewed') ?? carriedOutRefusal(measure, 'reviewed');
    case 'approve':
      return endedRefusal(measure, day, 'approved') ?? carriedOutRefusal(measure, 'approved');
    case 'decide':
      return endedRefusal(measure, day, 'decided on');
    case 'move':
      return act.to === 'renewed' ? outdatedRefusal(act, rules) : undefined;
    case 'amend':
    case 'gate':
    case 'observe':
    case 'consequence':
      return undefined;
  }
};

/** Whoever signs for it after its end signs for what would have lapsed at once. What runs has lapsed by other rules. */
const endedRefusal = ({ facts: { end } }: Measure, day: string, done: string): Failure | undefined =>
  end === null || day < end
    ? undefined
    : {
        code: 'END_PASSED',
        message: `The measure would end on ${end}, and today is ${day}, so it is not ${done} any more.`,
        hint: 'Amend the draft with a later end and hold it against the gates again, or close it.',
      };

const carriedOutRefusal = (measure: Measure, done: string): Failure | undefined => {
  const line = carriedOutBy(measure);
  return line === null
    ? undefined
    : {
        code: 'RENEWED_ALREADY',
        message: `The renewal that the latest gate proposes was carried out by line ${line}, so it is not ${done} any more.`,
        hint: 'Hold the measure against the gates as it is now first: `plumbline measure gate DIR ID`.',
      };
};

/** A concurrence with an earlier state of the case counts for a renewal no more than for a first decision. */
const outdatedRefusal = ({ gate }: ActOf<'move'>, rules: MeasureRules): Failure | undefined =>
  gate === null || gate.review === 'concur' || !asksForReview(gate, rules)
    ? undefined
    : {
        code: 'REVIEW_OUTDATED',
        message:
          gate.review === 'dissent'
            ? 'A review of the case dissents, and that is neither closed nor overridden, so the renewal rests on no concurrence.'
            : 'The independent review concurs with an earlier state of the case: something that moves a number was added since.',
        hint: 'Have the case reviewed as it is now: `plumbline review new BUNDLE` begins it, and `plumbline review import DIR FILE` takes it in.',
      };
