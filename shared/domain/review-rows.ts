import type { opinionStandings } from './vocabulary.ts';

/** The codes of an answer, by the line that took it in. Not part of a view: its line says all of it. */
export type ReviewSealRow = {
  readonly key: string;
  readonly seq: number;
  readonly import: number;
  /** SHA-256 of the assessment that the reviewer recomputed. */
  readonly scores: string | null;
  readonly blind: (typeof opinionStandings)[number] | null;
  readonly conflict: number | null;
  readonly sampled: number | null;
  readonly failing: number | null;
  readonly untold: number | null;
  /** JSON of `[{hypothesis, item, rating}]`. */
  readonly ratings: string | null;
  /** JSON of `[{level, verdict}]`. */
  readonly claims: string | null;
  /** JSON of nine scores, 0 to 3. */
  readonly standards: string | null;
};

/** How a dissent ended: one row a line. Not part of a view. */
export type DissentEventRow = {
  readonly key: string;
  readonly seq: number;
  readonly import: number;
  readonly act: 'closed' | 'overridden';
  /** The board's words; null for a closing, whose words are in what was signed. */
  readonly reason: string | null;
  /** JSON of who decided; null for a closing. */
  readonly board: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};
