export type LevelRatings<Rating> = {
  readonly level: number;
  readonly rows: readonly {
    readonly hypothesis: string;
    readonly statement: string | null;
    /** Undefined: nobody has rated the item for it. */
    readonly rating: Rating | undefined;
  }[];
};

/** One item's ratings against every hypothesis, level by level: what was not rated is seen as much as what was. */
export const ratingsByLevel = <Rating extends { readonly hypothesis: string }>(
  hypotheses: readonly { readonly id: string; readonly level: number | null; readonly statement: string | null }[],
  ratings: readonly Rating[],
): readonly LevelRatings<Rating>[] => {
  const byHypothesis = new Map(ratings.map((rating) => [rating.hypothesis, rating]));
  const levels = [...new Set(hypotheses.map(({ level }) => level ?? 0))].sort((left, right) => left - right);
  return levels.map((level) => ({
    level,
    rows: hypotheses
      .filter((hypothesis) => (hypothesis.level ?? 0) === level)
      .map(({ id, statement }) => ({ hypothesis: id, statement, rating: byHypothesis.get(id) })),
  }));
};
