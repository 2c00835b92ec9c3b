import { createHash, hash } from 'node:crypto';
import {
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  unlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { bytesToHex } from '../../shared/base/bytes.ts';
import type { RandomBytes } from '../../shared/base/random.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import { writeFully } from '../bundles/durable-files.ts';
import { errorCode } from '../bundles/storage-failure.ts';
import { casePaths } from '../cases/case-paths.ts';
import { flushAll } from './flush-files.ts';
import {
  identityOf,
  isFatal,
  openSource,
  readPiece,
  sourceChange,
  takeFailure,
  type OpenSource,
  type TakeFailure,
} from './source-file.ts';
import type { SourcePath } from './source-path.ts';

/** A file as it was taken in. MD5 and SHA-1 serve look-ups in other people's lists; nothing here relies on them. */
export type TakenFile = Digests & {
  /** Which file was read, see `identityOf`: a path may have come to lead elsewhere since it was looked at. */
  readonly identity: string;
};
export type Digests = { readonly sha256: string; readonly sha1: string; readonly md5: string; readonly size: number };

/** One result for each path, in their order; after `stoppedBy` there is none. */
export type TakenFiles = {
  readonly files: readonly Result<TakenFile, TakeFailure>[];
  /** The case's own storage failed: what came before it is durable, what comes after it was not begun. */
  readonly stoppedBy: TakeFailure | null;
};

/** A copy under its temporary name; not durable yet. */
export type Copied = TakenFile & { readonly temporary: string };

const pieceBytes = 2 ** 20;

/**
 * Copies files into the case: read-only at the source, a temporary file at the target, hashed in the same read. Then all
 * of them are flushed, renamed to their SHA-256, and their folders flushed. When this returns, the bytes survive a
 * power failure; what refers to them is written afterwards. A source must be a regular file that nobody changes.
 */
export const takeFiles = (folder: string, paths: readonly SourcePath[], random: RandomBytes): TakenFiles => {
  const copies: Copied[] = [];
  const files: Result<TakenFile, TakeFailure>[] = [];
  const piece = new Uint8Array(pieceBytes);
  let stoppedBy: TakeFailure | null = null;
  for (const path of paths) {
    const copied = copyFile(path, temporaryName(folder, random), piece);
    if (!copied.ok && isFatal(copied.error)) {
      stoppedBy = copied.error;
      break;
    }
    if (copied.ok) copies.push(copied.value);
    files.push(copied.ok ? ok(withoutName(copied.value)) : copied);
  }
  let isPlaced = false;
  try {
    placeCopies(folder, copies);
    isPlaced = true;
    return { files, stoppedBy };
  } catch (error) {
    return { files: [], stoppedBy: storageFailure(error) };
  } finally {
    // What was placed has no temporary name any more, and to look for each takes as long as to hash it.
    if (!isPlaced) for (const { temporary } of copies) rmSync(temporary, { force: true });
  }
};

export const temporaryName = (folder: string, random: RandomBytes): string =>
  join(casePaths.temporary(folder), bytesToHex(random(16)));

/** Makes a new temporary file, which nobody may write to but the one who made it. */
export const createTemporary = (path: string): number => {
  try {
    return openNew(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    // Programs that copy a case may leave an empty folder out.
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return openNew(path);
  }
};

const openNew = (path: string): number =>
  openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o400);

const withoutName = ({ sha256, sha1, md5, size, identity }: Copied): TakenFile => ({
  sha256,
  sha1,
  md5,
  size,
  identity,
});

const copyFile = (path: SourcePath, temporary: string, piece: Uint8Array): Result<Copied, TakeFailure> => {
  const source = openSource(path);
  if (!source.ok) return source;
  let isKept = false;
  try {
    const taken = copyAndHash(source.value, temporary, piece);
    const change = sourceChange(path, source.value, taken.size);
    if (change !== undefined) return err(change);
    isKept = true;
    return ok({ ...taken, identity: identityOf(source.value.before), temporary });
  } catch (error) {
    return err(takeFailure(path, error));
  } finally {
    closeSync(source.value.descriptor);
    if (!isKept) rmSync(temporary, { force: true });
  }
};

const copyAndHash = ({ descriptor, before }: OpenSource, temporary: string, piece: Uint8Array): Digests => {
  const target = createTemporary(temporary);
  try {
    let count = readPiece(descriptor, piece, 0);
    if (count < piece.length) {
      const read = piece.subarray(0, count);
      writeFully(target, read, 0);
      return { sha256: hash('sha256', read), sha1: hash('sha1', read), md5: hash('md5', read), size: count };
    }
    const hashes = { sha256: createHash('sha256'), sha1: createHash('sha1'), md5: createHash('md5') };
    let size = 0;
    // A file that somebody keeps writing to may have no end; that it grew is enough to know.
    while (count > 0 && size <= before.size) {
      const read = piece.subarray(0, count);
      for (const hasher of Object.values(hashes)) hasher.update(read);
      writeFully(target, read, size);
      size += count;
      count = readPiece(descriptor, piece, size);
    }
    const [sha256, sha1, md5] = [hashes.sha256, hashes.sha1, hashes.md5].map((hasher) => hasher.digest('hex'));
    return { sha256: sha256 ?? '', sha1: sha1 ?? '', md5: md5 ?? '', size };
  } finally {
    closeSync(target);
  }
};

/** Flushes copies, gives each its place by its SHA-256, and flushes the places. Throws what the file system throws. */
export const placeCopies = (folder: string, copies: readonly Pick<Copied, 'sha256' | 'temporary'>[]): void => {
  if (copies.length === 0) return;
  flushAll(casePaths.evidence(folder), { files: copies.map(({ temporary }) => temporary), folders: [] });
  const shards = new Set<string>();
  for (const { temporary, sha256 } of copies) {
    const path = casePaths.evidenceFile(folder, sha256);
    shards.add(dirname(path));
    // What is there under this name was hashed when it came in; a copy damaged since is replaced by the sound one.
    if (isWhole(path, sha256)) unlinkSync(temporary);
    else renameInto(temporary, path);
  }
  // Even where nothing is new: an intake that was killed may have made both and flushed neither.
  flushAll(casePaths.evidence(folder), { files: [], folders: [...shards, casePaths.evidence(folder)] });
};

/** Most folders are there: to make each of the 256 in every round is a tenth of the calls of an intake of small files. */
const renameInto = (temporary: string, path: string): void => {
  try {
    renameSync(temporary, path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    renameSync(temporary, path);
  }
};

/** Whether there is a file at `path`, no link, with this SHA-256 (lower-case hex). Throws what the file system throws. */
export const isWhole = (path: string, sha256: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isFile() === true && hashFile(path) === sha256;

/** SHA-256 of a file in lower-case hex, read in pieces. Throws what the file system throws. */
export const hashFile = (path: string): string => {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const hasher = createHash('sha256');
    const buffer = new Uint8Array(pieceBytes);
    for (let at = 0; ;) {
      const count = readSync(descriptor, buffer, 0, buffer.length, at);
      if (count === 0) return hasher.digest('hex');
      hasher.update(buffer.subarray(0, count));
      at += count;
    }
  } finally {
    closeSync(descriptor);
  }
};

const temporaryPattern = /^[0-9a-f]{32}$/u;

/** Whether an intake left copies behind, or one is at work. */
export const hasTemporaryFiles = (folder: string): boolean => {
  try {
    return readdirSync(casePaths.temporary(folder)).some((name) => temporaryPattern.test(name));
  } catch (error) {
    // A case that cannot be swept can still be read; what is wrong with its storage, the next writing says.
    storageFailure(error);
    return false;
  }
};

/** Removes what interrupted intakes left. Only for whoever has the case alone: a copy under way looks the same. */
export const sweepTemporaryFiles = (folder: string): void => {
  const temporary = casePaths.temporary(folder);
  try {
    mkdirSync(temporary, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(temporary)) {
      if (temporaryPattern.test(name)) rmSync(join(temporary, name), { force: true });
    }
  } catch (error) {
    storageFailure(error);
  }
};
