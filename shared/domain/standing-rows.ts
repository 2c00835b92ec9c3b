import type { StandingAct, StandingGround } from './standing-vocabulary.ts';

/** An amendment or a retraction of a release. Not part of a view: its line says all of it. */
export type ReleaseStandingRow = {
  readonly key: string;
  readonly seq: number;
  /** Number of the line that froze the release. */
  readonly release: number;
  readonly act: StandingAct;
  readonly ground: StandingGround;
  readonly statement: string;
  readonly request: string;
  readonly at: string;
  readonly actor: string;
};

/** Who got what. Null: withheld. Not part of a view. */
export type HandoverRow = {
  readonly key: string;
  readonly seq: number;
  readonly giver: string | null;
  readonly receiver: string | null;
  /** SHA-256 of what was handed over. */
  readonly sha256: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};

/** Who was told of an amendment, a retraction or a later release. Null: withheld. Not part of a view. */
export type NoticeRow = {
  readonly key: string;
  readonly seq: number;
  /** Number of the hand-over whose receiver was told. */
  readonly handover: number | null;
  /** Number of the line that they were told of. */
  readonly standing: number | null;
  readonly how: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};
