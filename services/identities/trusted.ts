import type { Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { formatSshKeyBlob, sshFingerprint } from '../../shared/bundle/ssh-keys.ts';
import { formatVerifierKey } from '../../shared/ledger/verifier-key.ts';
import type { AppDeps } from '../app-deps.ts';
import { readAddressBook } from './address-book.ts';

export const listTrusted = ({
  profile,
  crypto,
}: Pick<AppDeps, 'profile' | 'crypto'>): Result<Output<'identity.trusted'>> => {
  const book = readAddressBook(profile);
  if (!book.ok) return book;
  const { signers, logKeys, witnesses, timeStampRoots } = book.value;
  return ok({
    signers: signers.map(({ principal, key }) => ({
      principal,
      fingerprint: sshFingerprint(formatSshKeyBlob(key), crypto),
    })),
    logKeys: logKeys.map(formatVerifierKey),
    witnesses: witnesses.map(formatVerifierKey),
    timeStampRoots: timeStampRoots.map(({ name, whole }) => ({ name, fingerprint: crypto.sha256Hex(whole) })),
  });
};
