/** One line about a measure. Not part of a view: its lines say all of it. */
export type MeasureEventRow = {
  /** Padded line number. */
  readonly key: string;
  readonly seq: number;
  /** Null: withheld. */
  readonly measure: string | null;
  /** `draft`, `amend`, `gate`, `review`, `approve`, `decide`, `move`, `observe` or `consequence`. */
  readonly kind: string;
  readonly day: string;
  readonly at: string | null;
  readonly actor: string | null;
  /** JSON of what no edition withholds alone; null where the edition withholds any of it. */
  readonly codes: string | null;
  /** JSON of the prose by field; a field that is withheld is not there. */
  readonly words: string;
};
