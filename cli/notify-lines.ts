import type { Output } from '../shared/api/contract.ts';
import { instantToText } from '../shared/base/instant-text.ts';
import { attributionWords, channelWords } from '../shared/domain/notification-vocabulary.ts';
import { clockPresets, presetIds, presetStatusWords, type Term } from '../shared/reference/clock-presets.ts';
import { formatTable } from './output.ts';

type Read = Output<'notification.read'>;

export const presetsDocument = { presets: presetIds.map((id) => clockPresets[id]) };

const termWords = (term: Term): string =>
  term === null
    ? 'without a limit'
    : 'hours' in term
      ? `${term.hours} h`
      : `${term.months} month${term.months === 1 ? '' : 's'}`;

export const presetLines: readonly string[] = presetIds.flatMap((id, at) => {
  const { name, status, source, note, supersededBy, startsWith, steps } = clockPresets[id];
  return [
    ...(at === 0 ? [] : ['']),
    `${id}  ${name}`,
    `  ${presetStatusWords[status]}${supersededBy.length === 0 ? '' : `; today ${supersededBy.join(' and ')}`}`,
    ...(source === null ? [] : [`  ${source}`]),
    `  starts with ${startsWith}`,
    ...steps.map(({ name: step, term, from }) => `  ${termWords(term)} after ${from ?? 'the start'}: ${step}`),
    ...(note === null ? [] : [`  ${note}`]),
  ];
});

export const notificationLines = ({ now, clocks, notifications }: Read): readonly string[] => [
  `as of ${shown(now)}`,
  ...(clocks.length === 0 ? ['no clock runs'] : []),
  ...clocks.flatMap(({ id, name, line, moment, steps, stopped }) => [
    '',
    `${name} (${id}, line ${line}) from ${shown(moment)}${stopped === null ? '' : `, stopped by line ${stopped.line}: ${stopped.reason ?? 'withheld'}`}`,
    ...formatTable(
      steps.map(({ step, dueAt, doneAt, state }) => [
        `  ${state}`,
        step,
        dueAt === null ? '' : `due ${shown(dueAt)}`,
        doneAt === null ? '' : `done ${shown(doneAt)}`,
      ]),
    ),
  ]),
  '',
  ...(notifications.length === 0 ? ['nobody was told anything'] : []),
  ...notifications.flatMap(notificationToLines),
];

const notificationToLines = (one: Read['notifications'][number]): readonly string[] => [
  `${one.correctionOf === null ? 'notification' : 'correction'} ${one.id}, line ${one.line}, TLP:${one.tlp ?? 'withheld'}`,
  `  ${one.isSent === false ? 'not sent' : `sent ${shown(one.sentAt)}`}, ${one.channel === null ? 'withheld' : channelWords[one.channel]}; asserts ${one.attribution === null ? 'withheld' : attributionWords[one.attribution]}`,
  ...(one.recipients === null
    ? ['  to withheld']
    : one.recipients.map(
        ({ name, acknowledged }) =>
          `  to ${name}: ${acknowledged === null ? 'not acknowledged' : `acknowledged ${shown(acknowledged.ackAt)} by ${acknowledged.ackBy ?? 'withheld'}`}`,
      )),
  `  ${one.statement ?? 'withheld'}`,
  ...(one.correctionDue === null
    ? []
    : [`  TO CORRECT, since ${one.correctionDue.because}: tell ${one.correctionDue.toTell.join('; ')}`]),
];

const shown = (instant: string | null): string =>
  instant === null ? '(withheld)' : (instantToText(instant, { withSeconds: true })?.text ?? instant);
