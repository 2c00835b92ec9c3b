import { ok } from '../../shared/base/result.ts';
import { instantToText } from '../../shared/base/instant-text.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { lateToText, minutesToText, offsetToText } from '../../shared/domain/exercise-vocabulary.ts';
import type { Tlp } from '../../shared/domain/vocabulary.ts';
import { parseWhole, tlpOption } from '../command-options.ts';
import type { Register } from '../shell.ts';

type Marked = { readonly tlp?: Tlp };
type Said = Marked & { readonly at?: string; readonly note?: string };
type PlanOptions = Marked & {
  readonly title: string;
  readonly text: string;
  readonly expected: string;
  readonly offset?: number;
};

export const register: Register = (command, shell) => {
  command
    .command('list')
    .description('every inject by its time: when it was to be played and was, what was expected and done')
    .argument('<dir>', 'the case')
    .action(
      shell.answer(async (folder: string) => {
        const read = await shell.call('exercise.read', { folder });
        return read.ok ? ok({ document: read.value, caseFolder: folder, lines: listLines(read.value) }) : read;
      }),
    );
  command
    .command('plan')
    .description('plan an inject')
    .argument('<dir>', 'the case')
    .requiredOption('--title <text>', 'what it is called')
    .requiredOption('--text <text>', 'what is given to those who are trained')
    .requiredOption('--expected <text>', 'what they are expected to do')
    .option('--offset <minutes>', 'minutes after the start of the exercise; otherwise when it suits', parseWhole)
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, options: PlanOptions) => {
        const planned = await shell.call('inject.plan', { folder, ...options });
        if (!planned.ok) return planned;
        const { id, line } = planned.value;
        return ok({ document: planned.value, caseFolder: folder, lines: [`${id}  line ${line}`] });
      }),
    );
  command
    .command('import')
    .description('take a plan over, whole or not at all')
    .argument('<dir>', 'the case')
    .argument('<file>', 'a CSV with the heading offset,title,text,expected, or a JSON list of such objects')
    .addOption(tlpOption('marking of the lines'))
    .action(
      shell.answer(async (folder: string, path: string, { tlp }: Marked) => {
        const taken = await shell.call('inject.import', { folder, path, tlp });
        if (!taken.ok) return taken;
        const { ids, line } = taken.value;
        const lines = [`${ids.length} ${ids.length === 1 ? 'inject' : 'injects'}, from line ${line}`];
        return ok({ document: taken.value, caseFolder: folder, lines });
      }),
    );
  command
    .command('start')
    .description('say when the exercise started')
    .argument('<dir>', 'the case')
    .option('--at <time>', 'when, as 2026-03-10T09:00:00Z; otherwise now')
    .option('--note <text>', 'who started it and how; a second time, why the moment is another')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, { at: moment, ...options }: Said) => {
        const started = await shell.call('exercise.start', { folder, moment, ...options });
        if (!started.ok) return started;
        const lines = [`line ${started.value.line}: started at ${started.value.moment}`];
        return ok({ document: started.value, caseFolder: folder, lines });
      }),
    );
  const mark = (name: string, status: Input<'inject.mark'>['status'], says: string, noteSays: string): void => {
    command
      .command(name)
      .description(says)
      .argument('<dir>', 'the case')
      .argument('<inject>', 'the inject, or the beginning of its identifier')
      .option('--at <time>', 'when, as 2026-03-10T09:00:00Z; otherwise now')
      .option('--note <text>', noteSays)
      .addOption(tlpOption('marking of the line'))
      .action(
        shell.answer(async (folder: string, inject: string, { at: moment, ...options }: Said) => {
          const marked = await shell.call('inject.mark', { folder, inject, status, moment, ...options });
          if (!marked.ok) return marked;
          const lines = [`line ${marked.value.line}: ${status} at ${marked.value.moment}`];
          return ok({ document: marked.value, caseFolder: folder, lines });
        }),
      );
  };
  mark('play', 'played', 'say that an inject was played', 'how it was played, and to whom');
  mark('note', 'done', 'say what was done about an inject', 'what was done; it must be said');
  mark('skip', 'skipped', 'say that an inject is not played', 'why; it must be said');
};

const listLines = ({ isExercise, start, injects, now }: Output<'exercise.read'>): readonly string[] => {
  if (!isExercise) return ['the case is no exercise, and has no inject list'];
  return [
    start === null ? 'not started' : `started ${shown(start.at)}, line ${start.line}`,
    '',
    ...(injects.length === 0 ? ['no inject is planned'] : injects.flatMap(injectLines)),
    '',
    `by the clock of this workstation, ${shown(now)}`,
  ];
};

const injectLines = (inject: Output<'exercise.read'>['injects'][number]): readonly string[] => {
  const { id, offsetMinutes, plannedAt, state, title, text, expected, played, done, skipped } = inject;
  return [
    `${id}  ${offsetToText(offsetMinutes)}  ${state}  ${orWithheld(title)}`,
    ...(plannedAt === null ? [] : [`  planned   ${shown(plannedAt)}`]),
    `  given     ${orWithheld(text)}`,
    `  expected  ${orWithheld(expected)}`,
    ...(played === null
      ? []
      : [`  played    ${shown(played.at)}${playedWords(played)}, line ${played.line}${note(played)}`]),
    ...(done === null
      ? []
      : [
          `  done      ${shown(done.at)}${done.tookMinutes === null ? '' : `, ${minutesToText(done.tookMinutes)} after`}, line ${done.line}${note(done)}`,
        ]),
    ...(skipped === null ? [] : [`  skipped   ${shown(skipped.at)}, line ${skipped.line}${note(skipped)}`]),
  ];
};

const playedWords = ({
  afterMinutes,
  lateMinutes,
}: NonNullable<Output<'exercise.read'>['injects'][number]['played']>): string =>
  lateMinutes !== null
    ? `, ${lateToText(lateMinutes)}`
    : afterMinutes === null
      ? ''
      : `, ${offsetToText(afterMinutes)} from the start`;

const shown = (time: string | null): string =>
  time === null ? '(withheld)' : (instantToText(time, { withSeconds: true })?.text ?? time);
const orWithheld = (text: string | null): string => text ?? '(withheld)';
const note = ({ note: said }: { readonly note: string | null }): string => (said === '' ? '' : `: ${orWithheld(said)}`);
