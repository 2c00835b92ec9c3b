import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { newId } from '../../shared/base/ids.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { policyOfCase, type CasePolicy } from '../../shared/consequence/case-policy.ts';
import { harmToTell, saidOfCase } from '../../shared/consequence/notification-said.ts';
import type { NotificationRecord } from '../../shared/consequence/notification-record.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { AttributionStatus } from '../../shared/domain/notification-vocabulary.ts';
import { standingsOf } from '../../shared/domain/release-standing.ts';
import { tlpSchema, type Tlp } from '../../shared/domain/vocabulary.ts';
import { newUuid } from '../../shared/interchange/identifiers.ts';
import { clockPresets } from '../../shared/reference/clock-presets.ts';
import { shortText } from '../../shared/base/short-text.ts';
import type { Json } from '../../shared/ledger/canonical-json.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { assess, missingOf, profileTexts } from '../cases/assess.ts';
import { caseTlp, commonFields } from '../cases/common-fields.ts';
import { unlessRatedBlind } from '../reasoning/hidden-ratings.ts';
import { readCaseMeasures } from './case-measures.ts';
import { findClock, findNotification, readNotificationRecord } from './notification-lines.ts';

export const startClock = (
  session: CaseSession,
  { preset, moment, why, tlp }: Checked<'clock.start'>,
  deps: AppDeps,
): Result<Output<'clock.start'>> => {
  const id = newId('clock', deps.random);
  const added = append(session, deps, () => {
    const { supersededBy, name } = clockPresets[preset];
    if (supersededBy.length > 0)
      return err({
        code: 'PRESET_SUPERSEDED',
        message: `${name} (${preset}) is kept for clocks that run by it: its terms are not those of the text.`,
        hint: `Start a clock by ${supersededBy.join(' or ')}; \`plumbline notify presets\` says what each counts from.`,
        at: preset,
      });
    if (why.trim() === '') return err(unsaid('What was known at that moment is not said.'));
    const early = notYet(moment, 'A clock starts with', deps);
    if (early !== undefined) return err(early);
    return ok({ type: 'clock.start', fields: { ...commonFields(session, deps, tlp), id, preset, moment, why } });
  });
  return added.ok ? ok({ ...added.value, clock: id }) : added;
};

export const stopClock = (
  session: CaseSession,
  { clock, reason, tlp }: Checked<'clock.stop'>,
  deps: AppDeps,
): Result<Output<'clock.stop'>> =>
  append(session, deps, (record) => {
    const found = findClock(record, clock);
    if (!found.ok) return found;
    if (found.value.preset === found.value.id) {
      return err({
        code: 'CLOCK_OF_RED_LINE',
        message: `The clock ${found.value.id} runs because the red line was raised.`,
        hint: 'Clear the red line where it is no longer held: `plumbline harm red-line DIR LINE --clear`.',
        at: clock,
      });
    }
    if (found.value.stopped !== null) return err(stoppedBefore(found.value.id, found.value.stopped.line));
    if (reason.trim() === '') return err(unsaid('Why the clock is stopped is not said.'));
    const fields = { ...commonFields(session, deps, tlp), clock: found.value.id, reason };
    return ok({ type: 'clock.stop', fields });
  });

/** Records a notification. Who asserts an attribution tells what the case computes, so not while somebody rates blind. */
export const recordNotification = unlessRatedBlind(
  (
    session: CaseSession,
    input: Checked<'notification.record'>,
    deps: AppDeps,
  ): Result<Output<'notification.record'>> => {
    const id = newId('notification', deps.random);
    const added = append(session, deps, (record, tables) => {
      const fields = notificationFields(session, input, { record, tables, deps });
      return fields.ok ? ok({ type: 'notification.record', fields: { ...fields.value, id } }) : fields;
    });
    return added.ok ? ok({ ...added.value, notification: id }) : added;
  },
  (_, { attribution }) => attribution !== 'none',
);

type Known = { readonly record: NotificationRecord; readonly tables: CaseTables; readonly deps: AppDeps };

const notificationFields = (
  session: CaseSession,
  input: Checked<'notification.record'>,
  known: Known,
): Result<LineDraft['fields']> => {
  const { tables, deps } = known;
  const { recipients, channel, sentAt, attribution, statement, containmentAsk, iocsIncluded } = input;
  if (statement.trim() === '') return err(unsaid('What is told is not said.'));
  const early = sentAt === undefined ? undefined : notYet(sentAt, 'It was sent at', deps);
  if (early !== undefined) return err(early);
  const links = readLinks(input, known);
  if (!links.ok) return links;
  const policy = policyOfCase({ tables, profileText: profileTexts(tables, deps), sha256Hex: deps.crypto.sha256Hex });
  if (!policy.ok) return policy;
  const said = attribution === 'none' ? ok(null) : readSaid(session, attribution, policy.value, known);
  if (!said.ok) return said;
  return ok({
    ...commonFields(session, deps, input.tlp ?? defaultTlp(policy.value, tables)),
    ...links.value,
    recipients: [...recipients],
    channel,
    sentAt: sentAt ?? null,
    attribution,
    said: said.value,
    statement,
    harm: harmToTell(tables, policy.value),
    containmentAsk,
    iocsIncluded,
    uuid: newUuid(deps.random),
  });
};

/** The marking that the policy profile starts notifications with. */
export const defaultTlp = ({ policy }: CasePolicy, tables: CaseTables): Tlp => {
  const tlp = tlpSchema.safeParse(policy.notification.tlpDefault.replace(/^TLP:/u, ''));
  return tlp.success ? tlp.data : caseTlp(tables);
};

/** What it answers, corrects and rests on. */
const readLinks = (
  { answers, correctionOf, release }: Checked<'notification.record'>,
  { record, tables }: Known,
): Result<Readonly<Record<'answers' | 'correctionOf' | 'release', Json>>> => {
  const step = answers === undefined ? ok(null) : readStep(record, answers);
  if (!step.ok) return step;
  const corrected = correctionOf === undefined ? ok(null) : findNotification(record, correctionOf);
  if (!corrected.ok) return corrected;
  if (corrected.value !== null && corrected.value.isSent === false) return err(neverSent(corrected.value.id));
  const stands = standingsOf(tables).find((one) => one.release.seq === release);
  if (release !== undefined && stands === undefined) return err(noRelease(release));
  if (stands?.retraction !== undefined && stands.retraction !== null && correctionOf === undefined) {
    return err({
      code: 'RELEASE_RETRACTED',
      message: `The release of line ${stands.release.seq} is retracted, by line ${stands.retraction.seq}: nothing new rests on it.`,
      hint: 'Correct what was told of it, or name another release.',
    });
  }
  return ok({ answers: step.value, correctionOf: corrected.value?.id ?? null, release: release ?? null });
};

const readStep = (
  record: NotificationRecord,
  answers: NonNullable<Checked<'notification.record'>['answers']>,
): Result<Json> => {
  const clock = findClock(record, answers.clock);
  if (!clock.ok) return clock;
  const { id, steps, stopped } = clock.value;
  if (stopped !== null) return err(stoppedBefore(id, stopped.line));
  if (!steps.some(({ name }) => name === answers.step)) {
    return err({
      code: 'NO_SUCH_STEP',
      message: `The clock ${id} has no step “${shortText(answers.step, 80)}”.`,
      hint: `Its steps are: ${steps.map(({ name }) => name).join('; ')}.`,
      at: answers.step,
    });
  }
  return ok({ clock: id, step: answers.step });
};

/** The judgement that an assertion rests on, where the gates allow one: those of the case alone, or as a measure meets them. */
const readSaid = (
  session: CaseSession,
  status: AttributionStatus,
  profile: CasePolicy,
  { tables, deps }: Known,
): Result<Json> => {
  const sections = assess(tables, missingOf(session, deps), deps);
  if (!sections.ok) return sections;
  const known = readCaseMeasures(tables, deps);
  if (!known.ok) return known;
  const { measures, today } = known.value;
  const said = saidOfCase(status, { tables, sections: sections.value, measures, profile, today });
  return said.ok
    ? said
    : err({
        code: 'ATTRIBUTION_NOT_OPEN',
        message: `The notification may assert no attribution: ${said.error.message}.`,
        hint: 'Record it with the attribution `none`, or see on the Response screen what is missing of a measure.',
        at: status,
      });
};

export const sendNotification = (
  session: CaseSession,
  { notification, sentAt, tlp }: Checked<'notification.send'>,
  deps: AppDeps,
): Result<Output<'notification.send'>> =>
  append(session, deps, (record) => {
    const found = findNotification(record, notification);
    if (!found.ok) return found;
    if (found.value.isSent !== false) {
      return err({
        code: 'SENT_BEFORE',
        message: `The notification ${found.value.id} is recorded as sent already.`,
        hint: 'What was wrong in it is corrected by a notification of its own.',
        at: notification,
      });
    }
    const early = notYet(sentAt, 'It was sent at', deps);
    if (early !== undefined) return err(early);
    const fields = {
      ...commonFields(session, deps, tlp ?? found.value.tlp ?? undefined),
      notification: found.value.id,
      sentAt,
    };
    return ok({ type: 'notification.send', fields });
  });

export const acknowledgeNotification = (
  session: CaseSession,
  { notification, recipient, ackAt, ackBy, tlp }: Checked<'notification.acknowledge'>,
  deps: AppDeps,
): Result<Output<'notification.acknowledge'>> =>
  append(session, deps, (record) => {
    const found = findNotification(record, notification);
    if (!found.ok) return found;
    const { id, recipients, isSent, sentAt, acknowledgements, tlp: own } = found.value;
    if (isSent !== true) return err(neverSent(id));
    if (recipients?.includes(recipient) !== true) {
      return err({
        code: 'NOT_A_RECIPIENT',
        message: `The notification ${id} did not go to “${shortText(recipient, 80)}”.`,
        hint: `Its recipients are: ${shortText((recipients ?? []).join('; '), 300)}.`,
        at: recipient,
      });
    }
    const before = acknowledgements.find((one) => one.recipient === recipient);
    if (before !== undefined) {
      return err({
        code: 'ACKNOWLEDGED_BEFORE',
        message: `“${shortText(recipient, 80)}” has acknowledged it already, by line ${before.line}.`,
        hint: 'There is nothing to record.',
        at: recipient,
      });
    }
    const early = notYet(ackAt, 'It was acknowledged at', deps);
    if (early !== undefined) return err(early);
    if (sentAt !== null && ackAt < sentAt) {
      return err({
        code: 'DATES_REVERSED',
        message: `It was acknowledged at ${ackAt}, before it was sent at ${sentAt}.`,
        hint: 'Look at both times; they are in UTC.',
        at: ackAt,
      });
    }
    const fields = {
      ...commonFields(session, deps, tlp ?? own ?? undefined),
      notification: id,
      recipient,
      ackAt,
      ackBy,
    };
    return ok({ type: 'notification.acknowledge', fields });
  });

const append = (
  session: CaseSession,
  deps: AppDeps,
  decide: (record: NotificationRecord, tables: CaseTables) => Result<LineDraft>,
): Result<{ line: number }> => {
  const appended = session.append(({ tables }) => {
    const draft = decide(readNotificationRecord(session, deps), tables);
    return draft.ok ? ok({ drafts: [draft.value] }) : draft;
  });
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

/** Nothing that is recorded has yet to happen. */
const notYet = (instant: string, what: string, { clock }: Pick<AppDeps, 'clock'>): Failure | undefined => {
  const now = clock();
  return instant <= now
    ? undefined
    : {
        code: 'NOT_YET',
        message: `${what} ${instant}, which lies ahead: it is ${now} by the clock of this workstation.`,
        hint: 'Give the time in UTC, as it happened.',
        at: instant,
      };
};

const unsaid = (message: string): Failure => ({
  code: 'NOT_SAID',
  message,
  hint: 'Say it in a sentence that whoever reads the record later understands.',
});
const stoppedBefore = (id: string, line: number): Failure => ({
  code: 'CLOCK_STOPPED',
  message: `The clock ${id} was stopped, by line ${line}.`,
  hint: 'Start another one where terms run again.',
  at: id,
});
const neverSent = (id: string): Failure => ({
  code: 'NOT_SENT',
  message: `The notification ${id} is not recorded as sent.`,
  hint: 'Record when it was sent first: `plumbline notify sent DIR NOTIFICATION --at TIME`.',
  at: id,
});
const noRelease = (line: number): Failure => ({
  code: 'NO_RELEASE',
  message: `Line ${line} froze no release.`,
  hint: '`plumbline release list DIR` lists the releases.',
  at: `line ${line}`,
});
