import type { AssessmentRows } from '../../../../shared/attribution/assessment-rows.ts';
import type { LevelScores } from '../../../../shared/attribution/assessment-shape.ts';

export type MatrixItem = AssessmentRows['evidence'][number];
export type MatrixOrder = 'separation' | 'exhibit';

/** Items by where they stand: counted ones in order, those that separate nothing, and those of weight 0. */
export type Arrangement = {
  readonly counted: readonly string[];
  readonly folded: readonly string[];
  readonly excluded: readonly string[];
};

/**
 * The most telling item first, or by exhibit. Rated rows that separate nothing stand apart, since the eye need not
 * stop at them; a row with an empty cell never does, since there is work left in it.
 */
export const arrangeItems = (
  items: readonly MatrixItem[],
  hypotheses: readonly string[],
  scores: Pick<LevelScores, 'weights' | 'diagnosticity'> | undefined,
  order: MatrixOrder,
  partners: ReadonlyMap<string, string> = new Map(),
): Arrangement => {
  const byExhibit = items.toSorted(compareExhibits);
  const separation = (id: string): number => separationOf(scores, id) ?? 0;
  const excluded = byExhibit.filter(({ id }) => weightOf(scores, id) === 0);
  const counted = byExhibit.filter(({ id }) => weightOf(scores, id) !== 0);
  if (order === 'exhibit' || scores === undefined) {
    return { counted: besidePartners(counted.map(toId), partners), folded: [], excluded: excluded.map(toId) };
  }
  const telling = new Set(counted.filter((item) => separation(item.id) !== 0 || !isRated(item, hypotheses)).map(toId));
  // A reading that separates nothing is still read beside the one that does.
  const isFolded = ({ id }: MatrixItem): boolean => !telling.has(id) && !telling.has(partners.get(id) ?? '');
  return {
    counted: besidePartners(
      counted
        .filter((item) => !isFolded(item))
        // The sort is stable: items that separate equally stay in the order of their exhibits.
        .toSorted((left, right) => separation(right.id) - separation(left.id))
        .map(toId),
      partners,
    ),
    folded: counted.filter(isFolded).map(toId),
    excluded: excluded.map(toId),
  };
};

/** Two readings of one thing stand side by side, where the first of them stands. */
const besidePartners = (ids: readonly string[], partners: ReadonlyMap<string, string>): readonly string[] => {
  if (partners.size === 0) return ids;
  const here = new Set(ids);
  const placed = new Set<string>();
  for (const id of ids) {
    placed.add(id);
    const partner = partners.get(id);
    if (partner !== undefined && here.has(partner)) placed.add(partner);
  }
  return [...placed];
};

/** Whether both hold the same items, and the same of them excluded: then an order of one is an order of the other. */
export const holdsSameItems = (left: Arrangement, right: Arrangement): boolean =>
  hasSameMembers([...left.counted, ...left.folded], [...right.counted, ...right.folded]) &&
  hasSameMembers(left.excluded, right.excluded);

export const isSameArrangement = (left: Arrangement, right: Arrangement): boolean =>
  isSameList(left.counted, right.counted) &&
  isSameList(left.folded, right.folded) &&
  isSameList(left.excluded, right.excluded);

/** Decibels between the hypothesis that an item fits best and the one it fits least; undefined where it is not scored. */
export const separationOf = (scores: Pick<LevelScores, 'diagnosticity'> | undefined, id: string): number | undefined =>
  scores !== undefined && Object.hasOwn(scores.diagnosticity, id) ? scores.diagnosticity[id]?.alr : undefined;

/** Weight 0 to 1; undefined where it is not scored. */
const weightOf = (scores: Pick<LevelScores, 'weights'> | undefined, id: string): number | undefined =>
  scores !== undefined && Object.hasOwn(scores.weights, id) ? scores.weights[id] : undefined;

export const ratingOf = ({ ratings }: Pick<MatrixItem, 'ratings'>, hypothesis: string): string | null =>
  Object.hasOwn(ratings, hypothesis) ? (ratings[hypothesis] ?? null) : null;

const isRated = (item: MatrixItem, hypotheses: readonly string[]): boolean =>
  hypotheses.every((hypothesis) => ratingOf(item, hypothesis) !== null);

const compareExhibits = (left: MatrixItem, right: MatrixItem): number => {
  const [a, b] = [left.exhibit ?? '\uffff', right.exhibit ?? '\uffff'];
  return a < b ? -1 : a > b ? 1 : left.seq - right.seq;
};

const toId = ({ id }: MatrixItem): string => id;
const isSameList = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((id, at) => id === right[at]);
const hasSameMembers = (left: readonly string[], right: readonly string[]): boolean => {
  const known = new Set(left);
  return left.length === right.length && right.every((id) => known.has(id));
};
