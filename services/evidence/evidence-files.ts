import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeSync,
  type BigIntStats,
} from 'node:fs';
import { join } from 'node:path';
import { bytesToHex } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { fsyncFolder } from '../bundles/durable-files.ts';
import { removeOldFiles } from '../cases/old-files.ts';
import { casePaths } from '../cases/case-paths.ts';

/** A file as it was taken in. MD5 and SHA-1 serve look-ups in other people's lists; nothing here relies on them. */
export type TakenFile = { readonly sha256: string; readonly sha1: string; readonly md5: string; readonly size: number };

export type TakeFailure = Failure<
  | 'SPECIAL_FILE'
  | 'SOURCE_CHANGED'
  | 'SOURCE_MISSING'
  | 'SOURCE_UNREADABLE'
  | 'DISK_FULL'
  | 'READ_ONLY'
  | 'NO_PERMISSION'
  | 'CASE_BUSY'
  | 'STORAGE_FAILED'
>;

const pieceBytes = 2 ** 20;

/**
 * Copies a file into the case: read-only at the source, a temporary file at the target, hashed in the same read, flushed,
 * renamed to its SHA-256, the folders flushed. When this returns, the bytes survive a power failure; what refers to
 * them is written afterwards. The source must be a regular file that nobody changes meanwhile.
 */
export const takeFile = (
  folder: string,
  sourcePath: string,
  { random }: Pick<AppDeps, 'random'>,
): Result<TakenFile, TakeFailure> => {
  const source = openSource(sourcePath);
  if (!source.ok) return source;
  const temporary = join(casePaths.temporary(folder), bytesToHex(random(16)));
  try {
    const before = fstatSync(source.value, { bigint: true });
    const taken = copyAndHash(source.value, temporary);
    const after = fstatSync(source.value, { bigint: true });
    if (isChanged(before, after) || BigInt(taken.size) !== after.size) {
      return err({
        code: 'SOURCE_CHANGED',
        message: 'The file changed while it was read, so it was not taken in.',
        hint: 'Make sure that nothing writes to it, then take it in again.',
        at: sourcePath,
      });
    }
    place(folder, temporary, taken.sha256);
    return ok(taken);
  } catch (error) {
    return err(error instanceof SourceUnreadable ? unreadable(sourcePath, error.message) : storageFailure(error));
  } finally {
    closeSync(source.value);
    rmSync(temporary, { force: true });
  }
};

/** Tells a source that cannot be read from a case that cannot be written; never leaves this file. */
class SourceUnreadable extends Error {}

const unreadable = (path: string, detail: string): TakeFailure => ({
  code: 'SOURCE_UNREADABLE',
  message: `The file cannot be read (${detail}).`,
  hint: 'Check the medium and who may read the file.',
  at: path,
});

/** Opens a regular file for reading only, following no link and waiting for no other end of a FIFO. */
const openSource = (path: string): Result<number, TakeFailure> => {
  try {
    const stats = lstatSync(path);
    if (!stats.isFile()) return refuseSpecial(path, kindOf(stats));
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    if (fstatSync(descriptor).isFile()) return ok(descriptor);
    closeSync(descriptor);
    return refuseSpecial(path, 'no longer a file');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return err({ code: 'SOURCE_MISSING', message: 'There is no such file.', hint: 'Check the path.', at: path });
    }
    if (code === 'ELOOP') return refuseSpecial(path, 'a symbolic link');
    return err(unreadable(path, storageDetail(error)));
  }
};

/** The operating system's own words; what it did not throw is a bug and is thrown on. */
const storageDetail = (error: unknown): string => {
  storageFailure(error);
  return error instanceof Error ? error.message : String(error);
};

type FileKind = {
  isSymbolicLink: () => boolean;
  isFIFO: () => boolean;
  isSocket: () => boolean;
  isBlockDevice: () => boolean;
  isCharacterDevice: () => boolean;
};
const kindOf = (stats: FileKind): string => {
  if (stats.isSymbolicLink()) return 'a symbolic link';
  if (stats.isFIFO()) return 'a FIFO';
  if (stats.isSocket()) return 'a socket';
  return stats.isBlockDevice() || stats.isCharacterDevice() ? 'a device' : 'not a regular file';
};

const refuseSpecial = (path: string, kind: string): Result<never, TakeFailure> =>
  err({
    code: 'SPECIAL_FILE',
    message: `It is ${kind}, and only regular files are taken in.`,
    hint: 'Name the file itself, or an image of the device.',
    at: path,
  });

const isChanged = (before: BigIntStats, after: BigIntStats): boolean =>
  before.size !== after.size ||
  before.mtimeNs !== after.mtimeNs ||
  before.ino !== after.ino ||
  before.dev !== after.dev;

const copyAndHash = (source: number, temporary: string): TakenFile => {
  const target = openSync(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    const hashes = { sha256: createHash('sha256'), sha1: createHash('sha1'), md5: createHash('md5') };
    const piece = new Uint8Array(pieceBytes);
    let size = 0;
    for (;;) {
      const count = readPiece(source, piece, size);
      if (count === 0) break;
      const read = piece.subarray(0, count);
      hashes.sha256.update(read);
      hashes.sha1.update(read);
      hashes.md5.update(read);
      for (let at = 0; at < count;) at += writeSync(target, read, at);
      size += count;
    }
    fsyncSync(target);
    return {
      sha256: hashes.sha256.digest('hex'),
      sha1: hashes.sha1.digest('hex'),
      md5: hashes.md5.digest('hex'),
      size,
    };
  } finally {
    closeSync(target);
  }
};

const readPiece = (source: number, piece: Uint8Array, position: number): number => {
  try {
    return readSync(source, piece, 0, piece.length, position);
  } catch (error) {
    throw new SourceUnreadable(storageDetail(error));
  }
};

const place = (folder: string, temporary: string, sha256: string): void => {
  const path = casePaths.evidenceFile(folder, sha256);
  const shard = join(casePaths.evidence(folder), sha256.slice(0, 2));
  mkdirSync(shard, { recursive: true, mode: 0o700 });
  // What is there under this name was hashed when it came in; a copy damaged since is replaced by the sound one.
  if (isWhole(path, sha256)) unlinkSync(temporary);
  else {
    chmodSync(temporary, 0o400);
    renameSync(temporary, path);
  }
  // Even where nothing is new: an intake that was killed may have made both and flushed neither.
  fsyncFolder(shard);
  fsyncFolder(casePaths.evidence(folder));
};

const isWhole = (path: string, sha256: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isFile() === true && hashFile(path) === sha256;

/** SHA-256 of a file in lower-case hex, read in pieces. Throws what the file system throws. */
export const hashFile = (path: string): string => {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const hash = createHash('sha256');
    const piece = new Uint8Array(pieceBytes);
    for (let at = 0; ;) {
      const count = readSync(descriptor, piece, 0, piece.length, at);
      if (count === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, count));
      at += count;
    }
  } finally {
    closeSync(descriptor);
  }
};

/** Removes what an interrupted intake left. Only temporary names are touched; a file in place is never removed. */
export const sweepTemporaryFiles = (folder: string): void => {
  const temporary = casePaths.temporary(folder);
  try {
    mkdirSync(temporary, { recursive: true, mode: 0o700 });
    removeOldFiles(temporary, /^[0-9a-f]{32}$/u);
  } catch (error) {
    // A case that cannot be swept can still be read; what is wrong with its storage, the next writing says.
    storageFailure(error);
  }
};
