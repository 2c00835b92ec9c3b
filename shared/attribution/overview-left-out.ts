import type { AssessmentNames } from './assessment-names.ts';
import type { LevelAssessment } from './assessment-shape.ts';

/** What the lead comes to without one item or one group. */
export type LeftOut = {
  readonly id: string;
  readonly of: 'item' | 'group';
  readonly name: string;
  readonly probability: number;
  /** Name of who leads then, null where nobody does; undefined where the lead stays. */
  readonly newLead: string | null | undefined;
};

export const findLeftOut = (
  { scores, sensitivity }: LevelAssessment,
  names: AssessmentNames,
  lead: { readonly id: string },
): readonly LeftOut[] =>
  sensitivity.leaveOneOut.map(({ drop, of, posterior, lead: newLead }) => ({
    id: drop,
    of,
    name: of === 'group' ? names.origin(drop).text : names.item(drop).text,
    probability: posterior[lead.id] ?? 0,
    newLead: newLead === scores.lead ? undefined : newLead === null ? null : names.hypothesis(newLead).text,
  }));
