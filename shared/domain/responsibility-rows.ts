/** The codes of a hypothesis of level 4 as they stand. Not part of a view: its lines say all of it. */
export type ResponsibilityRow = {
  /** The hypothesis. */
  readonly key: string;
  readonly seq: number;
  readonly degree: string | null;
  readonly basis: string | null;
  /** 1 where an earlier mode was withdrawn: then there are no codes, and none is withheld. */
  readonly isWithdrawn: number;
  readonly reason: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};
