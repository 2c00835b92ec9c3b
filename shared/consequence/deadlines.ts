import { instantToEpochSeconds, secondsPerDay } from '../base/calendar.ts';
import { instantToDay, type Instant } from '../base/clock.ts';
import { deadlineSources, type DeadlineFacts } from './deadline-sources.ts';

export const deadlineKinds = [
  'red line',
  'notification',
  'review',
  'sunset',
  'monitoring',
  'redress',
  'remediation',
  'retention',
] as const;
export const deadlineStates = ['overdue', 'today', 'soon', 'later', 'met'] as const;
/** Screens on which what is due is done. */
export const deadlinePlaces = ['notifications', 'response', 'redress', 'evidence'] as const;

/** Something that must be done by a time which a line or a profile gives; nothing here is invented. */
export type GivenDeadline = {
  readonly kind: (typeof deadlineKinds)[number];
  /** What must be done, in words of the program and names of services. */
  readonly what: string;
  /** An instant in UTC, or a day `YYYY-MM-DD`, which ends with that day in UTC. */
  readonly due: string;
  /** The instant or day on which it was done; null: it was not. */
  readonly met: string | null;
  /** The line that gives it. */
  readonly line: number;
  /** Tells it from what else that line gives. */
  readonly part: string;
  readonly place: (typeof deadlinePlaces)[number];
};

export type Deadline = GivenDeadline & { readonly state: (typeof deadlineStates)[number] };

/** Days that count as soon. */
const soonDays = 7;

/** Every deadline of a case by the clock given: what is open by its time, so that what is overdue comes first, then what was met. */
export const deadlinesOfCase = (facts: DeadlineFacts, now: Instant): readonly Deadline[] =>
  deadlineSources
    .flatMap((source) => source(facts, now))
    .map((given) => ({ ...given, state: deadlineState(given, now) }))
    .sort(
      (left, right) =>
        Number(left.state === 'met') - Number(right.state === 'met') ||
        endOf(left.due) - endOf(right.due) ||
        left.line - right.line,
    );

/** A deadline that names an instant is overdue after it; one that names a day, after the end of that day in UTC. */
export const deadlineState = (
  { due, met }: Pick<GivenDeadline, 'due' | 'met'>,
  now: Instant,
): (typeof deadlineStates)[number] => {
  if (met !== null) return 'met';
  const seconds = instantToEpochSeconds(now);
  const end = endOf(due);
  if (isDay(due) ? seconds >= end : seconds > end) return 'overdue';
  if (due.slice(0, 10) === instantToDay(now)) return 'today';
  return end - seconds <= soonDays * secondsPerDay ? 'soon' : 'later';
};

export const isDay = (due: string): boolean => due.length === 10;

const endOf = (due: string): number =>
  isDay(due) ? instantToEpochSeconds(`${due}T00:00:00Z`) + secondsPerDay : instantToEpochSeconds(due);
