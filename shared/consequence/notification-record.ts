import { z } from 'zod';
import type { Instant } from '../base/clock.ts';
import { readFields } from '../domain/line-fields.ts';
import {
  attributionStatuses,
  channels,
  type AttributionStatus,
  type Channel,
} from '../domain/notification-vocabulary.ts';
import { redLineIds, redLineStates, tlpSchema, type RedLineId, type Tlp } from '../domain/vocabulary.ts';
import { answeredStepSchema, recipientsSchema, saidSchema, toldHarmSchema } from '../ledger/notification-line-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { clockPresets, presetIds, redLineSteps, type ClockStep, type PresetId } from '../reference/clock-presets.ts';

/** Types of the lines that clocks and notifications follow from. */
export const notificationLineNames = [
  'clock.start',
  'clock.stop',
  'notification.record',
  'notification.send',
  'notification.acknowledge',
  'redline.set',
] as const;

type Said = { readonly line: number; readonly at: Instant | null; readonly actor: string | null };

/** A clock that was started, or that of a red line since it was raised. Null: withheld. */
export type CaseClock = Said & {
  readonly id: string;
  readonly preset: PresetId | RedLineId | null;
  readonly moment: Instant | null;
  readonly why: string | null;
  readonly steps: readonly ClockStep[];
  readonly stopped: (Said & { readonly reason: string | null }) | null;
};

export type Acknowledgement = Said & {
  readonly recipient: string | null;
  readonly ackAt: Instant | null;
  readonly ackBy: string | null;
};

/** What was told to whom. Null where the line type allows none: withheld. */
export type CaseNotification = Said & {
  readonly id: string;
  readonly tlp: Tlp | null;
  readonly recipients: readonly string[] | null;
  readonly channel: Channel | null;
  /** Whether it was sent; null: withheld. */
  readonly isSent: boolean | null;
  readonly sentAt: Instant | null;
  readonly answers: z.infer<typeof answeredStepSchema> | null;
  readonly attribution: AttributionStatus | null;
  readonly said: z.infer<typeof saidSchema> | null;
  readonly statement: string | null;
  readonly harm: z.infer<typeof toldHarmSchema> | null;
  readonly isHarmShown: boolean;
  readonly containmentAsk: string | null;
  readonly iocsIncluded: boolean | null;
  readonly correctionOf: string | null;
  readonly release: number | null;
  readonly uuid: string | null;
  readonly acknowledgements: readonly Acknowledgement[];
};

export type NotificationRecord = {
  readonly clocks: readonly CaseClock[];
  readonly notifications: readonly CaseNotification[];
};

/**
 * Clocks and notifications of a case, in the order of their lines. Of the red lines each that was raised has a clock, which
 * counts from when it was raised first: to say it again in other words does not set it back. `lines` may hold others.
 */
export const linesToNotifications = (lines: readonly RevealedLine[]): NotificationRecord => {
  const clocks = new Map<string, CaseClock>();
  const notifications = new Map<string, CaseNotification>();
  for (const line of lines) {
    if (line.v !== 1) continue;
    takeClockLine(line, clocks);
    takeNotificationLine(line, notifications);
  }
  return { clocks: [...clocks.values()], notifications: [...notifications.values()] };
};

const saidBy = (line: RevealedLine): Said => {
  const fields = readFields(line);
  return { line: line.seq, at: fields.string('at'), actor: fields.string('actor') };
};

const takeClockLine = (line: RevealedLine, clocks: Map<string, CaseClock>): void => {
  const fields = readFields(line);
  switch (line.type) {
    case 'clock.start': {
      const id = fields.string('id');
      const preset = fields.value('preset', z.enum(presetIds));
      if (id === null) return;
      const steps = preset === null ? [] : clockPresets[preset].steps;
      const moment = fields.string('moment');
      clocks.set(id, { ...saidBy(line), id, preset, moment, why: fields.text('why'), steps, stopped: null });
      return;
    }
    case 'clock.stop': {
      const clock = clocks.get(fields.string('clock') ?? '');
      if (clock === undefined || clock.stopped !== null) return;
      clocks.set(clock.id, { ...clock, stopped: { ...saidBy(line), reason: fields.text('reason') } });
      return;
    }
    case 'redline.set': {
      const redLine = fields.value('redLine', z.enum(redLineIds));
      if (redLine !== null) takeRedLine(line, redLine, clocks);
      return;
    }
  }
};

const takeRedLine = (line: RevealedLine, id: RedLineId, clocks: Map<string, CaseClock>): void => {
  const fields = readFields(line);
  const known = clocks.get(id);
  const isRunning = known !== undefined && known.stopped === null;
  const said = saidBy(line);
  const why = fields.text('statement');
  if (fields.value('status', z.enum(redLineStates)) === 'cleared') {
    if (isRunning) clocks.set(id, { ...known, stopped: { ...said, reason: why } });
    return;
  }
  if (isRunning || redLineSteps[id].length === 0) return;
  // Raised anew it is a clock of its own, so its place is that of the new line.
  clocks.delete(id);
  clocks.set(id, { ...said, id, preset: id, moment: said.at, why, steps: redLineSteps[id], stopped: null });
};

const takeNotificationLine = (line: RevealedLine, notifications: Map<string, CaseNotification>): void => {
  const fields = readFields(line);
  const of = notifications.get(fields.string('notification') ?? '');
  switch (line.type) {
    case 'notification.record': {
      const made = notificationOf(line);
      if (made !== undefined) notifications.set(made.id, made);
      return;
    }
    case 'notification.send': {
      if (of === undefined || of.isSent === true) return;
      notifications.set(of.id, { ...of, isSent: true, sentAt: fields.string('sentAt') });
      return;
    }
    case 'notification.acknowledge': {
      if (of === undefined) return;
      const acknowledgement = {
        ...saidBy(line),
        recipient: fields.string('recipient'),
        ackAt: fields.string('ackAt'),
        ackBy: fields.string('ackBy'),
      };
      notifications.set(of.id, { ...of, acknowledgements: [...of.acknowledgements, acknowledgement] });
      return;
    }
  }
};

const notificationOf = (line: RevealedLine): CaseNotification | undefined => {
  const fields = readFields(line);
  const id = fields.string('id');
  if (id === null) return undefined;
  const sentAt = fields.string('sentAt');
  return {
    ...saidBy(line),
    id,
    tlp: fields.value('tlp', tlpSchema),
    recipients: fields.value('recipients', recipientsSchema),
    channel: fields.value('channel', z.enum(channels)),
    isSent: sentAt !== null ? true : fields.isNull('sentAt') ? false : null,
    sentAt,
    answers: fields.value('answers', answeredStepSchema.nullable()),
    attribution: fields.value('attribution', z.enum(attributionStatuses)),
    said: fields.value('said', saidSchema.nullable()),
    statement: fields.text('statement'),
    harm: fields.value('harm', toldHarmSchema.nullable()),
    isHarmShown: Object.hasOwn(line.fields, 'harm'),
    containmentAsk: fields.text('containmentAsk'),
    iocsIncluded: fields.value('iocsIncluded', z.boolean()),
    correctionOf: fields.string('correctionOf'),
    release: fields.number('release'),
    uuid: fields.string('uuid'),
    acknowledgements: [],
  };
};
