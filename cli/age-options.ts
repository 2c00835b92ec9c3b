import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { ok, type Result } from '../shared/base/result.ts';
import type { Input } from '../shared/api/contract.ts';
import { collect } from './command-options.ts';
import { readPassphraseFile } from './passphrase-file.ts';
import type { Shell } from './shell.ts';
import { undoTemporaryFolders } from './undo.ts';

/** What opens a bundle that came encrypted with age. */
export type AgeOptions = { readonly ageIdentity?: readonly string[]; readonly agePassphraseFile?: string };

export const addAgeOptions = (command: Command): Command =>
  command
    .option('--age-identity <file>', 'identity of age that opens an encrypted bundle', collect)
    .option('--age-passphrase-file <file>', 'passphrase of an encrypted bundle, on the first line');

export const readAgeOptions = (
  { ageIdentity = [], agePassphraseFile }: AgeOptions,
  shell: Pick<Shell, 'undoIfInterrupted'>,
): Result<Input<'bundle.verify'>['age']> => {
  // The bundle is decrypted into a hidden folder there.
  undoTemporaryFolders(join(tmpdir(), 'bundle'), shell);
  if (agePassphraseFile === undefined) return ok({ identities: [...ageIdentity] });
  const passphrase = readPassphraseFile(agePassphraseFile);
  return passphrase.ok ? ok({ identities: [...ageIdentity], passphrase: passphrase.value }) : passphrase;
};
