import { daysInMonth, dayToText, epochSecondsToInstant, instantToEpochSeconds, textToDay } from '../base/calendar.ts';
import type { Instant } from '../base/clock.ts';
import type { ClockStep, Term } from '../reference/clock-presets.ts';

/**
 * The last moment of a term. Hours are counted to the second. A month ends on the same day of a later month at the same
 * time; where that month is too short, on its last day.
 */
export const dueAfter = (moment: Instant, term: NonNullable<Term>): Instant => {
  if ('hours' in term) return epochSecondsToInstant(instantToEpochSeconds(moment) + term.hours * 3600);
  const { year, month, day } = textToDay(moment.slice(0, 10));
  const months = year * 12 + month - 1 + term.months;
  const later = { year: Math.floor(months / 12), month: (months % 12) + 1 };
  const last = daysInMonth(later.year, later.month);
  return `${dayToText({ ...later, day: Math.min(day, last) })}${moment.slice(10)}`;
};

/**
 * `due`: the limit is ahead. `overdue`: it is past and nothing was sent. `done`, `done late`: something was sent. `stopped`:
 * the clock was stopped with the step open. `no limit`: it must be done, and no time is said. `unknown`: a moment that the
 * limit follows from is withheld.
 */
export const stepStates = ['due', 'overdue', 'done', 'done late', 'stopped', 'no limit', 'unknown'] as const;
export type StepState = (typeof stepStates)[number];

export type StepDue = {
  readonly step: string;
  /** From when it counts; null: withheld. */
  readonly from: Instant | null;
  /** Null: no limit, or unknown. */
  readonly dueAt: Instant | null;
  readonly state: StepState;
  /** When it was first done. */
  readonly doneAt: Instant | null;
};

type Running = {
  /** Null: withheld. */
  readonly moment: Instant | null;
  readonly isStopped: boolean;
  readonly steps: readonly ClockStep[];
  /** When each step was first done, by its name; null: done at a moment that is withheld. */
  readonly done: ReadonlyMap<string, Instant | null>;
};

/**
 * When each step of a clock is due, as of `now`. A step that starts from another one counts from when that was done, and
 * until then from when it is due at the latest.
 */
export const stepsDue = ({ moment, isStopped, steps, done }: Running, now: Instant): readonly StepDue[] => {
  const limits = new Map<string, Instant | null>();
  return steps.map(({ name, term, from: after }) => {
    const from = after === null ? moment : done.has(after) ? (done.get(after) ?? null) : (limits.get(after) ?? null);
    const dueAt = from === null || term === null ? null : dueAfter(from, term);
    limits.set(name, dueAt);
    const isDone = done.has(name);
    const doneAt = done.get(name) ?? null;
    const open = openState(term, dueAt, isDone ? doneAt : now);
    return { step: name, from, dueAt, doneAt, state: isDone ? doneState(open) : isStopped ? 'stopped' : open };
  });
};

const openState = (term: Term, dueAt: Instant | null, at: Instant | null): StepState => {
  if (term === null) return 'no limit';
  if (dueAt === null || at === null) return 'unknown';
  // Instants of one form sort as text.
  return at > dueAt ? 'overdue' : 'due';
};

const doneState = (open: StepState): StepState => (open === 'overdue' ? 'done late' : 'done');
