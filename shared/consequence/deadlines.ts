import {
  dayToEpochDays,
  epochDaysToDay,
  epochSecondsToInstant,
  instantToEpochSeconds,
  secondsPerDay,
} from '../base/calendar.ts';
import { instantToDay, type Instant } from '../base/clock.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import { redLineClocks, redLineDuties, redLineDutyWords, type RedLineRaising } from './red-line-duties.ts';

export const deadlineKinds = ['red line'] as const;
export const deadlineStates = ['overdue', 'today', 'soon', 'later', 'met'] as const;
/** Screens on which what is due is done. */
export const deadlinePlaces = ['harm'] as const;

/** Something that must be done by a time which a line or a profile gives; nothing here is invented. */
export type GivenDeadline = {
  readonly kind: (typeof deadlineKinds)[number];
  /** What must be done; never free text of a case, which may be marked higher than its line's skeleton. */
  readonly what: string;
  /** An instant in UTC, or a day `YYYY-MM-DD`, which ends with that day in UTC. */
  readonly due: string;
  /** When it was done; null: it was not. */
  readonly met: Instant | null;
  /** The line that gives it. */
  readonly line: number;
  /** Tells it from what else that line gives. */
  readonly part: string;
  readonly place: (typeof deadlinePlaces)[number];
};

export type Deadline = GivenDeadline & { readonly state: (typeof deadlineStates)[number] };

export type DeadlineFacts = {
  readonly tables: CaseTables;
  /** Red lines that stand. */
  readonly raised: readonly RedLineRaising[];
};

/** From red lines: their process effects that have a time (method, section 7.3). */
const redLineDeadlines = ({ raised }: DeadlineFacts): readonly GivenDeadline[] =>
  raised.flatMap(({ id, line, at }) =>
    redLineDuties.flatMap((duty): readonly GivenDeadline[] => {
      const hours = redLineClocks[id][duty];
      if (hours === undefined || at === null) return [];
      const due = epochSecondsToInstant(instantToEpochSeconds(at) + hours * 3600);
      return [
        { kind: 'red line', what: `${id}: ${redLineDutyWords[duty]}`, due, met: null, line, part: duty, place: 'harm' },
      ];
    }),
  );

/** Everything that gives deadlines: one function a source. */
const deadlineSources: readonly ((facts: DeadlineFacts) => readonly GivenDeadline[])[] = [redLineDeadlines];

/** Days that count as soon. */
const soonDays = 7;

/** Every deadline of a case by the clock given: what is open by its time, so that what is overdue comes first, then what was met. */
export const deadlinesOfCase = (facts: DeadlineFacts, now: Instant): readonly Deadline[] =>
  deadlineSources
    .flatMap((source) => source(facts))
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

/** The day after `YYYY-MM-DD`. */
export const dayAfter = (text: string): string => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const next = epochDaysToDay(dayToEpochDays({ year, month, day }) + 1);
  return [
    String(next.year).padStart(4, '0'),
    ...[next.month, next.day].map((part) => String(part).padStart(2, '0')),
  ].join('-');
};
