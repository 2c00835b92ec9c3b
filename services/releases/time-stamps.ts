import { lstatSync, readFileSync } from 'node:fs';
import { bytesToHex, type Bytes } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { textOf } from '../../shared/bundle/bundle-contents.ts';
import { timeStampFiles } from '../../shared/bundle/checks/timestamps.ts';
import type { StoredBundle } from '../../shared/bundle/stored-bundle.ts';
import { parseCheckpointNote, type CheckpointNote } from '../../shared/ledger/checkpoint.ts';
import { formatTimeStampQuery, makeNonce } from '../../shared/timestamps/query.ts';
import { findTimeStampRoot, readTimeStamp, timeStampInstant } from '../../shared/timestamps/time-stamp.ts';
import { readAttestations } from '../../db/attestations.ts';
import { addTimeStamp, readTimeStamps } from '../../db/time-stamps.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { writeNewFile } from '../bundles/new-file.ts';
import { openCase, type CaseSession } from '../cases/case-session.ts';
import { addFiles, isCaseFolder, isSoundButUnsigned } from './add-signature.ts';
import { frozenCheckpoint, parseKept } from './checkpoints.ts';
import { storeTimeStamp, type KeptTimeStamp } from './kept-time-stamps.ts';
import { loadAnchors } from './load-anchors.ts';
import { readSmallText } from './small-text.ts';
import { refuseUnsound, verifyPath } from './verify.ts';

const noAnchors = { witnesses: [], tsaRoots: [], retained: [], retain: false, requiredWitnesses: [] };
const replyBytesMax = 2 ** 20;

/** Writes what an authority is asked: to stamp the body of one checkpoint. It goes out on a stick; nothing is sent from here. */
export const requestTimeStamp = async (
  { path, out }: Checked<'stamp.request'>,
  deps: AppDeps,
): Promise<Result<Output<'stamp.request'>>> => {
  const note = await checkpointOf(path, deps);
  if (!note.ok) return note;
  const { body, checkpoint } = note.value;
  const query = formatTimeStampQuery({ imprint: deps.crypto.sha256(body), nonce: makeNonce(deps.random) });
  const written = writeNewFile(out, query, deps);
  return written.ok
    ? ok({ out, origin: checkpoint.origin, size: checkpoint.size, sha256: deps.crypto.sha256Hex(body) })
    : written;
};

/** Of a case the frozen one of its last release; of a bundle its own; else the path is that of a note. */
const checkpointOf = async (path: string, deps: AppDeps): Promise<Result<CheckpointNote, Failure>> => {
  if (isCaseFolder(path)) return inCase(path, deps, (session) => releaseCheckpoint(session, deps));
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() === true && !path.toLowerCase().endsWith('.zip')) {
    const text = readSmallText(path);
    if (!text.ok) return text;
    const note = parseCheckpointNote(text.value);
    return note.ok
      ? note
      : err({ ...note.error, hint: 'Name a checkpoint as `plumbline checkpoint --out` writes it.', at: path });
  }
  const bundle = await soundBundle(path, deps);
  return bundle.ok ? parseCheckpointNote(textOf(bundle.value, 'data/ledger/checkpoint.txt') ?? '') : bundle;
};

const releaseCheckpoint = (session: CaseSession, deps: AppDeps): Result<CheckpointNote, Failure> => {
  const release = session.tables.rows('release').at(-1);
  if (release === undefined) {
    return err({
      code: 'NOT_FROZEN',
      message: 'The case has no frozen release to stamp.',
      hint: 'Freeze one first, or stamp a note: `plumbline checkpoint DIR --out FILE`, then `plumbline stamp FILE`.',
    });
  }
  const frozen = frozenCheckpoint(session, release.seq + 1, deps);
  return frozen.ok ? ok(frozen.value.note) : frozen;
};

const inCase = <T>(
  folder: string,
  deps: AppDeps,
  act: (session: CaseSession) => Result<T, Failure>,
): Result<T, Failure> => {
  const session = openCase(folder, deps);
  if (!session.ok) return session;
  try {
    return act(session.value);
  } finally {
    session.value.close();
  }
};

const soundBundle = async (path: string, deps: AppDeps): Promise<Result<StoredBundle, Failure>> => {
  const verified = await verifyPath(path, noAnchors, deps);
  if (!verified.ok) return verified;
  const { snapshot, verification } = verified.value;
  return isSoundButUnsigned(verification, snapshot) ? ok(snapshot) : refuseUnsound(verification, path);
};

/**
 * Takes in what an authority answered: into the case, whose next export carries it, or beside a bundle. Imprint, nonce,
 * purpose, signature and the chain to a root from outside hold first; else nothing is kept.
 */
export const importTimeStamp = async (
  input: Checked<'stamp.import'>,
  deps: AppDeps,
): Promise<Result<Output<'stamp.import'>>> => {
  const answered = readAnswer(input, deps);
  if (!answered.ok) return answered;
  const { stamp, root } = answered.value;
  const kept = isCaseFolder(input.path)
    ? inCase(input.path, deps, (session) => keepInCase(session, answered.value, deps))
    : await addToBundle(input.path, answered.value, deps);
  if (!kept.ok) return kept;
  return ok({
    time: timeStampInstant(stamp.info.time),
    accuracySeconds: stamp.info.accuracyMicroseconds === undefined ? null : stamp.info.accuracyMicroseconds / 1e6,
    authority: root.name,
    policy: stamp.info.policy,
    ...kept.value,
  });
};

const readAnswer = (
  { reply, query, tsaRoots }: Checked<'stamp.import'>,
  deps: AppDeps,
): Result<KeptTimeStamp, Failure> => {
  const anchors = loadAnchors({ ...noAnchors, tsaRoots }, deps);
  if (!anchors.ok) return anchors;
  const roots = anchors.value.timeStampRoots;
  if (roots.length === 0) {
    return err({
      code: 'NO_TIME_STAMP_ROOT',
      message: 'No certificate of an authority is trusted here, so nothing says who stamped.',
      hint: 'Name the root certificate of the authority, got from itself: `--tsa-root FILE`, or trust it once and for all.',
    });
  }
  const asked = readSmallBytes(query);
  if (!asked.ok) return asked;
  const answer = readSmallBytes(reply);
  if (!answer.ok) return answer;
  const stamp = readTimeStamp({ query: asked.value, reply: answer.value }, deps.crypto);
  if (!stamp.ok) return err(refusal(stamp.error, reply));
  const root = findTimeStampRoot(stamp.value, roots, deps.crypto);
  return root.ok
    ? ok({ query: asked.value, reply: answer.value, root: root.value, stamp: stamp.value })
    : err(refusal(root.error, reply));
};

const refusal = ({ message }: Failure, at: string): Failure => ({
  code: 'BAD_TIME_STAMP',
  message: `The time stamp was not taken in: ${message}.`,
  hint: 'Look whether query, reply and root belong together, and ask the authority again with the same query. A reply is read in DER, with a token that is signed over SHA-2 with ECDSA or RSA as in PKCS #1 v1.5; where the authority signs otherwise, ask another one.',
  at,
});

const otherCheckpoint = (at: string): Failure => ({
  code: 'OTHER_CHECKPOINT',
  message: 'The time stamp is of no checkpoint that is kept there.',
  hint: 'Name the case or the bundle whose checkpoint was asked about.',
  at,
});

const alreadyStamped: Failure = {
  code: 'ALREADY_STAMPED',
  message: 'This time stamp is there already.',
  hint: 'Nothing is left to do.',
};

type Kept = { readonly size: number; readonly files: string[] };

const keepInCase = (session: CaseSession, answered: KeptTimeStamp, deps: AppDeps): Result<Kept, Failure> => {
  if (session.readOnly !== null) return err(session.readOnly);
  const imprint = bytesToHex(answered.stamp.info.imprint);
  const stamped = readAttestations(session.store.db)
    .map(({ text }) => parseKept(text)?.note)
    .find((note) => note !== undefined && deps.crypto.sha256Hex(note.body) === imprint);
  if (stamped === undefined) return err(otherCheckpoint(session.folder));
  const { size } = stamped.checkpoint;
  const stored = storeTimeStamp(answered, size, deps.clock());
  if (readTimeStamps(session.store.db).some(({ reply }) => reply === stored.reply)) return err(alreadyStamped);
  const added = addTimeStamp(session.store.db, stored);
  return added.ok ? ok({ size, files: [] }) : added;
};

const addToBundle = async (path: string, answered: KeptTimeStamp, deps: AppDeps): Promise<Result<Kept, Failure>> => {
  const bundle = await soundBundle(path, deps);
  if (!bundle.ok) return bundle;
  const note = parseCheckpointNote(textOf(bundle.value, 'data/ledger/checkpoint.txt') ?? '');
  if (!note.ok) return note;
  if (deps.crypto.sha256Hex(note.value.body) !== bytesToHex(answered.stamp.info.imprint))
    return err(otherCheckpoint(path));
  const files = timeStampFiles(answered, deps.crypto);
  if (files.some(([name]) => bundle.value.files.has(name))) return err(alreadyStamped);
  const added = await addFiles(path, bundle.value, files, deps);
  return added.ok ? ok({ size: note.value.checkpoint.size, files: files.map(([name]) => name) }) : added;
};

const readSmallBytes = (file: string): Result<Bytes, Failure> => {
  try {
    const stats = lstatSync(file, { throwIfNoEntry: false });
    if (stats === undefined)
      return err({ code: 'NOT_FOUND', message: `There is no file ${file}.`, hint: 'Check the path.', at: file });
    if (!stats.isFile() || stats.size > replyBytesMax) {
      return err({
        code: 'BAD_FILE',
        message: 'It is not a regular file of at most a mebibyte.',
        hint: 'Name the file itself.',
        at: file,
      });
    }
    return ok(Uint8Array.from(readFileSync(file)));
  } catch (error) {
    return err(storageFailure(error, file));
  }
};
