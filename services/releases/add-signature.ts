import { lstatSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { utf8ToBytes, type Bytes } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { textOf } from '../../shared/bundle/bundle-contents.ts';
import { createSshsig } from '../../shared/bundle/sshsig.ts';
import type { Verification } from '../../shared/bundle/verify.ts';
import { parseCheckpointNote } from '../../shared/ledger/checkpoint.ts';
import { formatCosignatureFile, witnessName } from '../../shared/ledger/cosignature.ts';
import { parseVerifierKey } from '../../shared/ledger/verifier-key.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { fsyncFolder } from '../bundles/durable-files.ts';
import { extractBundle } from '../bundles/extract.ts';
import { writeNewFile } from '../bundles/new-file.ts';
import type { StoredBundle } from '../../shared/bundle/stored-bundle.ts';
import { writeZip } from '../bundles/zip-writer.ts';
import { makeFolder } from '../identities/profile-files.ts';
import { unlock } from '../identities/unlock.ts';
import { makeCosignature } from './checkpoints.ts';
import { refuseUnsound, retainHead, verifyPath } from './verify.ts';

const noAnchors = { witnesses: [], tsaRoots: [], retained: [], retain: false, requiredWitnesses: [] };

/** Verifies a bundle, then adds one person's signature over its tag manifest. */
export const signBundle = async (
  input: Checked<'bundle.sign'>,
  deps: AppDeps,
): Promise<Result<Output<'bundle.sign'>>> => {
  const files = {
    ...noAnchors,
    ...(input.signers !== undefined && { signers: input.signers }),
    ...(input.logKey !== undefined && { logKey: input.logKey }),
  };
  const verified = await verifyPath(input.path, files, deps);
  if (!verified.ok) return verified;
  const { snapshot, verification } = verified.value;
  if (!isSoundButUnsigned(verification, snapshot)) return refuseUnsound(verification, input.path);
  const person = await unlock(deps, input.identity, input.passphrase);
  if (!person.ok) return person;
  const message = snapshot.files.get('tagmanifest-sha256.txt')?.bytes ?? new Uint8Array();
  const signature = createSshsig(
    { signer: person.value.signer, message, namespace: 'plumbline-bundle-v1' },
    deps.crypto,
  );
  return addFile(input.path, snapshot, `signatures/${input.identity}.sshsig`, signature, deps);
};

/** A witness adds a cosignature to a bundle that verifies and extends what this witness has seen before. */
export const cosignBundle = async (
  input: Checked<'checkpoint.cosign'>,
  deps: AppDeps,
): Promise<Result<Output<'checkpoint.cosign'>>> => {
  const verified = await verifyPath(input.path, noAnchors, deps);
  if (!verified.ok) return verified;
  const { snapshot, verification } = verified.value;
  if (!isSoundButUnsigned(verification, snapshot)) return refuseUnsound(verification, input.path);
  const person = await unlock(deps, input.identity, input.passphrase);
  if (!person.ok) return person;
  const note = parseCheckpointNote(textOf(snapshot, 'data/ledger/checkpoint.txt') ?? '');
  if (!note.ok) return note;
  if (note.value.cosignatures.some(({ name }) => name === witnessName(input.identity))) {
    return err({
      code: 'ALREADY_COSIGNED',
      message: `${input.identity} has cosigned this checkpoint already.`,
      hint: 'Nothing is left to do for this witness.',
    });
  }
  const { signature, key } = makeCosignature(note.value.body, person.value, deps);
  const parsedKey = parseVerifierKey(key, deps.crypto);
  if (!parsedKey.ok) return parsedKey;
  const text = formatCosignatureFile({ key: parsedKey.value, signature });
  const retained = retainHead(snapshot, deps);
  if (!retained.ok) return retained;
  const added = await addFile(input.path, snapshot, `signatures/${input.identity}.cosig`, text, deps);
  return added.ok
    ? ok({ witness: witnessName(input.identity), size: note.value.checkpoint.size, file: added.value.file })
    : added;
};

// A signature that is not there yet is the only thing that may be wrong with what a person is about to sign.
export const isSoundButUnsigned = ({ checks }: Verification, snapshot: StoredBundle): boolean =>
  checks.every(
    ({ name, status, first }) =>
      status !== 'failed' ||
      (name === 'signature' && first !== null && first.endsWith('.sshsig') && !snapshot.files.has(first)),
  );

const addFile = async (
  path: string,
  snapshot: StoredBundle,
  name: string,
  text: string,
  deps: AppDeps,
): Promise<Result<{ readonly file: string }, Failure>> => {
  if (snapshot.files.has(name)) {
    return err({
      code: 'ALREADY_SIGNED',
      message: `The bundle has a file ${name} already.`,
      hint: 'One person signs once.',
      at: name,
    });
  }
  const added = await addFiles(path, snapshot, [[name, utf8ToBytes(text)]], deps);
  return added.ok ? ok({ file: name }) : added;
};

type AddedFiles = readonly (readonly [string, Bytes])[];

/** Adds files that no manifest lists to a bundle that was verified, all of them or none. */
export const addFiles = async (
  path: string,
  snapshot: StoredBundle,
  files: AddedFiles,
  deps: AppDeps,
): Promise<Result<true, Failure>> => {
  if (snapshot.form === 'zip') return rewriteZip(path, snapshot, files);
  const written: string[] = [];
  for (const [name, bytes] of files) {
    const file = join(path, ...name.split('/'));
    const added = addToFolder(file, bytes, deps);
    if (!added.ok) {
      for (const one of written) rmSync(one, { force: true });
      return added;
    }
    written.push(file);
  }
  return ok(true);
};

const addToFolder = (file: string, bytes: Bytes, deps: AppDeps): Result<true, Failure> => {
  try {
    makeFolder(dirname(file));
    return writeNewFile(file, bytes, deps);
  } catch (error) {
    return err(storageFailure(error, file));
  }
};

/** The same ZIP with more files; the old one stays in place until the new one is complete and flushed. */
const rewriteZip = async (path: string, snapshot: StoredBundle, added: AddedFiles): Promise<Result<true, Failure>> => {
  const target = resolve(path);
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(dirname(target), '.plumbline-'));
    const unpacked = join(folder, 'files');
    const extracted = await extractBundle({ path, snapshot, destinationFolder: unpacked });
    if (!extracted.ok) return extracted;
    const files = [...snapshot.files].map(([file, { sha256, size }]) => ({
      path: file,
      source: { file: join(unpacked, ...file.split('/')), sha256, size },
    }));
    const next = join(folder, basename(target));
    const written = await writeZip(next, snapshot.topFolder ?? '', [
      ...files,
      ...added.map(([name, bytes]) => ({ path: name, source: { bytes } })),
    ]);
    if (!written.ok) return written;
    renameSync(next, target);
    fsyncFolder(dirname(target));
    return ok(true);
  } catch (error) {
    return err(storageFailure(error, path));
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
};

/** Whether a path is the folder of a case rather than a bundle. */
export const isCaseFolder = (path: string): boolean =>
  // Asking for a file below a ZIP would be an error, not a no.
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true &&
  lstatSync(join(path, 'case.db'), { throwIfNoEntry: false }) !== undefined;
