import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type BigIntStats } from 'node:fs';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import { pathText, type SourcePath } from './source-path.ts';

export type TakeFailure = Failure<
  | 'SPECIAL_FILE'
  | 'OWN_CASE'
  | 'OWN_PROFILE'
  | 'TOO_DEEP'
  | 'SOURCE_CHANGED'
  | 'SOURCE_MISSING'
  | 'SOURCE_UNREADABLE'
  | 'DISK_FULL'
  | 'READ_ONLY'
  | 'NO_PERMISSION'
  | 'CASE_BUSY'
  | 'STORAGE_FAILED'
>;

/** Tells a source that cannot be read from a case that cannot be written. */
class SourceUnreadable extends Error {}

export type OpenSource = { readonly descriptor: number; readonly before: BigIntStats };

/**
 * Opens a regular file for reading only, following no link and waiting for no other end of a FIFO. The time of its last
 * reading is left alone where the system lets us, which it does for our own files and for the system's administrator.
 */
export const openSource = (path: SourcePath): Result<OpenSource, TakeFailure> => {
  let descriptor: number | undefined;
  try {
    descriptor = openQuietly(path);
    const before = fstatSync(descriptor, { bigint: true });
    if (before.isFile()) return ok({ descriptor, before });
    closeSync(descriptor);
    return err(specialFile(path, kindOfFile(before)));
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    return err(openFailure(path, error));
  }
};

const readOnlyFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const openQuietly = (path: SourcePath): number => {
  if (process.platform !== 'linux') return openSync(path, readOnlyFlags);
  try {
    return openSync(path, readOnlyFlags | constants.O_NOATIME);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EPERM') throw error;
    return openSync(path, readOnlyFlags);
  }
};

const openFailure = (path: SourcePath, error: unknown): TakeFailure => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing(path);
  if (code === 'ELOOP') return specialFile(path, 'a symbolic link');
  // A socket, or a device without a driver.
  if (code === 'ENXIO' || code === 'ENODEV') return specialFile(path, kindAt(path));
  return unreadable(path, storageDetail(error));
};

const kindAt = (path: SourcePath): string => {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined ? 'no longer there' : kindOfFile(stats);
};

/** Which file it is and in which state: two that are equal are the same bytes, but for an administrator who wants to deceive. */
export const identityOf = ({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string =>
  `${dev}:${ino}:${size}:${mtimeNs}:${ctimeNs}`;

/** Fills the piece from the position on, as far as the file goes. */
export const readPiece = (descriptor: number, piece: Uint8Array, position: number): number => {
  try {
    let filled = 0;
    while (filled < piece.length) {
      const count = readSync(descriptor, piece, filled, piece.length - filled, position + filled);
      if (count === 0) break;
      filled += count;
    }
    return filled;
  } catch (error) {
    throw new SourceUnreadable(storageDetail(error));
  }
};

/** Why the file that was read is not the one that was opened; undefined where nothing speaks for it. */
export const sourceChange = (
  path: SourcePath,
  { descriptor, before }: OpenSource,
  bytesRead: number,
): TakeFailure | undefined => {
  const after = fstatSync(descriptor, { bigint: true });
  const changed = [
    ...(after.size !== before.size || after.size !== BigInt(bytesRead) ? ['its size'] : []),
    ...(after.mtimeNs !== before.mtimeNs ? ['the time of its last change'] : []),
    ...(after.ctimeNs !== before.ctimeNs ? ['the time of the last change of its entry'] : []),
    ...(after.ino !== before.ino || after.dev !== before.dev ? ['which file it is'] : []),
  ];
  return changed.length === 0 ? undefined : changedFailure(path, `changed while it was read (${changed.join(', ')})`);
};

/** What was read at the end of a path is not what was looked at there before. */
export const identityChanged = (path: SourcePath): TakeFailure =>
  changedFailure(path, 'is another one than was looked at before it was read');

const changedFailure = (path: SourcePath, what: string): TakeFailure => ({
  code: 'SOURCE_CHANGED',
  message: `The file ${what}, so it was not taken in.`,
  hint: 'Make sure that nothing writes to it, then take it in again.',
  at: pathText(path),
});

/** What came of a file whose copying threw. */
export const takeFailure = (path: SourcePath, error: unknown): TakeFailure =>
  error instanceof SourceUnreadable ? unreadable(path, error.message) : storageFailure(error);

/** The case's own storage failing concerns every file; anything else only the one at hand. */
export const isFatal = ({ code }: Failure): boolean =>
  code === 'DISK_FULL' ||
  code === 'READ_ONLY' ||
  code === 'NO_PERMISSION' ||
  code === 'CASE_BUSY' ||
  code === 'STORAGE_FAILED';

export const missing = (path: SourcePath): TakeFailure => ({
  code: 'SOURCE_MISSING',
  message: 'There is no such file.',
  hint: 'Check the path.',
  at: pathText(path),
});

export const unreadable = (path: SourcePath, detail: string): TakeFailure => ({
  code: 'SOURCE_UNREADABLE',
  message: `It cannot be read (${detail}).`,
  hint: 'Check the medium and who may read it.',
  at: pathText(path),
});

export const specialFile = (path: SourcePath, kind: string): TakeFailure => ({
  code: 'SPECIAL_FILE',
  message: `It is ${kind}, and only regular files are taken in.`,
  hint: 'Name the file itself, or an image of the device.',
  at: pathText(path),
});

type FileKind = {
  isSymbolicLink: () => boolean;
  isFIFO: () => boolean;
  isSocket: () => boolean;
  isBlockDevice: () => boolean;
  isCharacterDevice: () => boolean;
};
export const kindOfFile = (stats: FileKind): string => {
  if (stats.isSymbolicLink()) return 'a symbolic link';
  if (stats.isFIFO()) return 'a FIFO';
  if (stats.isSocket()) return 'a socket';
  return stats.isBlockDevice() || stats.isCharacterDevice() ? 'a device' : 'not a regular file';
};

/** The operating system's own words; what it did not throw is a bug and is thrown on. */
const storageDetail = (error: unknown): string => {
  storageFailure(error);
  return error instanceof Error ? error.message : String(error);
};
