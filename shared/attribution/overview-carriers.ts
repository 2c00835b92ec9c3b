import type { AssessmentNames } from './assessment-names.ts';
import type { LevelScores } from './assessment-shape.ts';

/** One origin and what it adds to the lead over the best rival, in decibels; below 0 it speaks for the rival. */
export type Carrier = {
  readonly kind: 'group' | 'item' | 'prior' | 'rest';
  readonly id: string;
  readonly name: string;
  /** Our own words beside the name: `(2 items, ρ 0.7)`. */
  readonly detail: string;
  readonly items: readonly string[];
  readonly decibels: number;
};

type Of = { readonly id: string };

/** All origins, strongest for the lead first. They add up to the distance between the two, the prior's part included. */
export const findCarriers = (scores: LevelScores, names: AssessmentNames, lead: Of, rival: Of): readonly Carrier[] => {
  const carriers = Object.entries(scores.groups).map(([id, { points }]): Carrier => {
    const { kind, text, detail, items, id: shownId } = names.origin(id);
    return {
      kind: kind === 'group' ? 'group' : 'item',
      id: shownId,
      name: text,
      detail,
      items,
      decibels: (points[lead.id] ?? 0) - (points[rival.id] ?? 0),
    };
  });
  const distance = (scores.alr1.db[lead.id] ?? 0) - (scores.alr1.db[rival.id] ?? 0);
  const prior = distance - sumOf(carriers);
  if (Math.abs(prior) > roundingMax) {
    carriers.push({ kind: 'prior', id: 'prior', name: 'Stated prior', detail: '', items: [], decibels: prior });
  }
  return carriers.sort(byDecibels);
};

/** At most `max` rows: the strongest either way, and the sum of the others as the last one. */
export const foldCarriers = (carriers: readonly Carrier[], max: number): readonly Carrier[] => {
  if (carriers.length <= max) return carriers;
  const bySize = carriers.toSorted((left, right) => Math.abs(right.decibels) - Math.abs(left.decibels));
  const rest = bySize.slice(max - 1);
  return [
    ...bySize.slice(0, max - 1).sort(byDecibels),
    {
      kind: 'rest',
      id: 'rest',
      name: `${rest.length} others together`,
      detail: '',
      items: rest.flatMap(({ items }) => items),
      decibels: sumOf(rest),
    },
  ];
};

// Each number is rounded to a millionth, and there may be some thousand of them.
const roundingMax = 0.02;

const sumOf = (carriers: readonly Carrier[]): number => carriers.reduce((sum, { decibels }) => sum + decibels, 0);
const byDecibels = (left: Carrier, right: Carrier): number => right.decibels - left.decibels;
