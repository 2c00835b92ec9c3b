import { Option, type Command } from 'commander';
import { err, ok } from '../../shared/base/result.ts';
import type { Input } from '../../shared/api/contract.ts';
import {
  attributionStatuses,
  channels,
  notificationFormats,
  type NotificationFormat,
} from '../../shared/domain/notification-vocabulary.ts';
import { presetIds } from '../../shared/reference/clock-presets.ts';
import { collect, parseWhole, tlpOption } from '../command-options.ts';
import { notificationLines, presetLines, presetsDocument } from '../notify-lines.ts';
import type { Register } from '../shell.ts';

type Record = Input<'notification.record'>;
type Tlp = Record['tlp'];
type RecordOptions = {
  readonly to: readonly string[];
  readonly channel: Record['channel'];
  readonly statement: string;
  readonly sent?: string;
  readonly clock?: string;
  readonly step?: string;
  readonly attribution: NonNullable<Record['attribution']>;
  readonly ask: string;
  readonly iocs?: true;
  readonly release?: number;
  readonly tlp?: Tlp;
};

const badUsage = (message: string, hint: string) => err({ code: 'BAD_USAGE', message, hint });
const formatOf = (out: string): NotificationFormat | undefined =>
  notificationFormats.find((format) => out.endsWith(format === 'stix' ? '.json' : `.${format}`));

export const register: Register = (command, shell) => {
  command
    .command('presets')
    .description('the terms of reporting that a clock can be started with, and how well each is known')
    .action(shell.answer(() => Promise.resolve(ok({ document: presetsDocument, lines: presetLines }))));
  command
    .command('start')
    .description('start a clock with the moment that its terms count from')
    .argument('<dir>', 'the case')
    .addOption(new Option('--preset <id>', 'whose terms').choices(presetIds).makeOptionMandatory())
    .requiredOption('--moment <time>', 'YYYY-MM-DDTHH:MM:SSZ')
    .requiredOption('--why <text>', 'what was known at that moment')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, { preset, moment, why, tlp }: Omit<Input<'clock.start'>, 'folder'>) => {
        const done = await shell.call('clock.start', { folder, preset, moment, why, tlp });
        return done.ok
          ? ok({ document: done.value, caseFolder: folder, lines: [`${done.value.clock} line ${done.value.line}`] })
          : done;
      }),
    );
  command
    .command('stop')
    .description('stop a clock; what was open stays open in the record')
    .argument('<dir>', 'the case')
    .argument('<clock>', 'its identifier')
    .requiredOption('--reason <text>', 'why')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, clock: string, options: { readonly reason: string; readonly tlp?: Tlp }) => {
        const { reason, tlp } = options;
        const done = await shell.call('clock.stop', { folder, clock, reason, tlp });
        return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
      }),
    );
  const record = async (folder: string, correctionOf: string | undefined, options: RecordOptions) => {
    const { to, sent, clock, step, ask, iocs, channel, statement, attribution, release, tlp } = options;
    if ((clock === undefined) !== (step === undefined))
      return badUsage('A clock and a step of it go together.', 'Give --clock and --step, or neither.');
    const answers = clock === undefined || step === undefined ? undefined : { clock, step };
    const done = await shell.call('notification.record', {
      folder,
      recipients: [...to],
      sentAt: sent,
      answers,
      containmentAsk: ask,
      iocsIncluded: iocs === true,
      correctionOf,
      channel,
      statement,
      attribution,
      release,
      tlp,
    });
    return done.ok
      ? ok({ document: done.value, caseFolder: folder, lines: [`${done.value.notification} line ${done.value.line}`] })
      : done;
  };
  recordOptions(
    command.command('record').description('record what is told to partners').argument('<dir>', 'the case'),
  ).action(shell.answer((folder: string, options: RecordOptions) => record(folder, undefined, options)));
  recordOptions(
    command
      .command('correct')
      .description('record a correction of what was told')
      .argument('<dir>', 'the case')
      .argument('<notification>', 'what it corrects'),
  ).action(
    shell.answer((folder: string, notification: string, options: RecordOptions) =>
      record(folder, notification, options),
    ),
  );
  command
    .command('sent')
    .description('record that a notification was sent')
    .argument('<dir>', 'the case')
    .argument('<notification>', 'its identifier')
    .requiredOption('--at <time>', 'when, YYYY-MM-DDTHH:MM:SSZ')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(
        async (folder: string, notification: string, { at, tlp }: { readonly at: string; readonly tlp?: Tlp }) => {
          const done = await shell.call('notification.send', { folder, notification, sentAt: at, tlp });
          return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
        },
      ),
    );
  command
    .command('acknowledge')
    .description('record that a recipient has acknowledged it')
    .argument('<dir>', 'the case')
    .argument('<notification>', 'its identifier')
    .requiredOption('--recipient <name>', 'which of its recipients')
    .requiredOption('--at <time>', 'when, YYYY-MM-DDTHH:MM:SSZ')
    .requiredOption('--by <name>', 'who answered')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(
        async (
          folder: string,
          notification: string,
          options: { readonly recipient: string; readonly at: string; readonly by: string; readonly tlp?: Tlp },
        ) => {
          const { recipient, at: ackAt, by: ackBy, tlp } = options;
          const input = { folder, notification, recipient, ackAt, ackBy, tlp };
          const done = await shell.call('notification.acknowledge', input);
          return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
        },
      ),
    );
  command
    .command('list')
    .description('clocks with what is due and overdue, and who was told what')
    .argument('<dir>', 'the case')
    .action(
      shell.answer(async (folder: string) => {
        const read = await shell.call('notification.read', { folder });
        return read.ok ? ok({ document: read.value, caseFolder: folder, lines: notificationLines(read.value) }) : read;
      }),
    );
  command
    .command('export')
    .description('write a notification as PDF (.pdf), draft of a message (.eml) or STIX (.json)')
    .argument('<dir>', 'the case')
    .argument('<notification>', 'its identifier')
    .argument('<out>', 'the file, which must not exist')
    .option('--from <address>', 'who sends the message')
    .action(
      shell.answer(async (folder: string, notification: string, out: string, { from }: { readonly from?: string }) => {
        const format = formatOf(out);
        if (format === undefined)
          return badUsage(`What ${out} is to be is not clear.`, 'End its name in .pdf, .eml or .json.');
        const done = await shell.call('notification.write', { folder, notification, format, out, from });
        return done.ok
          ? ok({
              document: done.value,
              caseFolder: folder,
              lines: [`${done.value.out}  ${done.value.size} bytes  SHA-256 ${done.value.sha256}`],
            })
          : done;
      }),
    );
};

const recordOptions = (command: Command): Command =>
  command
    .requiredOption('--to <recipient>', 'a recipient; may be repeated', collect)
    .addOption(new Option('--channel <channel>', 'how it leaves').choices(channels).makeOptionMandatory())
    .requiredOption('--statement <text>', 'what is said')
    .option('--sent <time>', 'when it was sent, YYYY-MM-DDTHH:MM:SSZ; without it, it is prepared')
    .option('--clock <id>', 'the clock that it answers, or a red line that is raised')
    .option('--step <name>', 'which step of it')
    .addOption(
      new Option('--attribution <status>', 'what is asserted; refused unless the gates allow it')
        .choices(attributionStatuses)
        .default('none'),
    )
    .option('--ask <text>', 'what the recipients are asked to do', '')
    .option('--iocs', 'indicators of compromise go with it, in a file of their own: the program adds none')
    .option('--release <line>', 'the release that it rests on', parseWhole)
    .addOption(tlpOption('marking of it; AMBER unless the policy profile says otherwise'));
