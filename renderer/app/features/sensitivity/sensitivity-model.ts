import type { AssessmentNames } from '../../../../shared/attribution/assessment-names.ts';
import type { LevelAssessment } from '../../../../shared/attribution/assessment-shape.ts';
import type { LeaveOneOut, LeftOutDot } from '../../../../shared/figures/leave-one-out-strip.ts';

export type Origin = ReturnType<AssessmentNames['origin']>;

/** The lead's probability without each item and group, those that change it most first. */
export const toLeaveOneOut = (
  { scores, sensitivity }: Pick<LevelAssessment, 'scores' | 'sensitivity'>,
  names: AssessmentNames,
  lead: string,
): LeaveOneOut => {
  const base = scores.alr1.posterior[lead] ?? 0;
  const dots = sensitivity.leaveOneOut.map((left): LeftOutDot => {
    const name = left.of === 'group' ? names.origin(left.drop).text : names.item(left.drop).text;
    return {
      id: left.drop,
      of: left.of,
      name,
      probability: left.posterior[lead] ?? 0,
      newLead: left.lead === lead ? undefined : left.lead === null ? null : names.hypothesis(left.lead).text,
    };
  });
  const changeOf = ({ probability }: LeftOutDot): number => Math.abs(probability - base);
  return {
    base,
    leadName: names.hypothesis(lead).text,
    dots: dots.toSorted((left, right) => changeOf(right) - changeOf(left)),
  };
};

/** What a wrong trust in one origin changes, those that change the lead first. */
export type WrongTrust = {
  readonly origin: Origin;
  readonly weight: 0 | 1;
  /** Who leads then, null on a tie. */
  readonly lead: string | null;
  readonly changesLead: boolean;
};

export const listWrongTrust = (
  { scores, sensitivity }: Pick<LevelAssessment, 'scores' | 'sensitivity'>,
  names: Pick<AssessmentNames, 'origin'>,
): readonly WrongTrust[] =>
  sensitivity.wrongWeight
    .map(({ group, weight, lead }) => ({
      origin: names.origin(group),
      weight,
      lead,
      changesLead: lead !== scores.lead,
    }))
    .sort((left, right) => Number(right.changesLead) - Number(left.changesLead));

/** Hypotheses that have a column of numbers, the most likely first. */
export const byProbability = ({ scores }: Pick<LevelAssessment, 'scores'>): readonly string[] =>
  scores.hypotheses
    .map(({ id }) => id)
    .toSorted((left, right) => (scores.alr1.db[right] ?? 0) - (scores.alr1.db[left] ?? 0));
