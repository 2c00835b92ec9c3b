import { ok } from '../../shared/base/result.ts';
import { addSigningOptions, type SigningOptions } from '../command-options.ts';
import type { Register } from '../shell.ts';
import { signIn } from '../sign-in.ts';
import { undoTemporaryFolders } from '../undo.ts';

type SignOptions = SigningOptions & { readonly signers?: string; readonly logKey?: string };

export const register: Register = (command, shell) => {
  addSigningOptions(
    command
      .argument('<bundle>', 'ZIP or folder')
      .option('--signers <file>', 'allowed_signers of the persons who are trusted')
      .option('--log-key <file>', 'verifier key of the log'),
    'who signs',
  ).action(
    shell.answer(async (path: string, { signers, logKey, ...options }: SignOptions) => {
      const person = await signIn(options, shell);
      if (!person.ok) return person;
      undoTemporaryFolders(path, shell);
      const signed = await shell.call('bundle.sign', { path, ...person.value, signers, logKey });
      return signed.ok ? ok({ document: signed.value, lines: [`Signed: ${signed.value.file}`] }) : signed;
    }),
  );
};
