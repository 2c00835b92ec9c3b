import { epochSecondsToInstant, instantToEpochSeconds } from '../base/calendar.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import type { ExerciseRow, InjectRow } from '../domain/exercise-rows.ts';
import type { InjectMark, InjectState } from '../domain/exercise-vocabulary.ts';

/** By time, those without one last; of one time in the order in which they were planned. */
export const injectsInOrder = (tables: Pick<CaseTables, 'rows'>): readonly InjectRow[] =>
  tables
    .rows('inject')
    .toSorted((left, right) => (left.offset ?? Infinity) - (right.offset ?? Infinity) || left.seq - right.seq);

/** Whole minutes from one instant to another, towards zero; negative where `to` lies before. */
export const minutesBetween = (from: string, to: string): number =>
  // Plus zero, since a part of a minute before would be minus zero.
  Math.trunc((instantToEpochSeconds(to) - instantToEpochSeconds(from)) / 60) + 0;

type Said = { readonly line: number; readonly at: string | null; readonly note: string | null };
export type AfterAction = {
  readonly id: string;
  readonly line: number;
  readonly offsetMinutes: number | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly expected: string | null;
  readonly state: InjectState;
  /** Null while the exercise has not started, and where it has no time. */
  readonly plannedAt: string | null;
  /** Minutes after the start, and after its time; null where one of the two is not known. */
  readonly played: (Said & { readonly afterMinutes: number | null; readonly lateMinutes: number | null }) | null;
  /** Minutes from when it was played. */
  readonly done: (Said & { readonly tookMinutes: number | null }) | null;
  readonly skipped: Said | null;
};

/** An inject as the after-action table has it: what was planned and expected, what came of it and when. */
export const afterAction = (row: InjectRow, start: ExerciseRow | undefined, now: string): AfterAction => {
  const { key: id, seq: line, offset: offsetMinutes, title, text, expected, playedAt, doneAt } = row;
  const startedAt = start?.moment ?? null;
  const plannedAt =
    startedAt === null || offsetMinutes === null
      ? null
      : epochSecondsToInstant(instantToEpochSeconds(startedAt) + offsetMinutes * 60);
  const between = (from: string | null, to: string | null): number | null =>
    from === null || to === null ? null : minutesBetween(from, to);
  return {
    id,
    line,
    offsetMinutes,
    title,
    text,
    expected,
    state: stateOf(row, plannedAt, now),
    plannedAt,
    played:
      row.playedSeq === null
        ? null
        : {
            line: row.playedSeq,
            at: playedAt,
            note: row.playedNote,
            afterMinutes: between(startedAt, playedAt),
            lateMinutes: between(plannedAt, playedAt),
          },
    done:
      row.doneSeq === null
        ? null
        : { line: row.doneSeq, at: doneAt, note: row.doneNote, tookMinutes: between(playedAt, doneAt) },
    skipped: row.skippedSeq === null ? null : { line: row.skippedSeq, at: row.skippedAt, note: row.skippedNote },
  };
};

const stateOf = (row: InjectRow, plannedAt: string | null, now: string): InjectState => {
  if (row.skippedSeq !== null) return 'skipped';
  if (row.doneSeq !== null) return 'done';
  if (row.playedSeq !== null) return 'played';
  return plannedAt !== null && plannedAt <= now ? 'due' : 'planned';
};

/**
 * Why an inject cannot be marked so at that moment; undefined where it can. Moments that an edition withholds are not
 * compared.
 */
export const markRefusal = (
  row: InjectRow,
  start: ExerciseRow | undefined,
  { status, moment, note }: { readonly status: InjectMark; readonly moment: string; readonly note: string },
): string | undefined => {
  const { playedSeq, playedAt, doneAt } = row;
  switch (status) {
    case 'played':
      if (start === undefined) return 'the exercise has not started';
      if (start.moment !== null && moment < start.moment) return `the exercise started later, at ${start.moment}`;
      return doneAt !== null && moment > doneAt ? `what was done about it was done before, at ${doneAt}` : undefined;
    case 'done':
      if (playedSeq === null) return 'it was not played';
      if (note.trim() === '') return 'what was done is not said';
      return playedAt !== null && moment < playedAt ? `it was played later, at ${playedAt}` : undefined;
    case 'skipped':
      if (playedSeq !== null) return `it was played, by line ${playedSeq}`;
      // What is struck while the exercise is planned has no start to lie after.
      if (start !== undefined && start.moment !== null && moment < start.moment)
        return `the exercise started later, at ${start.moment}`;
      return note.trim() === '' ? 'why it is skipped is not said' : undefined;
  }
};

/** Why the exercise cannot have started then; undefined where it can. */
export const startRefusal = (
  tables: Pick<CaseTables, 'rows' | 'get'>,
  { moment, note }: { readonly moment: string; readonly note: string },
): string | undefined => {
  const before = tables.get('exercise', 'exercise');
  if (before !== undefined && note.trim() === '')
    return `line ${before.seq} says when it started, and why it was another moment is not said`;
  const first = tables
    .rows('inject')
    .flatMap(({ playedAt }) => playedAt ?? [])
    .toSorted()[0];
  if (first !== undefined && first < moment) return `an inject was played before, at ${first}`;
  const skipped = tables
    .rows('inject')
    .flatMap(({ skippedSeq, skippedAt }) =>
      before !== undefined && skippedSeq !== null && skippedSeq > before.seq ? (skippedAt ?? []) : [],
    )
    .toSorted()[0];
  return skipped !== undefined && skipped < moment
    ? `an inject was skipped before, while it ran, at ${skipped}`
    : undefined;
};
