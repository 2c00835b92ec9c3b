import { Option } from 'commander';
import { ok } from '../../shared/base/result.ts';
import type { Input } from '../../shared/api/contract.ts';
import { reliabilities } from '../../shared/domain/vocabulary.ts';
import { tlpOption } from '../command-options.ts';
import type { Register } from '../shell.ts';

type AddOptions = Omit<Input<'source.add'>, 'folder'>;

export const register: Register = (command, shell) => {
  command
    .command('add')
    .description('name a source and how reliable it is')
    .argument('<dir>', 'the case')
    .requiredOption('--name <text>', 'what it is called')
    .addOption(
      new Option('--reliability <grade>', 'Admiralty code, A to F').choices(reliabilities).makeOptionMandatory(),
    )
    .option('--kind <text>', 'what kind of source it is')
    .option('--descriptor <text>', 'how it may be described outside')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, { name, reliability, kind, descriptor, tlp }: AddOptions) => {
        const added = await shell.call('source.add', { folder, name, reliability, kind, descriptor, tlp });
        return added.ok ? ok({ document: added.value, lines: [added.value.id], caseFolder: folder }) : added;
      }),
    );
};
