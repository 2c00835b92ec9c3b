import type { loweredLevels } from '../ledger/confidence-line-types.ts';

/** Namings of reviewers and their answers, one row a line: what stands follows from all of them. Not part of a view. */
export type ReviewEventRow = {
  readonly key: string;
  readonly seq: number;
  /** Identifier of the naming; null for an answer. */
  readonly review: string | null;
  readonly act: string | null;
  readonly person: string | null;
  readonly principal: string | null;
  /** Lines that the reviewed checkpoint covers; null for a naming. */
  readonly reviewedSize: number | null;
  readonly reason: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};
/** To what an analyst lowered the confidence of a level, its key; null: taken back. Not part of a view. */
export type ConfidenceLoweringRow = {
  readonly key: string;
  readonly seq: number;
  readonly to: (typeof loweredLevels)[number] | null;
  readonly reason: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};
