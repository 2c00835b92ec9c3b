/** When the exercise started; one row, `key` is `exercise`. Not part of a view: its lines say all of it. */
export type ExerciseRow = {
  readonly key: string;
  /** Line that said it last. */
  readonly seq: number;
  readonly moment: string | null;
  readonly note: string | null;
};

/**
 * An inject as it stands. Where a number of a line is null, nothing of the kind was said, or something later took its
 * place; beside a number, null means withheld. Not part of a view: its lines say all of it.
 */
export type InjectRow = {
  readonly key: string;
  /** Line that planned it. */
  readonly seq: number;
  /** Minutes after the start; null: when it suits. */
  readonly offset: number | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly expected: string | null;
  readonly playedSeq: number | null;
  readonly playedAt: string | null;
  readonly playedNote: string | null;
  readonly doneSeq: number | null;
  readonly doneAt: string | null;
  readonly doneNote: string | null;
  readonly skippedSeq: number | null;
  readonly skippedAt: string | null;
  readonly skippedNote: string | null;
};
