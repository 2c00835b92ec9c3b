import { z } from 'zod';
import { clockPresets, presetIds } from '../reference/clock-presets.ts';
import { listed, quote, shorten, withheld, type FieldWords } from './line-word-parts.ts';
import { attributionStatuses, attributionWords } from './notification-vocabulary.ts';

/** Lines about clocks and notifications as sentences without their full stop. */
export const notificationWriters: Readonly<Record<string, (line: FieldWords) => string>> = {
  'clock.start': (line) => {
    const preset = line.value('preset', z.enum(presetIds));
    return `Started the clock “${preset === undefined ? withheld : clockPresets[preset].name}” from ${line.word('moment')}: ${line.quoted('why')}`;
  },
  'clock.stop': (line) => `Stopped a clock: ${line.quoted('reason')}`,
  'notification.record': (line) => {
    const recipients = line.value('recipients', z.array(z.string()));
    const status = line.value('attribution', z.enum(attributionStatuses));
    const sent = line.isNull('sentAt') ? 'Prepared' : 'Recorded';
    const what = line.value('correctionOf', z.string()) === undefined ? 'a notification' : 'a correction';
    const to = recipients === undefined ? withheld : listed(recipients.map(shorten));
    const asserts = status === undefined ? withheld : attributionWords[status];
    return `${sent} ${what} to ${to}, which asserts ${asserts}: ${line.quoted('statement')}`;
  },
  'notification.send': (line) => `Recorded that a notification was sent at ${line.word('sentAt')}`,
  'notification.acknowledge': (line) => {
    const recipient = line.value('recipient', z.string());
    return `Recorded that ${recipient === undefined ? withheld : quote(recipient)} acknowledged a notification at ${line.word('ackAt')}, by ${line.word('ackBy')}`;
  },
};
