/** What was said of a source after it was added. Not part of a view: its lines say all of it. */
export type SourceEventRow = {
  readonly key: string;
  readonly seq: number;
  readonly source: string | null;
  readonly act: 'assess' | 'correct';
  readonly reliability: string | null;
  readonly reliabilityBefore: string | null;
  /** JSON of the case and the source there that the letter was taken over from. */
  readonly takenFrom: string | null;
  readonly name: string | null;
  readonly nameBefore: string | null;
  readonly kind: string | null;
  readonly kindBefore: string | null;
  readonly descriptor: string | null;
  readonly descriptorBefore: string | null;
  /** JSON of all other names and of all identifiers, where the line gives them. */
  readonly aliases: string | null;
  readonly identifiers: string | null;
  readonly reason: string | null;
  readonly at: string | null;
  readonly actor: string | null;
  readonly tlp: string | null;
};
/** What items of a kind start with. Not part of a view. */
export type GradeDefaultRow = {
  readonly key: string;
  readonly seq: number;
  readonly credibility: string | null;
  readonly forgeability: string | null;
  readonly evidenceClass: string | null;
  readonly adequacy: string | null;
  readonly reason: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};
/** A set of known hashes that was held against the case. Not part of a view. */
export type HashSetUseRow = {
  readonly key: string;
  readonly seq: number;
  readonly name: string | null;
  readonly kind: string | null;
  readonly version: string | null;
  readonly provenance: string | null;
  readonly licence: string | null;
  /** SHA-256 of the list that the set was read from. */
  readonly digest: string | null;
  readonly hashes: number | null;
  readonly items: number | null;
  readonly records: number | null;
  readonly at: string | null;
  readonly actor: string | null;
};
