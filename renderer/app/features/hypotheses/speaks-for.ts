import type { AssessmentNames } from '../../../../shared/attribution/assessment-names.ts';
import type { LevelScores } from '../../../../shared/attribution/assessment-shape.ts';

export type Speaks = {
  readonly kind: 'item' | 'group';
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly decibels: number;
};

/** The origins that add most to a hypothesis and those that take most from it, each strongest first. */
export const findSpeakers = (
  { groups }: Pick<LevelScores, 'groups'>,
  names: Pick<AssessmentNames, 'origin'>,
  hypothesis: string,
  max: number,
): { readonly favour: readonly Speaks[]; readonly against: readonly Speaks[] } => {
  const sorted = Object.entries(groups)
    .map(([id, { points }]) => ({ id, decibels: points[hypothesis] ?? 0 }))
    .sort((left, right) => right.decibels - left.decibels);
  const name = ({ id, decibels }: { readonly id: string; readonly decibels: number }): Speaks => {
    const origin = names.origin(id);
    return {
      kind: origin.kind === 'group' ? 'group' : 'item',
      id: origin.id,
      name: origin.text,
      detail: origin.detail,
      decibels,
    };
  };
  return {
    favour: sorted
      .filter(({ decibels }) => decibels > 0)
      .slice(0, max)
      .map(name),
    against: sorted
      .filter(({ decibels }) => decibels < 0)
      .slice(-max)
      .reverse()
      .map(name),
  };
};

/** Place by probability, 1 first; what is equal shares its place. */
export const placeOf = ({ alr1: { db } }: Pick<LevelScores, 'alr1'>, hypothesis: string): number => {
  const own = Math.round((db[hypothesis] ?? 0) * 1e6);
  return 1 + Object.values(db).filter((other) => Math.round(other * 1e6) > own).length;
};
