/** What was last said of a red line. Not part of a view: its lines say all of it. */
export type RedLineRow = {
  /** Its identifier (method, section 7.3). */
  readonly key: string;
  readonly seq: number;
  /** `raised` or `cleared`; null: withheld. */
  readonly status: string | null;
  readonly statement: string | null;
  /** JSON of the identifiers of the items cited. */
  readonly cites: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};
