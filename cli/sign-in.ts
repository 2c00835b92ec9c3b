import { ok, type Result } from '../shared/base/result.ts';
import type { SigningOptions } from './command-options.ts';
import type { Shell } from './shell.ts';

/** The acting person with the passphrase, for a command that asks one person alone. */
export const signIn = async (
  { identity, passphraseFile }: SigningOptions,
  { passphrases }: Pick<Shell, 'passphrases'>,
): Promise<Result<{ readonly identity: string; readonly passphrase: string }>> => {
  const source = passphrases(passphraseFile);
  const passphrase = await source.ask(identity);
  if (!passphrase.ok) return passphrase;
  const finished = source.finish();
  return finished.ok ? ok({ identity, passphrase: passphrase.value }) : finished;
};
