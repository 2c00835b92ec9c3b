import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { parseAllowedSigners } from '../../shared/bundle/allowed-signers.ts';
import { formatSshKeyBlob, sshFingerprint } from '../../shared/bundle/ssh-keys.ts';
import { formatVerifierKey, parseVerifierKeyFile } from '../../shared/ledger/verifier-key.ts';
import type { AppDeps } from '../app-deps.ts';
import { readSmallText } from '../releases/small-text.ts';
import { parseCertificates } from '../../shared/timestamps/certificate.ts';
import {
  readAddressBook,
  trustLogKey,
  trustSigners,
  trustTimeStampRoots,
  trustWitness,
  type AddressBook,
} from './address-book.ts';

type Key = Output<'identity.trust'>['keys'][number];

/**
 * An allowed_signers file, one verifier key of a log or a witness, or certificates of time stamp authorities, into the address book of this workstation. A
 * preview shows whose keys those are; what was shown and what is trusted are held together by the file's SHA-256.
 */
export const trustFile = (
  { file, preview, sha256: shown }: Checked<'identity.trust'>,
  { profile, crypto }: Pick<AppDeps, 'profile' | 'crypto'>,
): Result<Output<'identity.trust'>> => {
  const text = readSmallText(file);
  if (!text.ok) return text;
  const sha256 = crypto.sha256Hex(text.value);
  if (shown !== undefined && shown !== sha256) {
    return err({
      code: 'FILE_CHANGED',
      message: `${file} is not what was shown.`,
      hint: 'Look at it again before you trust it.',
      at: file,
    });
  }
  const book = readAddressBook(profile);
  if (!book.ok) return book;
  const keys = readKeys(text.value, book.value, crypto);
  if (!keys.ok) return keys;
  if (preview) {
    const added = keys.value.filter(({ isKnown }) => !isKnown).map(({ name }) => name);
    return ok({ added, keys: [...keys.value], sha256 });
  }
  const added = enrol(text.value, keys.value, profile);
  return added.ok ? ok({ added: [...added.value], keys: [...keys.value], sha256 }) : added;
};

const isVerifierKey = (text: string): boolean => /^[^\s#+]+\+[0-9a-f]{8}\+/u.test(text);

const isPem = (text: string): boolean => text.includes('-----BEGIN CERTIFICATE-----');

const readRoots = (text: string, book: AddressBook, crypto: AppDeps['crypto']): Result<readonly Key[], Failure> => {
  const offered = parseCertificates(text);
  if (!offered.ok) return offered;
  const known = new Set(book.timeStampRoots.map(({ whole }) => crypto.sha256Hex(whole)));
  return ok(
    offered.value.map(({ name, whole }) => {
      const fingerprint = crypto.sha256Hex(whole);
      return { name, kind: 'time-stamp' as const, fingerprint, isKnown: known.has(fingerprint) };
    }),
  );
};

const readKeys = (text: string, book: AddressBook, crypto: AppDeps['crypto']): Result<readonly Key[], Failure> => {
  if (isPem(text)) return readRoots(text, book, crypto);
  if (!isVerifierKey(text)) {
    const offered = parseAllowedSigners(text);
    if (!offered.ok) return offered;
    const known = new Set(book.signers.map(({ key }) => sshFingerprint(formatSshKeyBlob(key), crypto)));
    return ok(
      offered.value.map(({ principal, key }) => {
        const fingerprint = sshFingerprint(formatSshKeyBlob(key), crypto);
        return { name: principal, kind: 'signer' as const, fingerprint, isKnown: known.has(fingerprint) };
      }),
    );
  }
  const log = parseVerifierKeyFile(text, 1, crypto);
  const key = log.ok ? log : parseVerifierKeyFile(text, 4, crypto);
  // A key that is neither is named as what it is not: a log's.
  if (!key.ok) return log.ok ? key : err(log.error);
  const fingerprint = formatVerifierKey(key.value);
  const isKnown = [...book.logKeys, ...book.witnesses].some((known) => formatVerifierKey(known) === fingerprint);
  return ok([{ name: key.value.name, kind: log.ok ? 'log' : 'witness', fingerprint, isKnown }]);
};

const enrol = (text: string, keys: readonly Key[], profile: AppDeps['profile']): Result<readonly string[], Failure> => {
  if (isPem(text)) return trustTimeStampRoots(profile, text);
  if (!isVerifierKey(text)) return trustSigners(profile, text);
  const added = keys[0]?.kind === 'log' ? trustLogKey(profile, text) : trustWitness(profile, text);
  if (!added.ok) return added;
  return ok(added.value ? keys.map(({ name }) => name) : []);
};
