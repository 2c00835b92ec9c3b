import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { bytesToHex, bytesToUtf8, utf8ToBytes } from '../../shared/base/bytes.ts';
import type { RandomBytes } from '../../shared/base/random.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { fsyncFolder, publishFile, writeFully } from '../bundles/durable-files.ts';
import { toStorageFailure, type StorageFailure } from '../bundles/storage-failure.ts';

const fileBytesMax = 4 * 1024 * 1024;

/** The text of a file of strict UTF-8, at most 4 MiB; undefined where there is none. */
export const readProfileFile = (path: string): Result<string | undefined, StorageFailure> => {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return ok(undefined);
    if (!stats.isFile() || stats.size > fileBytesMax)
      return unreadable(`not a file of at most ${fileBytesMax} bytes`, path);
    const text = bytesToUtf8(readFileSync(path));
    return text === undefined ? unreadable('the file is not UTF-8', path) : ok(text);
  } catch (error) {
    return err(toStorageFailure(error, path));
  }
};

/**
 * Writes a file of mode 0600 whole or not at all: temporary file, fsync, rename, fsync of the folder, which is made with
 * mode 0700 where it is missing. With `exclusive` a file that is there already stays, and the answer is false.
 */
export const writeProfileFile = (
  path: string,
  text: string,
  { random, exclusive }: { readonly random: RandomBytes; readonly exclusive: boolean },
): Result<boolean, StorageFailure> => {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${bytesToHex(random(8))}.tmp`);
  try {
    makeFolder(folder);
    try {
      writeAndSync(temporary, text);
      if (exclusive) return ok(publishFile(temporary, path));
      renameSync(temporary, path);
      fsyncFolder(folder);
      return ok(true);
    } finally {
      rmSync(temporary, { force: true });
    }
  } catch (error) {
    return err(toStorageFailure(error, path));
  }
};

const writeAndSync = (path: string, text: string): void => {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFully(file, utf8ToBytes(text), 0);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** Makes a folder, and those above it that are missing, with mode 0700 so that they survive a power failure. */
export const makeFolder = (folder: string): void => {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  // A new folder lasts once the one that holds it was synced, up to the one that was there before.
  const firstLength = resolve(first).length;
  for (let made = resolve(folder); made.length >= firstLength; made = dirname(made)) fsyncFolder(dirname(made));
};

const unreadable = (message: string, at: string): Result<never, StorageFailure> =>
  err({ code: 'STORAGE_FAILED', message, hint: 'Move the file away or restore it from a backup', at });
