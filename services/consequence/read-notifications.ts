import { ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { harmLevelName } from '../../shared/consequence/case-harm.ts';
import {
  clockName,
  clockSteps,
  correctionsDue,
  earlierRecipients,
} from '../../shared/consequence/notification-deadlines.ts';
import type { CaseClock, CaseNotification, NotificationRecord } from '../../shared/consequence/notification-record.ts';
import {
  notificationToLines,
  notificationToText,
  type NotificationContext,
} from '../../shared/consequence/notification-text.ts';
import { claimsOf } from '../../shared/consequence/redress.ts';
import { standingsOf } from '../../shared/domain/release-standing.ts';
import { clockPresets, presetIds, presetStatusWords } from '../../shared/reference/clock-presets.ts';
import { policyOfCase } from '../../shared/consequence/case-policy.ts';
import { parsePolicyProfile } from '../../shared/reference/policy-profiles.ts';
import { listSeqsOf } from '../../db/queries/rating-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { profileTexts } from '../cases/assess.ts';
import { caseTlp } from '../cases/common-fields.ts';
import { showingRatings } from '../reasoning/hidden-ratings.ts';
import { readNotificationRecord } from './notification-lines.ts';
import { defaultTlp } from './notifications.ts';

/** What was told may say who leads, so it is hidden with the ratings; clocks alone tell nothing. */
export const tellsOfNotifications = ({ store: { db } }: CaseSession): boolean =>
  listSeqsOf(db, ['notification.record']).length > 0;

export const readNotifications = showingRatings(
  (session: CaseSession, _: Checked<'notification.read'>, deps: AppDeps): Result<Output<'notification.read'>> => {
    const record = readNotificationRecord(session, deps);
    const { notifications } = record;
    const now = deps.clock();
    const policy = policyOfCase({
      tables: session.tables,
      profileText: profileTexts(session.tables, deps),
      sha256Hex: deps.crypto.sha256Hex,
    });
    const due = correctionsDue(notifications, standingsOf(session.tables), claimsOf(session.tables));
    return ok({
      now,
      // A profile that cannot be read is refused where it is used; the list is read all the same.
      tlpDefault: policy.ok ? defaultTlp(policy.value, session.tables) : caseTlp(session.tables),
      clocks: record.clocks.map((clock) => clockToReply(clock, notifications, now)),
      notifications: notifications.map((one) => {
        const correction = due.find(({ notification }) => notification.id === one.id);
        return {
          ...notificationToReply(one, record),
          correctionDue:
            correction === undefined ? null : { because: correction.because, toTell: [...correction.toTell] },
          words: notificationToLines(notificationToText(one, contextOf(session, one, record, deps))),
        };
      }),
    });
  },
  tellsOfNotifications,
);

const clockToReply = (
  clock: CaseClock,
  notifications: readonly CaseNotification[],
  now: string,
): Output<'notification.read'>['clocks'][number] => {
  const { id, preset, moment, why, line, at, actor, stopped } = clock;
  const known = presetIds.find((one) => one === preset);
  return {
    id,
    preset,
    name: clockName(clock),
    status: known === undefined ? null : presetStatusWords[clockPresets[known].status],
    moment,
    why,
    line,
    at,
    actor,
    stopped: stopped === null ? null : { ...stopped },
    steps: clockSteps(clock, notifications, now).map((step) => ({ ...step })),
  };
};

type Read = Output<'notification.read'>['notifications'][number];

const notificationToReply = (
  one: CaseNotification,
  record: NotificationRecord,
): Omit<Read, 'correctionDue' | 'words'> => {
  const { recipients, acknowledgements, said, harm, answers } = one;
  return {
    id: one.id,
    line: one.line,
    at: one.at,
    actor: one.actor,
    tlp: one.tlp,
    recipients:
      recipients === null
        ? null
        : recipients.map((name) => {
            const found = acknowledgements.find(({ recipient }) => recipient === name);
            if (found === undefined) return { name, acknowledged: null };
            const { line, at, actor, ackAt, ackBy } = found;
            return { name, acknowledged: { line, at, actor, ackAt, ackBy } };
          }),
    channel: one.channel,
    isSent: one.isSent,
    sentAt: one.sentAt,
    answers: answers === null ? null : { ...answers, name: nameOfClock(answers.clock, record) },
    attribution: one.attribution,
    said:
      said === null
        ? null
        : { level: said.level, name: said.name, likelihood: said.likelihood, confidence: said.confidence },
    statement: one.statement,
    harm: harm === null ? null : { actual: harm.actual, potential: harm.potential },
    isHarmShown: one.isHarmShown,
    containmentAsk: one.containmentAsk,
    iocsIncluded: one.iocsIncluded,
    correctionOf: one.correctionOf === null ? null : { id: one.correctionOf, line: lineOf(one.correctionOf, record) },
    earlierRecipients: [...earlierRecipients(one, record.notifications)],
    release: one.release,
  };
};

const nameOfClock = (id: string, { clocks }: NotificationRecord): string => {
  const clock = clocks.find((one) => one.id === id);
  return clock === undefined ? id : clockName(clock);
};
const lineOf = (id: string, { notifications }: NotificationRecord): number | null =>
  notifications.find((one) => one.id === id)?.line ?? null;

/** What of the case stands in the text of a notification. */
export const contextOf = (
  session: CaseSession,
  notification: CaseNotification,
  record: NotificationRecord,
  deps: AppDeps,
): NotificationContext => {
  const { tables, origin } = session;
  const file = tables.get('case_file', 'case');
  const { answers, correctionOf, harm } = notification;
  const text = harm === null ? undefined : profileTexts(tables, deps)(harm.profile);
  const policy = text === undefined ? undefined : parsePolicyProfile(text);
  const corrected = record.notifications.find(({ id }) => id === correctionOf);
  const due = correctionsDue(record.notifications, standingsOf(tables), claimsOf(tables)).find(
    (one) => one.notification === corrected,
  );
  return {
    caseTitle: file?.title ?? null,
    mark: file?.mark ?? null,
    origin,
    harmName: (level) => (policy?.ok === true ? harmLevelName(policy.value, level) : undefined),
    answered: answers === null ? null : `${nameOfClock(answers.clock, record)}: ${answers.step}`,
    correctedLine: corrected?.line ?? null,
    earlier: earlierRecipients(notification, record.notifications),
    toTell: correctionOf === null ? null : (due?.toTell ?? []),
  };
};
