import { ok } from '../../shared/base/result.ts';
import type { Register } from '../shell.ts';

type AssignOptions = { readonly person: string; readonly principal?: string; readonly reason: string };

export const register: Register = (command, shell) => {
  command
    .command('assign')
    .description('name an independent reviewer')
    .argument('<dir>', 'the case')
    .requiredOption('--person <name>', 'who reviews; nobody who rated, recorded or approved in the case')
    .option('--principal <principal>', 'the principal of their key, if they have one')
    .requiredOption('--reason <text>', 'why this person, and what makes them independent')
    .action(
      shell.answer(async (folder: string, { person, principal, reason }: AssignOptions) => {
        const named = await shell.call('review.assign', { folder, person, principal, reason });
        return named.ok
          ? ok({ document: named.value, caseFolder: folder, lines: [`Named in line ${named.value.line}.`] })
          : named;
      }),
    );
  command
    .command('withdraw')
    .description('withdraw the naming of a reviewer')
    .argument('<dir>', 'the case')
    .argument('<id>', 'the naming, as `plumbline confidence` lists it')
    .requiredOption('--reason <text>', 'why')
    .action(
      shell.answer(async (folder: string, id: string, { reason }: Pick<AssignOptions, 'reason'>) => {
        const withdrawn = await shell.call('review.assign', { folder, withdraw: id, reason });
        return withdrawn.ok
          ? ok({ document: withdrawn.value, caseFolder: folder, lines: [`Withdrawn in line ${withdrawn.value.line}.`] })
          : withdrawn;
      }),
    );
};
