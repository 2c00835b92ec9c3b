/** A name that a source uses for the actor of a hypothesis. Not part of a view: its lines say all of it. */
export type NameClaimRow = {
  readonly key: string;
  readonly seq: number;
  readonly hypothesis: string | null;
  readonly source: string | null;
  readonly item: string | null;
  readonly name: string | null;
  readonly sense: string | null;
  readonly attack: string | null;
  readonly reason: string | null;
  readonly at: string | null;
  readonly actor: string | null;
  readonly tlp: string | null;
  readonly withdrawnSeq: number | null;
  readonly withdrawnReason: string | null;
};
