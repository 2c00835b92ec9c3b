/** A claim in the docket, as it was received. Null: none, or withheld. Not part of a view: its line says all of it. */
export type RedressClaimRow = {
  readonly key: string;
  readonly seq: number;
  readonly on: string | null;
  readonly claimant: string | null;
  readonly ground: string | null;
  readonly release: number | null;
  readonly measure: string | null;
  readonly hypothesis: string | null;
  readonly acknowledgeBy: string | null;
  readonly decideBy: string | null;
  readonly profile: string | null;
  readonly name: string | null;
  readonly words: string | null;
  /** JSON of the identifiers of the items relied on. */
  readonly cites: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};

/** What was done about a claim. Null: withheld, or not of this kind. Not part of a view. */
export type RedressEventRow = {
  /** Padded line number. */
  readonly key: string;
  readonly seq: number;
  readonly claim: string | null;
  /** `acknowledge`, `decide`, `remedy`, `rescore` or `lesson`. */
  readonly kind: string;
  readonly on: string | null;
  readonly outcome: string | null;
  /** JSON of the remedies of a decision. */
  readonly remedies: string | null;
  /** JSON of the lines of the releases that named whom a decision clears. */
  readonly releases: string | null;
  /** JSON of the measures that a decision obliges to review. */
  readonly measures: string | null;
  readonly remedy: string | null;
  readonly line: number | null;
  readonly run: string | null;
  /** Who decided, or sees to the change. */
  readonly person: string | null;
  /** Note, reasons or lesson. */
  readonly said: string | null;
  readonly change: string | null;
  readonly cites: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};
