import { Option } from 'commander';
import { ok } from '../../shared/base/result.ts';
import type { Input } from '../../shared/api/contract.ts';
import { hypothesisKinds } from '../../shared/domain/vocabulary.ts';
import { parseLevel, tlpOption } from '../command-options.ts';
import type { Register } from '../shell.ts';

type AddOptions = Omit<Input<'hypothesis.add'>, 'folder'>;

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
};
