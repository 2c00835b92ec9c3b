import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked } from '../../shared/api/contract.ts';
import { parseAllowedSigners } from '../../shared/bundle/allowed-signers.ts';
import type { Anchors } from '../../shared/bundle/anchors.ts';
import { parseCheckpointNote, type CheckpointNote } from '../../shared/ledger/checkpoint.ts';
import { parseCertificates, type Certificate } from '../../shared/timestamps/certificate.ts';
import { parseVerifierKeyFile, type VerifierKey } from '../../shared/ledger/verifier-key.ts';
import type { AppDeps } from '../app-deps.ts';
import { readAddressBook } from '../identities/address-book.ts';
import { readSmallText } from './small-text.ts';

type AnchorFiles = Checked<'bundle.verify'>['anchors'];

/** What the reader trusts: the files named, and the address book of the workstation. Never anything in a bundle. */
export const loadAnchors = (
  files: AnchorFiles,
  deps: Pick<AppDeps, 'crypto' | 'profile'>,
): Result<Anchors, Failure> => {
  const book = readAddressBook(deps.profile);
  if (!book.ok) return book;
  const signers = files.signers === undefined ? ok([]) : readWith(files.signers, parseAllowedSigners);
  if (!signers.ok) return signers;
  const logKeys = readKeys(files.logKey === undefined ? [] : [files.logKey], 1, deps);
  if (!logKeys.ok) return logKeys;
  const witnesses = readKeys(files.witnesses, 4, deps);
  if (!witnesses.ok) return witnesses;
  const roots = readRoots(files.tsaRoots);
  if (!roots.ok) return roots;
  const retained = readNotes(files.retained);
  if (!retained.ok) return retained;
  return ok({
    signers: [...signers.value, ...book.value.signers],
    logKeys: [...logKeys.value, ...book.value.logKeys],
    witnesses: [...witnesses.value, ...book.value.witnesses],
    timeStampRoots: [...roots.value, ...book.value.timeStampRoots],
    retained: retained.value,
    requiredWitnesses: files.requiredWitnesses,
  });
};

export const readNotes = (files: readonly string[]): Result<readonly CheckpointNote[], Failure> => {
  const notes: CheckpointNote[] = [];
  for (const file of files) {
    const note = readWith(file, parseCheckpointNote);
    if (!note.ok) return note;
    notes.push(note.value);
  }
  return ok(notes);
};

const readRoots = (files: readonly string[]): Result<readonly Certificate[], Failure> => {
  const roots: Certificate[] = [];
  for (const file of files) {
    const read = readWith(file, parseCertificates);
    if (!read.ok) return read;
    roots.push(...read.value);
  }
  return ok(roots);
};

const readKeys = (
  files: readonly string[],
  type: 1 | 4,
  { crypto }: Pick<AppDeps, 'crypto'>,
): Result<readonly VerifierKey[], Failure> => {
  const keys: VerifierKey[] = [];
  for (const file of files) {
    const key = readWith(file, (text) => parseVerifierKeyFile(text, type, crypto));
    if (!key.ok) return key;
    keys.push(key.value);
  }
  return ok(keys);
};

const readWith = <T>(file: string, parse: (text: string) => Result<T, Failure>): Result<T, Failure> => {
  const text = readSmallText(file);
  if (!text.ok) return text;
  const parsed = parse(text.value);
  return parsed.ok
    ? parsed
    : err({
        code: 'BAD_ANCHOR',
        message: `The anchor cannot be used: ${parsed.error.message}.`,
        hint: 'Ask for it again, by another way than the bundle.',
        at: file,
      });
};
