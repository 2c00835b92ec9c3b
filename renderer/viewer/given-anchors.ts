import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Crypto } from '../../shared/base/crypto.ts';
import { parseAllowedSigners } from '../../shared/bundle/allowed-signers.ts';
import type { Anchors } from '../../shared/bundle/anchors.ts';
import { parseVerifierKeyFile, type VerifierKey } from '../../shared/ledger/verifier-key.ts';

/** What the reader pasted; empty where nothing. */
export type PastedKeys = { readonly signers: string; readonly logKey: string; readonly witness: string };

export const noKeys: PastedKeys = { signers: '', logKey: '', witness: '' };

/** Trust comes from the reader and from nowhere else: never from this page, nor from the bundle. */
export const readPastedKeys = ({ signers, logKey, witness }: PastedKeys, crypto: Crypto): Result<Anchors, Failure> => {
  const people = signers.trim() === '' ? ok([]) : parseAllowedSigners(`${signers.trim()}\n`);
  if (!people.ok) return named(people.error, 'The signers’ keys');
  const logKeys = readKey(logKey, 1, crypto);
  if (!logKeys.ok) return named(logKeys.error, 'The log key');
  const witnesses = readKey(witness, 4, crypto);
  if (!witnesses.ok) return named(witnesses.error, 'The witness’s key');
  return ok({
    signers: people.value,
    logKeys: logKeys.value,
    witnesses: witnesses.value,
    timeStampRoots: [],
    retained: [],
    requiredWitnesses: [],
  });
};

const readKey = (text: string, type: 1 | 4, crypto: Crypto): Result<readonly VerifierKey[], Failure> => {
  if (text.trim() === '') return ok([]);
  const key = parseVerifierKeyFile(`${text.trim()}\n`, type, crypto);
  return key.ok ? ok([key.value]) : key;
};

const named = (failure: Failure, what: string) => err({ ...failure, message: `${what}: ${failure.message}` });
