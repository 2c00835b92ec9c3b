import type { AssessmentNames } from './assessment-names.ts';
import type { LevelScores } from './assessment-shape.ts';

/** One step of the sum that a hypothesis' decibels are (method, section 2.3, step 5). */
export type WaterfallStep = {
  readonly kind: 'prior' | 'group' | 'item' | 'rest';
  readonly id: string;
  readonly name: string;
  /** Our own words beside the name: `(2 items, ρ 0.7)`. */
  readonly detail: string;
  readonly items: readonly string[];
  readonly decibels: number;
};

/** From the prior to the total of one hypothesis, all in decibels. The steps add up to the total. */
export type Waterfall = {
  readonly hypothesis: string;
  readonly steps: readonly WaterfallStep[];
  readonly total: number;
};

/** The prior first, then each origin, from what raises it most to what lowers it most. */
export const findWaterfall = (
  { groups, alr1 }: Pick<LevelScores, 'groups' | 'alr1'>,
  names: Pick<AssessmentNames, 'hypothesis' | 'origin'>,
  hypothesis: string,
): Waterfall => {
  const total = alr1.db[hypothesis] ?? 0;
  const steps = Object.entries(groups)
    .map(([id, { points }]): WaterfallStep => {
      const { kind, id: shownId, text, detail, items } = names.origin(id);
      const isGroup = kind === 'group';
      return {
        kind: isGroup ? 'group' : 'item',
        id: shownId,
        name: text,
        detail,
        items,
        decibels: points[hypothesis] ?? 0,
      };
    })
    .sort((left, right) => right.decibels - left.decibels);
  // 10·log10 π is what is left of the total. The numbers are rounded to millionths; so the sum still closes.
  const prior: WaterfallStep = {
    kind: 'prior',
    id: 'prior',
    name: 'Prior',
    detail: '',
    items: [],
    decibels: total - sumOf(steps),
  };
  return { hypothesis: names.hypothesis(hypothesis).text, steps: [prior, ...steps], total };
};

/** At most `max` steps: the prior, the largest either way, and the sum of the others as the last one. */
export const foldWaterfall = ({ steps, ...waterfall }: Waterfall, max: number): Waterfall => {
  if (steps.length <= max) return { ...waterfall, steps };
  const [prior, ...origins] = steps;
  const bySize = origins.toSorted((left, right) => Math.abs(right.decibels) - Math.abs(left.decibels));
  const kept = new Set(bySize.slice(0, Math.max(max - 2, 0)));
  const others = origins.filter((step) => !kept.has(step));
  const rest: WaterfallStep = {
    kind: 'rest',
    id: 'rest',
    name: `${others.length} others together`,
    detail: '',
    items: others.flatMap(({ items }) => items),
    decibels: sumOf(others),
  };
  return {
    ...waterfall,
    steps: [...(prior === undefined ? [] : [prior]), ...origins.filter((step) => kept.has(step)), rest],
  };
};

const sumOf = (steps: readonly WaterfallStep[]): number => steps.reduce((sum, { decibels }) => sum + decibels, 0);
