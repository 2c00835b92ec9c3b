import { createHash } from 'node:crypto';
import { chmodSync, closeSync, constants, mkdirSync, openSync, readSync, realpathSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { classifyPath } from '../../shared/bundle/layout.ts';
import { openForReading } from '../workers/digest-range.ts';
import type { StoredFile, StoredBundle } from '../../shared/bundle/stored-bundle.ts';
import { fsyncFolder, isTaken, writeFully } from './durable-files.ts';
import { toStorageFailure, type StorageFailure } from './storage-failure.ts';

export type ExtractFailure = StorageFailure | Failure<'OUTPUT_EXISTS' | 'BUNDLE_UNSOUND' | 'CHANGED_SINCE_VERIFIED'>;

export type ExtractRequest = {
  /** Where `snapshot` was read from. */
  readonly path: string;
  /** Read and verified before: what has another digest now is refused. */
  readonly snapshot: StoredBundle;
  /** A folder that does not exist yet. */
  readonly destinationFolder: string;
};

const pieceBytes = 2 ** 20;
const syncsAtOnce = 16;

/** True if what was copied is what had been verified. */
const copyFile = (from: string, file: StoredFile, to: string, buffer: Uint8Array): boolean => {
  const source = openForReading(from);
  try {
    const target = openSync(to, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      const hasher = createHash('sha256');
      for (let copied = 0; copied < file.size;) {
        const wanted = Math.min(buffer.length, file.size - copied);
        const count = readSync(source, buffer, 0, wanted, (file.dataOffset ?? 0) + copied);
        if (count === 0) return false;
        hasher.update(buffer.subarray(0, count));
        writeFully(target, buffer.subarray(0, count), copied);
        copied += count;
      }
      return hasher.digest('hex') === file.sha256;
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
};

// One round of flushes for all files: many at once share the disk's own flush.
const syncFiles = async (files: readonly string[]): Promise<void> => {
  for (let from = 0; from < files.length; from += syncsAtOnce) {
    await Promise.all(
      files.slice(from, from + syncsAtOnce).map(async (file) => {
        const handle = await open(file, 'r+');
        try {
          await handle.sync();
        } finally {
          await handle.close();
        }
      }),
    );
  }
};

/** All files below `root`; the path of the first that is not what was verified, else undefined. */
const copyFiles = async ({ path, snapshot }: ExtractRequest, root: string): Promise<string | undefined> => {
  const origin = realpathSync(path);
  const buffer = new Uint8Array(pieceBytes);
  const folders = new Set<string>([root]);
  const written: string[] = [];
  for (const [name, file] of snapshot.files) {
    const to = join(root, ...name.split('/'));
    for (let folder = dirname(to); folder !== root; folder = dirname(folder)) folders.add(folder);
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    const from = snapshot.form === 'zip' ? origin : join(origin, ...name.split('/'));
    if (!copyFile(from, file, to, buffer)) return name;
    written.push(to);
  }
  await syncFiles(written);
  for (const folder of folders) fsyncFolder(folder);
  return undefined;
};

/**
 * Copies a verified bundle into a fresh folder that only its owner can enter, flushed to the disk, and hashes each
 * file again on the way: between reading and copying anybody may have changed it. Nothing stays behind on failure.
 */
export const extractBundle = async (request: ExtractRequest): Promise<Result<null, ExtractFailure>> => {
  const { snapshot, destinationFolder } = request;
  const unknown = [...snapshot.files.keys()].find((name) => classifyPath(name) === undefined);
  const problem = snapshot.problems[0]?.message ?? (unknown === undefined ? undefined : `${unknown} is unknown`);
  if (problem !== undefined) {
    return err({ code: 'BUNDLE_UNSOUND', message: `Only a sound bundle is unpacked: ${problem}.` });
  }
  const root = resolve(destinationFolder);
  let made = false;
  let done = false;
  try {
    if (isTaken(root)) {
      return err({
        code: 'OUTPUT_EXISTS',
        message: `There is something at ${root} already.`,
        hint: 'Name another folder.',
      });
    }
    mkdirSync(root, { mode: 0o700 });
    made = true;
    chmodSync(root, 0o700);
    const changed = await copyFiles(request, root);
    if (changed !== undefined) {
      const message = `${changed} changed after the bundle was verified.`;
      return err({ code: 'CHANGED_SINCE_VERIFIED', message, hint: 'Verify the bundle again.', at: changed });
    }
    fsyncFolder(dirname(root));
    done = true;
    return ok(null);
  } catch (error) {
    return err(toStorageFailure(error, root));
  } finally {
    if (made && !done) rmSync(root, { recursive: true, force: true });
  }
};
