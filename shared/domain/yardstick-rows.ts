import type { WordingId } from '../reference/yardsticks.ts';

/** The words that a case has chosen, one row at most. Not part of a view. */
export type YardstickChoiceRow = {
  readonly key: 'case';
  readonly seq: number;
  readonly wording: WordingId | null;
  readonly reason: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};
/** The latest confirmation of a term, by level. Not part of a view. */
export type YardstickConfirmationRow = {
  readonly key: string;
  readonly seq: number;
  readonly hypothesis: string | null;
  /** Decimal with 6 places. */
  readonly probability: string | null;
  /** Identifier of the band. */
  readonly term: string | null;
  readonly reason: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};
