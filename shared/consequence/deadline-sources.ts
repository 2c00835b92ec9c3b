import { dayPlus } from '../base/calendar.ts';
import type { Instant } from '../base/clock.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import { liveStates } from '../domain/measure-vocabulary.ts';
import { redLineIds } from '../domain/vocabulary.ts';
import type { PolicyProfile } from '../reference/policy-profiles.ts';
import type { GivenDeadline } from './deadlines.ts';
import { instrumentName } from './gate-words.ts';
import { dayOfLine } from './line-day.ts';
import { shownState } from './measure-dates.ts';
import type { Measure } from './measure.ts';
import { clockName, clockSteps } from './notification-deadlines.ts';
import type { NotificationRecord } from './notification-record.ts';
import { claimsOf } from './redress.ts';
import { retentionDeadlines } from './retention.ts';
import { isPending, remediationInOrder } from './remediation.ts';

export type DeadlineFacts = {
  readonly tables: CaseTables;
  readonly record: NotificationRecord;
  readonly measures: readonly Measure[];
  /** The policy profile that counts. */
  readonly policy: PolicyProfile;
};

type Source = (facts: DeadlineFacts, now: Instant) => readonly GivenDeadline[];

/** From reporting clocks and red lines: their steps that have a time (method, sections 5.8 and 7.3). */
const clockDeadlines: Source = ({ record }, now) =>
  record.clocks.flatMap((clock) => {
    const isRedLine = redLineIds.some((id) => id === clock.preset);
    return clockSteps(clock, record.notifications, now).flatMap(({ step, dueAt, doneAt, state }, index) =>
      dueAt === null || (doneAt === null && state !== 'due' && state !== 'overdue')
        ? []
        : [
            {
              kind: isRedLine ? ('red line' as const) : ('notification' as const),
              what: `${clockName(clock)}: ${step}`,
              due: dueAt,
              met: doneAt,
              line: clock.line,
              part: `step-${index + 1}`,
              place: 'notifications' as const,
            },
          ],
    );
  });

/**
 * From measures that run: their end, each day of review, and the next look at their indicators, which the profile wants every
 * so many days. A review is done when the measure was held against the gates on that day or later.
 */
const measureDeadlines: Source = ({ measures, policy }, now) =>
  measures
    .filter((measure) => liveStates.has(shownState(measure, now.slice(0, 10))))
    .flatMap(({ instrument: id, facts, line, gate, term, since, observations }) => {
      const instrument = policy.instruments.find((one) => one.id === id);
      const name = instrument === undefined ? id : `${id} ${instrumentName(instrument)}`;
      const of = { line, place: 'response' as const };
      const seen = observations.at(-1)?.day ?? term?.day ?? since.day;
      return [
        ...(facts.end === null
          ? []
          : // A measure lapses when the day of its end begins.
            [
              {
                ...of,
                kind: 'sunset' as const,
                what: `${name}: renew it, or it lapses by itself`,
                due: `${facts.end}T00:00:00Z`,
                met: null,
                part: 'end',
              },
            ]),
        ...facts.reviews.map((due) => ({
          ...of,
          kind: 'review' as const,
          what: `${name}: review`,
          due,
          met: gate !== null && gate.day >= due ? gate.day : null,
          part: `review-${due}`,
        })),
        ...(facts.monitoring.length === 0
          ? []
          : [
              {
                ...of,
                kind: 'monitoring' as const,
                what: `${name}: look at its indicators`,
                due: dayPlus(seen, policy.monitoring.cadenceDays),
                met: null,
                part: 'monitoring',
              },
            ]),
      ];
    });

/** From tasks of remediation that have a day. What was dropped is not due any more. */
const remediationDeadlines: Source = ({ tables }) =>
  remediationInOrder(tables).flatMap((row) =>
    row.due === null || row.status === 'dropped'
      ? []
      : [
          {
            kind: 'remediation',
            what: `Remediation: ${row.service === null || row.service === '' ? 'a task of restoration' : row.service}`,
            due: row.due,
            met: isPending(row) ? null : dayOfLine(tables, row.changed),
            line: row.seq,
            part: 'task',
            place: 'response',
          },
        ],
  );

/** From claims for redress: receipt to be acknowledged, and a decision, by the days that the profile gave when they came. */
const redressDeadlines: Source = ({ tables }) =>
  claimsOf(tables).flatMap(({ row, acknowledged, decision }) => {
    const decided = decision === null ? null : dayOfLine(tables, decision.line);
    const answered = acknowledged === null ? decided : dayOfLine(tables, acknowledged.seq);
    const given = (part: string, due: string | null, met: string | null): readonly GivenDeadline[] =>
      due === null
        ? []
        : [
            {
              kind: 'redress',
              what: `${part} the claim for redress of ${row.on ?? '(day withheld)'}`,
              due,
              met,
              line: row.seq,
              part: part.toLowerCase(),
              place: 'redress',
            },
          ];
    return [...given('Acknowledge', row.acknowledgeBy, answered), ...given('Decide', row.decideBy, decided)];
  });

/** Everything that gives deadlines: one function a source. */
export const deadlineSources: readonly Source[] = [
  clockDeadlines,
  measureDeadlines,
  redressDeadlines,
  remediationDeadlines,
  retentionDeadlines,
];
