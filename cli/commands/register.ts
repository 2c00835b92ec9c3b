import { Option, type Command } from 'commander';
import { ok, type Result } from '../../shared/base/result.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { registerStates, registerWords, type RegisterKind } from '../../shared/domain/register-vocabulary.ts';
import type { Answer } from '../answer.ts';
import { parseLevel } from '../command-options.ts';
import { formatTable } from '../output.ts';
import type { Register, Shell } from '../shell.ts';

type Entry = Input<'register.set'>['entry'];
type EntryOf<Kind extends RegisterKind> = Omit<Extract<Entry, { kind: Kind }>, 'kind' | 'statement'>;
type GapOptions = Omit<EntryOf<'gap'>, 'changesRanking'> & { readonly changesRanking?: true; readonly id?: string };
type IndicatorOptions = EntryOf<'indicator'> & { readonly id?: string };
type WrittenOptions = EntryOf<'counter'> & EntryOf<'premortem'> & { readonly id?: string };

export const register: Register = (command, shell) => {
  entryCommand(command, 'gap', 'what was never collected; it is never scored')
    .option('--changes-ranking', 'it could change who leads')
    .option('--owner <name>', 'who sees to it')
    .action(
      shell.answer((folder: string, statement: string, { id, changesRanking, ...rest }: GapOptions) =>
        set(folder, id, { kind: 'gap', statement, changesRanking: changesRanking === true, ...rest }, shell),
      ),
    );
  entryCommand(command, 'indicator', 'what would show that events take another course')
    .option('--hypothesis <id>', 'the hypothesis that it would strengthen')
    .option('--owner <name>', 'who watches for it')
    .action(
      shell.answer((folder: string, statement: string, { id, ...rest }: IndicatorOptions) =>
        set(folder, id, { kind: 'indicator', statement, ...rest }, shell),
      ),
    );
  written(
    entryCommand(command, 'counter', 'the strongest case against the lead, 150 to 600 words, by another author'),
  ).action(
    shell.answer((folder: string, statement: string, { id, ...rest }: WrittenOptions) =>
      set(folder, id, { kind: 'counter', statement, ...rest }, shell),
    ),
  );
  written(entryCommand(command, 'premortem', 'it is a year later and we were wrong: why?')).action(
    shell.answer((folder: string, statement: string, { id, ...rest }: WrittenOptions) =>
      set(folder, id, { kind: 'premortem', statement, ...rest }, shell),
    ),
  );
  command
    .command('list')
    .description('gaps, indicators, counter-cases and premortems of the case')
    .argument('<dir>', 'the case')
    .action(
      shell.answer(async (folder: string) => {
        const listed = await shell.call('register.list', { folder });
        if (!listed.ok) return listed;
        const { entries } = listed.value;
        return ok({ document: { entries }, caseFolder: folder, lines: entryLines(entries) });
      }),
    );
};

const entryCommand = (command: Command, kind: RegisterKind, says: string): Command =>
  command
    .command(kind)
    .description(says)
    .argument('<dir>', 'the case')
    .argument('<statement>', 'what is to be recorded')
    .option('--id <id>', 'say what this one is now, instead of stating one')
    .addOption(new Option('--status <status>', 'its status').choices(registerStates[kind]));

const written = (command: Command): Command =>
  command
    .requiredOption('--level <1..4>', 'the level that it is about', parseLevel)
    .requiredOption('--author <name>', 'who wrote it');

const set = async (folder: string, id: string | undefined, entry: Entry, shell: Shell): Promise<Result<Answer>> => {
  const done = await shell.call('register.set', { folder, id, entry });
  return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [done.value.id] }) : done;
};

const entryLines = (entries: Output<'register.list'>['entries']): readonly string[] =>
  entries.length === 0
    ? ['Nothing is registered: no gap, no indicator, no counter-case, no premortem.']
    : formatTable(
        entries.map(({ id, kind, status, changesRanking, person, statement }) => [
          id,
          registerWords[kind],
          `${status ?? 'withheld'}${changesRanking === true ? ', could change who leads' : ''}`,
          person ?? '',
          statement ?? 'withheld',
        ]),
      );
