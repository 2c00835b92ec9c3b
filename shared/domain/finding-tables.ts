/**
 * Rows about findings, links, marks and comments. A subject (item, record or finding) stands in three columns and, where
 * it is looked up by, as one key: see `subjectKey`. Records are the JCS text of their reference. None are part of a view.
 */
export type FindingRow = {
  readonly key: string;
  readonly seq: number;
  /** The last line that says what it says: its own, or that of the latest correction. */
  readonly latestSeq: number;
  readonly item: string | null;
  readonly statement: string | null;
  /** As `placeToText` writes it; null: the item as a whole. */
  readonly place: string | null;
  readonly bytesFrom: number | null;
  readonly bytesTo: number | null;
  readonly sha256: string | null;
  readonly quote: string | null;
  readonly quoteForm: string | null;
  readonly quoteIsWhole: number | null;
  readonly record: string | null;
  readonly tlp: string | null;
  readonly at: string | null;
  readonly actor: string | null;
  readonly withdrawnSeq: number | null;
  readonly withdrawnReason: string | null;
};
export type LinkRow = {
  readonly key: string;
  readonly seq: number;
  readonly fromKey: string | null;
  readonly fromItem: string | null;
  readonly fromFinding: string | null;
  readonly fromRecord: string | null;
  readonly toKey: string | null;
  readonly toItem: string | null;
  readonly toFinding: string | null;
  readonly toRecord: string | null;
  readonly kind: string | null;
  readonly words: string | null;
  readonly isDirected: number | null;
  readonly certainty: string | null;
  readonly reason: string | null;
  readonly tlp: string | null;
  readonly at: string | null;
  readonly actor: string | null;
  readonly withdrawnSeq: number | null;
  readonly withdrawnReason: string | null;
};
/** Star, tags and triage state of one subject, as they stand; the key is that of the subject. */
export type MarkRow = {
  readonly key: string;
  readonly seq: number;
  readonly item: string;
  readonly finding: string | null;
  readonly record: string | null;
  /** JSON of the persons whose star it bears, in order. */
  readonly stars: string;
  /** JSON of the tags, in order. */
  readonly tags: string;
  readonly triage: string | null;
  readonly triageBy: string | null;
  readonly triageAt: string | null;
};
export type CommentRow = {
  readonly key: string;
  readonly seq: number;
  readonly subject: string | null;
  readonly item: string | null;
  readonly finding: string | null;
  readonly record: string | null;
  readonly text: string | null;
  readonly tlp: string | null;
  readonly at: string | null;
  readonly actor: string | null;
  readonly withdrawnSeq: number | null;
  readonly withdrawnReason: string | null;
};
