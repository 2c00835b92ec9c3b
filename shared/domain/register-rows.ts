import type { RegisterKind } from './register-vocabulary.ts';

/** An entry of a register as it stands. Not part of a view: its lines say all of it. */
export type RegisterRow = {
  readonly key: string;
  /** Line that stated it first, and the latest about it. */
  readonly seq: number;
  readonly latestSeq: number;
  readonly kind: RegisterKind;
  readonly status: string | null;
  readonly statement: string | null;
  /** Who sees to it, watches for it, or wrote it. */
  readonly person: string | null;
  readonly level: number | null;
  readonly hypothesis: string | null;
  readonly changesRanking: number | null;
  readonly at: string | null;
  readonly actor: string | null;
};

/** A judgement and what came of it. Not part of a view. */
export type JudgementRow = {
  readonly key: string;
  readonly seq: number;
  readonly level: number | null;
  readonly hypothesis: string | null;
  readonly probability: string | null;
  readonly asOf: number | null;
  readonly team: string | null;
  readonly at: string | null;
  readonly actor: string | null;
  readonly outcome: string | null;
  readonly outcomeSeq: number | null;
  readonly known: string | null;
  readonly basis: string | null;
};
