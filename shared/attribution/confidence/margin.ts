import type { ScoringProfile } from '../../reference/scoring-profiles.ts';
import { cellDecibels, likelihoodByCode, ratingToCode } from '../cells.ts';
import type { Score } from '../score.ts';
import type { ScoringInput } from '../scoring-input.ts';

/** What one item says for the lead over its rival, in decibels. */
export type ItemMargin = {
  readonly item: string;
  /** Its origin: the group, or the item itself. */
  readonly group: string;
  /** By itself. */
  readonly points: number;
  /** What is left of it behind the items of its group that count before it. */
  readonly counted: number;
};

/** Every counted item's margin, by origin in id order and within it most diagnostic first (method, section 2.3, step 4). */
export const marginOf = (
  { groups, weights }: Pick<Score, 'groups' | 'weights'>,
  input: ScoringInput,
  profile: ScoringProfile,
  lead: string,
  rival: string,
): readonly ItemMargin[] => {
  const likelihoods = likelihoodByCode(profile);
  const ratings = new Map(input.evidence.map(({ id, r }) => [id, r]));
  const pointsOf = (item: string, hypothesis: string): number =>
    cellDecibels(weights[item] ?? 0, likelihoods[ratingToCode(ratings.get(item)?.[hypothesis] ?? null)] ?? 0.5);
  return Object.entries(groups).flatMap(([group, { items, rho }]) =>
    items.map((item, place) => {
      const points = pointsOf(item, lead) - pointsOf(item, rival);
      return { item, group, points, counted: (1 - rho) ** place * points };
    }),
  );
};
