import { counted } from '../../shared/base/counted.ts';
import { ok } from '../../shared/base/result.ts';
import { addSigningOptions, type SigningOptions } from '../command-options.ts';
import type { Register } from '../shell.ts';
import { signIn } from '../sign-in.ts';
import { undoTemporaryFolders } from '../undo.ts';

export const register: Register = (command, shell) => {
  addSigningOptions(
    command.argument('<path>', 'folder of a case with a frozen release, or a bundle'),
    'the witness',
  ).action(
    shell.answer(async (path: string, options: SigningOptions) => {
      const person = await signIn(options, shell);
      if (!person.ok) return person;
      undoTemporaryFolders(path, shell);
      const signed = await shell.call('checkpoint.cosign', { path, ...person.value });
      if (!signed.ok) return signed;
      const { witness, size, file } = signed.value;
      return ok({
        document: signed.value,
        // A bundle gets a file for the cosignature; a case has it inside.
        ...(file === null && { caseFolder: path }),
        lines: [`${witness} cosigned ${counted(size, 'line')}${file === null ? '' : `: ${file}`}.`],
      });
    }),
  );
};
