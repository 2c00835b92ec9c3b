import type { AssessmentNames } from './assessment-names.ts';
import type { LevelAssessment } from './assessment-shape.ts';

/** An origin of a flip set, and the decibels by which it favours the lead over the rival. */
export type FlipOrigin = ReturnType<AssessmentNames['origin']> & { readonly decibels: number };

/** One rival, and the smallest set of origins without which it draws level; null where no set suffices. */
export type RivalFlip = {
  readonly rival: string;
  readonly name: string;
  /** By how many decibels the lead is ahead of it. */
  readonly distance: number;
  readonly count: number | null;
  /** Largest first, as the set was found. */
  readonly origins: readonly FlipOrigin[];
};

/** Rivals by how little it takes: the most dangerous one first. Empty where nobody leads. */
export const listRivalFlips = (
  { scores, sensitivity }: Pick<LevelAssessment, 'scores' | 'sensitivity'>,
  names: Pick<AssessmentNames, 'hypothesis' | 'origin'>,
): readonly RivalFlip[] => {
  const lead = scores.lead ?? '';
  return Object.entries(sensitivity.flips)
    .map(([rival, { k, set }]): RivalFlip => {
      const marginOf = (points: Readonly<Record<string, number>> | undefined): number =>
        (points?.[lead] ?? 0) - (points?.[rival] ?? 0);
      return {
        rival,
        name: names.hypothesis(rival).text,
        distance: marginOf(scores.alr1.db),
        count: k,
        origins: set.map((id) => ({ ...names.origin(id), decibels: marginOf(scores.groups[id]?.points) })),
      };
    })
    .sort((left, right) => (left.count ?? Infinity) - (right.count ?? Infinity) || left.distance - right.distance);
};

/** One rating which, a step off, changes who leads; names as they are shown. */
export type CellFlip = {
  readonly item: string;
  readonly itemName: string;
  readonly hypothesis: string;
  readonly hypothesisName: string;
  readonly from: LevelAssessment['sensitivity']['singleCellFlips'][number]['from'];
  readonly to: LevelAssessment['sensitivity']['singleCellFlips'][number]['to'];
  /** Who leads then; null: nobody. */
  readonly newLead: string | null;
};

export const listCellFlips = (
  { sensitivity }: Pick<LevelAssessment, 'sensitivity'>,
  names: Pick<AssessmentNames, 'hypothesis' | 'item'>,
): readonly CellFlip[] =>
  sensitivity.singleCellFlips.map(({ evidence, hypothesis, from, to, lead }) => ({
    item: evidence,
    itemName: names.item(evidence).text,
    hypothesis,
    hypothesisName: names.hypothesis(hypothesis).text,
    from,
    to,
    newLead: lead === null ? null : names.hypothesis(lead).text,
  }));
