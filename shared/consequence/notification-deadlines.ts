import type { Instant } from '../base/clock.ts';
import type { StandingOfRelease } from '../domain/release-standing.ts';
import { clockPresets, presetIds } from '../reference/clock-presets.ts';
import { stepsDue, type StepDue } from './clocks.ts';
import type { CaseClock, CaseNotification } from './notification-record.ts';
import type { Claim } from './redress.ts';

export const clockName = ({ preset }: Pick<CaseClock, 'preset'>): string => {
  const known = presetIds.find((id) => id === preset);
  return known === undefined ? (preset ?? '(withheld)') : clockPresets[known].name;
};

/** When each step of a clock is due. A step is done by the first notification that was sent in answer to it. */
export const clockSteps = (
  clock: CaseClock,
  notifications: readonly CaseNotification[],
  now: Instant,
): readonly StepDue[] => {
  const done = new Map<string, Instant | null>();
  for (const { answers, isSent, sentAt, line } of notifications) {
    // A red line that was raised anew runs anew.
    if (answers?.clock !== clock.id || isSent !== true || line < clock.line) continue;
    const known = done.get(answers.step);
    if (known === undefined || (known !== null && sentAt !== null && sentAt < known)) done.set(answers.step, sentAt);
  }
  return stepsDue({ moment: clock.moment, isStopped: clock.stopped !== null, steps: clock.steps, done }, now);
};

export type CorrectionDue = {
  readonly notification: CaseNotification;
  /** Why, as a clause. */
  readonly because: string;
  /** The earlier recipients whom no correction was sent to since; sorted as they were told. */
  readonly toTell: readonly string[];
};

/**
 * Notifications whose recipients must hear that something was wrong, and have not all been told: one of them was corrected,
 * the release that it rests on was amended or retracted after it was recorded, or a misattribution was upheld that it or
 * that release asserts.
 */
export const correctionsDue = (
  notifications: readonly CaseNotification[],
  standings: readonly StandingOfRelease[],
  claims: readonly Claim[] = [],
): readonly CorrectionDue[] =>
  notifications.flatMap((notification): readonly CorrectionDue[] => {
    const reason = reasonToCorrect(notification, notifications, standings, claims);
    if (reason === undefined || notification.isSent === false) return [];
    const told = toldSince(notification, notifications, reason.line);
    const toTell = (notification.recipients ?? []).filter((recipient) => !told.has(recipient));
    return toTell.length === 0 ? [] : [{ notification, because: reason.because, toTell }];
  });

type Reason = { readonly line: number; readonly because: string };

/** The latest reason counts: whoever was told of an amendment must still hear of the retraction after it. */
const reasonToCorrect = (
  notification: CaseNotification,
  notifications: readonly CaseNotification[],
  standings: readonly StandingOfRelease[],
  claims: readonly Claim[],
): Reason | undefined => {
  const found = standings.find(({ release }) => release.seq === notification.release);
  const acts = [...(found?.amendments ?? []), ...(found?.retraction ? [found.retraction] : [])];
  const act = acts.findLast(({ seq }) => seq > notification.line);
  const decided = claims.findLast((claim) => upholdsAgainst(claim, notification))?.decision?.line;
  if (decided !== undefined && decided > (act?.seq ?? 0))
    return { line: decided, because: `line ${decided} upheld that it was a misattribution` };
  if (act !== undefined) {
    const done = act.act === 'retract' ? 'retracted' : 'amended';
    return { line: act.seq, because: `the release of line ${act.release} was ${done} by line ${act.seq}` };
  }
  const correction = notifications.find(({ correctionOf }) => correctionOf === notification.id);
  return correction === undefined
    ? undefined
    : { line: correction.line, because: `it was corrected by line ${correction.line}` };
};

const upholdsAgainst = (
  { row, isMisattribution, decision }: Claim,
  { said, release, line }: CaseNotification,
): boolean =>
  isMisattribution &&
  decision !== null &&
  decision.line > line &&
  ((said !== null && said.hypothesis === row.hypothesis) || (release !== null && decision.releases.includes(release)));

/** Who was sent a correction of it, or a correction of that, at or after a line. */
const toldSince = (
  { id }: CaseNotification,
  notifications: readonly CaseNotification[],
  line: number,
): ReadonlySet<string> => {
  const chain = new Set([id]);
  const told = new Set<string>();
  for (const other of notifications) {
    if (other.correctionOf === null || !chain.has(other.correctionOf)) continue;
    chain.add(other.id);
    if (other.line >= line && other.isSent === true)
      for (const recipient of other.recipients ?? []) told.add(recipient);
  }
  return told;
};

/** Everybody who got a notification or one that it corrects, each once, in the order in which they were told. */
export const earlierRecipients = (
  notification: CaseNotification,
  notifications: readonly CaseNotification[],
): readonly string[] => {
  const recipients: string[] = [];
  const seen = new Set<string>();
  let id = notification.correctionOf;
  while (id !== null && !seen.has(id)) {
    seen.add(id);
    const earlier = notifications.find((one) => one.id === id);
    if (earlier?.isSent === true) recipients.unshift(...(earlier.recipients ?? []));
    id = earlier?.correctionOf ?? null;
  }
  return [...new Set(recipients)];
};
