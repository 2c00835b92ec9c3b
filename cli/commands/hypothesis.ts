import { Option, type Command } from 'commander';
import { ok, type Result } from '../../shared/base/result.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { hypothesisKinds } from '../../shared/domain/vocabulary.ts';
import type { Answer } from '../answer.ts';
import { parseLevel, tlpOption } from '../command-options.ts';
import { hypothesisLines } from '../hypothesis-lines.ts';
import type { Register, Shell } from '../shell.ts';

type AddOptions = Omit<Input<'hypothesis.add'>, 'folder'>;
type CorrectOptions = Omit<Input<'hypothesis.correct'>, 'folder' | 'hypothesis'>;
type Because = Pick<CorrectOptions, 'reason' | 'tlp'>;
type LinkOptions = Because & { readonly takeBack?: true };

export const register: Register = (command, shell) => {
  command
    .command('add')
    .description('add a hypothesis to a level of the case')
    .argument('<dir>', 'the case')
    .requiredOption('--statement <text>', 'what it claims')
    .requiredOption('--level <n>', '1 infrastructure, 2 actor, 3 organisation, 4 state', parseLevel)
    .addOption(new Option('--kind <kind>', 'what kind it is (specific without it)').choices(hypothesisKinds))
    .option('--predicts <text>', 'what one would see if it were true')
    .option('--refuted-by <text>', 'what would refute it')
    .option('--actor-name <text>', 'whom it names')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, options: AddOptions) => {
        const { statement, level, kind, predicts, refutedBy, actorName, tlp } = options;
        const input = { folder, statement, level, kind, predicts, refutedBy, actorName, tlp };
        const added = await shell.call('hypothesis.add', input);
        return added.ok ? ok({ document: added.value, lines: [added.value.id], caseFolder: folder }) : added;
      }),
    );
  command
    .command('list')
    .description('the hypotheses by level, how they hang together, and what became of them')
    .argument('<dir>', 'the case')
    .option('--history', 'with every line about each')
    .action(
      shell.answer(async (folder: string, { history }: { readonly history?: true }) => {
        const listed = await shell.call('hypothesis.list', { folder });
        if (!listed.ok) return listed;
        const { hypotheses, levels } = listed.value;
        const lines = hypothesisLines(listed.value, history === true);
        return ok({ document: { hypotheses, levels }, caseFolder: folder, lines });
      }),
    );
  linkCommand(command, 'entails', 'state that a hypothesis entails one of the next lower level')
    .argument('<higher>', 'the hypothesis that entails')
    .argument('<lower>', 'the one that it entails')
    .action(
      shell.answer(async (folder: string, higher: string, lower: string, { takeBack, reason, tlp }: LinkOptions) =>
        written(
          folder,
          await shell.call('hypothesis.entail', { folder, higher, lower, stands: !takeBack, reason, tlp }),
        ),
      ),
    );
  linkCommand(command, 'part', 'state that a hypothesis is part of another of its level')
    .argument('<part>', 'the part')
    .argument('<whole>', 'what it is part of')
    .action(
      shell.answer(async (folder: string, part: string, whole: string, { takeBack, reason, tlp }: LinkOptions) =>
        written(folder, await shell.call('hypothesis.part', { folder, part, whole, stands: !takeBack, reason, tlp })),
      ),
    );
  linkCommand(command, 'confirm', 'confirm that the hypotheses of a level exclude each other')
    .argument('<level>', '1 infrastructure, 2 actor, 3 organisation, 4 state', parseLevel)
    .action(
      shell.answer(async (folder: string, level: number, { takeBack, reason, tlp }: LinkOptions) =>
        written(folder, await shell.call('hypothesis.confirm', { folder, level, stands: !takeBack, reason, tlp })),
      ),
    );
  statusCommand(command, shell, 'set-aside', 'set a hypothesis aside; it stays a scored column, and no number changes');
  statusCommand(command, shell, 'reopen', 'open a hypothesis again that was set aside');
  because(command, 'correct', 'correct what a hypothesis says; its kind and level stay')
    .argument('<hypothesis>', 'which')
    .option('--statement <text>', 'what it claims')
    .option('--predicts <text>', 'what one would see if it were true')
    .option('--refuted-by <text>', 'what would refute it')
    .action(
      shell.answer(async (folder: string, hypothesis: string, options: CorrectOptions) => {
        const { statement, predicts, refutedBy, reason, tlp } = options;
        const input = { folder, hypothesis, statement, predicts, refutedBy, reason, tlp };
        return written(folder, await shell.call('hypothesis.correct', input));
      }),
    );
};

const because = (command: Command, name: string, says: string): Command =>
  command
    .command(name)
    .description(says)
    .argument('<dir>', 'the case')
    .requiredOption('--reason <text>', 'why')
    .addOption(tlpOption('marking of the line'));

const linkCommand = (command: Command, name: string, says: string): Command =>
  because(command, name, says).option('--take-back', 'take that back, instead of stating it');

const statusCommand = (command: Command, shell: Shell, name: 'set-aside' | 'reopen', says: string): Command =>
  because(command, name, says)
    .argument('<hypothesis>', 'which')
    .action(
      shell.answer(async (folder: string, hypothesis: string, { reason, tlp }: Because) => {
        const status = name === 'reopen' ? 'reopened' : 'set_aside';
        return written(folder, await shell.call('hypothesis.status', { folder, hypothesis, status, reason, tlp }));
      }),
    );

const written = (folder: string, done: Result<Output<'hypothesis.entail'>>): Result<Answer> =>
  done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
