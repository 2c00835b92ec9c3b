import type { GivenRating, Opinion, RatingCode, RatingHistory } from '../domain/given-ratings.ts';
import { columnShare, type ColumnShare, type RatingAct } from './column-share.ts';

/** One voice on one level: a person's ratings, of a second opinion where there is one, else of the case's own matrix. */
export type Rater = {
  /** Identifier of the second opinion, else the name. */
  readonly id: string;
  /** Null: withheld in this edition; then several persons may stand behind it. */
  readonly name: string | null;
  readonly opinion: Opinion | null;
  /** By `item/hypothesis`. */
  readonly cells: ReadonlyMap<string, RatingCode>;
  /** How many cells of the case's own matrix stand as this person entered them. */
  readonly counted: number;
  readonly columns: ColumnShare;
};

export const cellOf = (item: string, hypothesis: string): string => `${item}/${hypothesis}`;

/**
 * Everybody who rated the level, in the order in which they began. A person has one voice: whoever gave a second opinion
 * is heard as there, whatever they entered into the case's own matrix since.
 */
export const ratersOf = (
  { given, opinions }: RatingHistory,
  level: number,
  hypotheses: ReadonlySet<string>,
): readonly Rater[] => {
  const onLevel = opinions.filter((opinion) => opinion.level === level);
  const opinionById = new Map(onLevel.map((opinion) => [opinion.id, opinion]));
  const spoken = new Set(onLevel.flatMap(({ rater }) => (rater === null ? [] : [rater])));
  const own = given.filter(({ opinion, hypothesis }) => opinion === null && hypotheses.has(hypothesis));
  const voices = new Map<string, { name: string | null; opinion: Opinion | null; given: GivenRating[] }>();
  for (const one of given) {
    if (!hypotheses.has(one.hypothesis)) continue;
    const opinion = one.opinion === null ? null : (opinionById.get(one.opinion) ?? null);
    if (one.opinion !== null && opinion === null) continue;
    if (opinion === null && one.rater !== null && spoken.has(one.rater)) continue;
    const id = opinion?.id ?? one.rater ?? '';
    const voice = voices.get(id) ?? { name: one.rater, opinion, given: [] };
    voice.given.push(one);
    voices.set(id, voice);
  }
  const counted = countCounted(own);
  return [...voices].map(([id, voice]) => ({
    id,
    name: voice.name,
    opinion: voice.opinion,
    cells: cellsOf(voice.given),
    counted: counted.get(voice.name) ?? 0,
    columns: columnShare(toActs(voice.given)),
  }));
};

const cellsOf = (given: readonly GivenRating[]): ReadonlyMap<string, RatingCode> => {
  const cells = new Map<string, RatingCode>();
  for (const { item, hypothesis, rating } of given) {
    if (rating === null) cells.delete(cellOf(item, hypothesis));
    else cells.set(cellOf(item, hypothesis), rating);
  }
  return cells;
};

/** The last line of a cell is what the case counts, whoever wrote it. */
const countCounted = (own: readonly GivenRating[]): ReadonlyMap<string | null, number> => {
  const last = new Map(own.map((one) => [cellOf(one.item, one.hypothesis), one]));
  const counts = new Map<string | null, number>();
  for (const { rating, rater } of last.values()) {
    if (rating !== null) counts.set(rater, (counts.get(rater) ?? 0) + 1);
  }
  return counts;
};

/** Cells of one line were saved together. A cleared cell says nothing about how somebody works. */
const toActs = (given: readonly GivenRating[]): readonly RatingAct[] => {
  const byLine = new Map<number, { item: string; hypotheses: string[] }>();
  for (const { line, item, hypothesis, rating } of given) {
    if (rating === null) continue;
    const act = byLine.get(line) ?? { item, hypotheses: [] };
    act.hypotheses.push(hypothesis);
    byLine.set(line, act);
  }
  return [...byLine.values()];
};
