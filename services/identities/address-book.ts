import { bytesToHex } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { formatAllowedSigners, parseAllowedSigners, type AllowedSigner } from '../../shared/bundle/allowed-signers.ts';
import { formatSshKeyBlob } from '../../shared/bundle/ssh-keys.ts';
import { certificateToPem, parseCertificates, type Certificate } from '../../shared/timestamps/certificate.ts';
import {
  formatVerifierKey,
  parseVerifierKey,
  parseVerifierKeyFile,
  type NoteKeyType,
  type VerifierKey,
} from '../../shared/ledger/verifier-key.ts';
import type { StorageFailure } from '../bundles/storage-failure.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { profilePaths, type Profile } from './profile.ts';
import { readProfileFile, writeProfileFile } from './profile-files.ts';

/** Whom this workstation trusts: the anchors that are not given on the command line. */
export type AddressBook = {
  readonly signers: readonly AllowedSigner[];
  readonly logKeys: readonly VerifierKey[];
  readonly witnesses: readonly VerifierKey[];
  readonly timeStampRoots: readonly Certificate[];
};

export type AddressBookFailure =
  | StorageFailure
  | Failure<
      'BAD_ALLOWED_SIGNERS' | 'BAD_VERIFIER_KEY' | 'BAD_CERTIFICATE' | 'ADDRESS_BOOK_DAMAGED' | 'ADDRESS_BOOK_CONFLICT'
    >;

/** All four lists, empty where nothing was trusted yet. A damaged file is an error, never an empty list. */
export const readAddressBook = ({ folder }: Pick<Profile, 'folder'>): Result<AddressBook, AddressBookFailure> => {
  const signers = readSigners(folder);
  if (!signers.ok) return signers;
  const logKeys = readKeys(profilePaths.logKeys(folder), 1);
  if (!logKeys.ok) return logKeys;
  const witnesses = readKeys(profilePaths.witnesses(folder), 4);
  if (!witnesses.ok) return witnesses;
  const roots = readRoots(folder);
  if (!roots.ok) return roots;
  return ok({
    signers: signers.value,
    logKeys: logKeys.value,
    witnesses: witnesses.value,
    timeStampRoots: roots.value,
  });
};

/**
 * Enrols the signers of an `allowed_signers` text and gives the principals that are new. All or nothing: a principal
 * with another key, or a key under another principal, is a conflict that a person has to look at.
 */
export const trustSigners = (
  { folder, random }: Pick<Profile, 'folder' | 'random'>,
  text: string,
): Result<readonly string[], AddressBookFailure> => {
  const offered = parseAllowedSigners(text);
  if (!offered.ok) return offered;
  const known = readSigners(folder);
  if (!known.ok) return known;
  const added: AllowedSigner[] = [];
  for (const signer of offered.value) {
    const clash = known.value.find((one) => one.principal === signer.principal || keyHex(one) === keyHex(signer));
    if (clash === undefined) added.push(signer);
    else if (clash.principal !== signer.principal || keyHex(clash) !== keyHex(signer)) {
      return conflict(`${signer.principal} clashes with ${clash.principal}`, profilePaths.signers(folder));
    }
  }
  if (added.length === 0) return ok([]);
  const merged = formatAllowedSigners([...known.value, ...added]);
  const written = writeProfileFile(profilePaths.signers(folder), merged, { random, exclusive: false });
  return written.ok ? ok(added.map(({ principal }) => principal)) : written;
};

/** Anchors a log: one verifier key of type 0x01 and a newline. False if it was known; another key of its name is a conflict. */
export const trustLogKey = (
  profile: Pick<Profile, 'folder' | 'random'>,
  text: string,
): Result<boolean, AddressBookFailure> => trustKey(profile, text, 1, profilePaths.logKeys(profile.folder));

/** The same for a witness, with a key of type 0x04. */
export const trustWitness = (
  profile: Pick<Profile, 'folder' | 'random'>,
  text: string,
): Result<boolean, AddressBookFailure> => trustKey(profile, text, 4, profilePaths.witnesses(profile.folder));

/** Certificates of authorities in PEM, whose time stamps are believed here from now on; the names of those that are new. */
export const trustTimeStampRoots = (
  { folder, random }: Pick<Profile, 'folder' | 'random'>,
  text: string,
): Result<readonly string[], AddressBookFailure> => {
  const offered = parseCertificates(text);
  if (!offered.ok) return offered;
  const known = readRoots(folder);
  if (!known.ok) return known;
  const pems = new Set(known.value.map(certificateToPem));
  const added = offered.value.filter((certificate) => !pems.has(certificateToPem(certificate)));
  if (added.length === 0) return ok([]);
  for (const certificate of added) pems.add(certificateToPem(certificate));
  const path = profilePaths.timeStampRoots(folder);
  const written = writeProfileFile(path, [...pems].sort().join(''), { random, exclusive: false });
  return written.ok ? ok(added.map(({ name }) => name)) : written;
};

const trustKey = (
  { random }: Pick<Profile, 'random'>,
  text: string,
  type: NoteKeyType,
  path: string,
): Result<boolean, AddressBookFailure> => {
  const key = parseVerifierKeyFile(text, type, nodeCrypto);
  if (!key.ok) return key;
  const known = readKeys(path, type);
  if (!known.ok) return known;
  const line = formatVerifierKey(key.value);
  const lines = known.value.map(formatVerifierKey);
  if (lines.includes(line)) return ok(false);
  if (known.value.some(({ name }) => name === key.value.name)) {
    return conflict(`${key.value.name} has another key in the address book`, path);
  }
  const merged = [...lines, line].sort().map((one) => `${one}\n`);
  return writeProfileFile(path, merged.join(''), { random, exclusive: false });
};

const readSigners = (folder: string): Result<readonly AllowedSigner[], AddressBookFailure> => {
  const path = profilePaths.signers(folder);
  const text = readProfileFile(path);
  if (!text.ok) return text;
  const signers = parseAllowedSigners(text.value ?? '');
  return signers.ok ? signers : damaged(`${signers.error.message} (${signers.error.at ?? 'file'})`, path);
};

const readRoots = (folder: string): Result<readonly Certificate[], AddressBookFailure> => {
  const path = profilePaths.timeStampRoots(folder);
  const text = readProfileFile(path);
  if (!text.ok) return text;
  if (text.value === undefined) return ok([]);
  const roots = parseCertificates(text.value);
  return roots.ok ? roots : damaged(roots.error.message, path);
};

const readKeys = (path: string, type: NoteKeyType): Result<readonly VerifierKey[], AddressBookFailure> => {
  const text = readProfileFile(path);
  if (!text.ok) return text;
  const keys: VerifierKey[] = [];
  const lines = text.value === undefined || text.value === '' ? [''] : text.value.split('\n');
  if (lines.pop() !== '') return damaged('the last line does not end in a newline', path);
  for (const line of lines) {
    const key = parseVerifierKey(line, nodeCrypto);
    if (!key.ok) return damaged(key.error.message, path);
    if (key.value.type !== type) return damaged(`${key.value.name} has a key of type ${key.value.type}`, path);
    if (keys.some(({ name }) => name === key.value.name)) return damaged(`${key.value.name} stands there twice`, path);
    keys.push(key.value);
  }
  return ok(keys);
};

const keyHex = ({ key }: AllowedSigner): string => bytesToHex(formatSshKeyBlob(key));

const conflict = (message: string, at: string): Result<never, AddressBookFailure> =>
  err({
    code: 'ADDRESS_BOOK_CONFLICT',
    message,
    hint: 'Ask that person which key is theirs, then remove the wrong line by hand',
    at,
  });
const damaged = (message: string, at: string): Result<never, AddressBookFailure> =>
  err({ code: 'ADDRESS_BOOK_DAMAGED', message, hint: 'Mend the file by hand or restore it from a backup', at });
