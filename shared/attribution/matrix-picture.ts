import { ratingCodes } from '../domain/vocabulary.ts';
import type { AssessmentNames } from './assessment-names.ts';
import type { AssessmentRows } from './assessment-rows.ts';
import type { LevelScores } from './assessment-shape.ts';
import { compareIds, isRankedKind, type Rating } from './scoring-input.ts';

/** What stands together under one heading: a group of shared origin, or the items that count nowhere. */
export type PictureHeading = { readonly id: string; readonly name: string; readonly detail: string };
export type PictureRow = {
  readonly id: string;
  readonly exhibit: string | null;
  readonly name: string;
  /** 0 to 1. */
  readonly weight: number;
  readonly heading: PictureHeading | null;
  /** In the order of the hypotheses; null is a blank cell. */
  readonly ratings: readonly (Rating | null)[];
};
export type MatrixPicture = {
  readonly hypotheses: readonly { readonly id: string; readonly name: string }[];
  readonly rows: readonly PictureRow[];
};

/**
 * A whole matrix in the order in which it is read: the origin that separates most first, its items together; what counts
 * nowhere at the end. Hypotheses that name somebody come before those that stand for what is left.
 */
export const toMatrixPicture = (
  scores: Pick<LevelScores, 'hypotheses' | 'groups' | 'diagnosticity' | 'weights' | 'excluded'>,
  rows: Pick<AssessmentRows, 'evidence' | 'hypotheses'>,
  names: AssessmentNames,
): MatrixPicture => {
  const seqOf = new Map(rows.hypotheses.map(({ id, seq }) => [id, seq]));
  const hypotheses = scores.hypotheses
    .toSorted(
      (left, right) =>
        Number(!isRankedKind(left.type)) - Number(!isRankedKind(right.type)) ||
        (seqOf.get(left.id) ?? 0) - (seqOf.get(right.id) ?? 0) ||
        compareIds(left.id, right.id),
    )
    .map(({ id }) => ({ id, name: names.hypothesis(id).text }));
  const itemById = new Map(rows.evidence.map((item) => [item.id, item]));
  const separation = (items: readonly string[]): number =>
    items.reduce((most, id) => Math.max(most, scores.diagnosticity[id]?.alr ?? 0), 0);
  const toRow = (id: string, heading: PictureHeading | null): PictureRow => {
    const ratings = itemById.get(id)?.ratings ?? {};
    return {
      id,
      exhibit: itemById.get(id)?.exhibit ?? null,
      name: names.item(id).text,
      weight: scores.weights[id] ?? 0,
      heading,
      ratings: hypotheses.map((one) => toRating(Object.hasOwn(ratings, one.id) ? ratings[one.id] : null)),
    };
  };
  const origins = Object.entries(scores.groups)
    .map(([id, { items }]) => ({ id, items, separation: separation(items) }))
    .sort((left, right) => right.separation - left.separation || compareIds(left.id, right.id));
  return {
    hypotheses,
    rows: [
      ...origins.flatMap(({ id, items }) => {
        const { kind, text, detail } = names.origin(id);
        return items.map((item) => toRow(item, kind === 'group' ? { id, name: text, detail } : null));
      }),
      ...scores.excluded.map((id) => toRow(id, nowhere)),
    ],
  };
};

const nowhere: PictureHeading = { id: 'weight-0', name: 'Of weight 0', detail: 'listed, counted nowhere' };

const toRating = (text: string | null | undefined): Rating | null => ratingCodes.find((code) => code === text) ?? null;
