import { ok } from '../../shared/base/result.ts';
import { formatApproval } from '../approval-lines.ts';
import { addSigningOptions, type SigningOptions } from '../command-options.ts';
import { foretellEditions } from '../foretell-editions.ts';
import type { Register } from '../shell.ts';
import { signIn } from '../sign-in.ts';

export const register: Register = (command, shell) => {
  addSigningOptions(
    command.argument('<dir>', 'folder of the case').argument('<request>', 'identifier of the request'),
    'who approves',
  ).action(
    shell.answer(async (folder: string, request: string, options: SigningOptions) => {
      for (const line of await foretellEditions(folder, request, shell.call)) shell.note(line);
      const person = await signIn(options, shell);
      if (!person.ok) return person;
      const given = await shell.call('approval.give', { folder, request, ...person.value });
      return given.ok ? ok({ document: given.value, caseFolder: folder, lines: formatApproval(given.value) }) : given;
    }),
  );
};
