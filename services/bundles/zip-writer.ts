import { hash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { concatBytes } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { createClashFinder, isBundlePath } from '../../shared/bundle/path-segment.ts';
import { centralHeader, endRecords, localCrcOffset, localHeader } from '../../shared/bundle/zip-profile.ts';
import { fileIdentity, openForReading } from '../workers/digest-range.ts';
import { createRangeHasher, type RangeHasher } from '../workers/hash-pool.ts';
import { followFile, type WholeHash } from '../workers/whole-hash.ts';
import { isTaken, publishFile, writeFully } from './durable-files.ts';
import { toStorageFailure, type StorageFailure } from './storage-failure.ts';

/** Bytes in memory, or a file to copy; with `sha256` (lower-case hex) or `size` given, it must still be that file. */
export type ZipContent =
  { readonly bytes: Uint8Array } | { readonly file: string; readonly sha256?: string; readonly size?: number };

/** `path` is below the top folder. */
export type ZipFile = { readonly path: string; readonly source: ZipContent };

/** `sha256` is that of the whole ZIP. */
export type WrittenZip = {
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly sha256ByPath: ReadonlyMap<string, string>;
};

export type WriteZipFailure = StorageFailure | Failure<'OUTPUT_EXISTS' | 'SOURCE_CHANGED' | 'CANCELLED'>;

/** An aborted `signal` ends the work at the next file or piece, with nothing left behind. */
export type WriteZipOptions = { readonly signal?: AbortSignal };

type Output = { readonly descriptor: number; readonly file: string; readonly identity: string };

type Entry = {
  readonly path: string;
  readonly source: ZipContent;
  readonly size: number;
  readonly offset: number;
  crc32: number;
  sha256: string;
};

const pieceBytes = 2 ** 20;
// As often as the threads that hash are sent something.
const settledBytes = 2 ** 23;
const headersPerWrite = 256;

const sourceChanged = (path: string): Result<never, WriteZipFailure> =>
  err({
    code: 'SOURCE_CHANGED',
    message: `The file for ${path} is no longer the one that was recorded.`,
    hint: 'Verify the case, and restore the file from a copy.',
    at: path,
  });

const outputExists = (path: string): Result<never, WriteZipFailure> =>
  err({
    code: 'OUTPUT_EXISTS',
    message: `There is something at ${path} already.`,
    hint: 'Name another file.',
    at: path,
  });

const cancelled: Result<never, WriteZipFailure> = err({
  code: 'CANCELLED',
  message: 'Writing was stopped before it was done; nothing was left behind.',
});

// A function, because the compiler takes a property for unchanged across an await.
const isAborted = (signal: AbortSignal | undefined): boolean => signal?.aborted === true;

// Paths come from this program, which knows the layout: a wrong one is a bug.
const sortFiles = (topFolder: string, files: readonly ZipFile[]): readonly ZipFile[] => {
  const findClash = createClashFinder();
  for (const { path } of files) {
    if (!isBundlePath(`${topFolder}/${path}`)) throw new Error(`not a path of a bundle: ${topFolder}/${path}`);
    const clash = findClash(path);
    if (clash !== undefined) throw new Error(`two files would have one name: ${path}, ${clash.other}`);
  }
  return files.toSorted((left, right) => (left.path < right.path ? -1 : 1));
};

/** Copies as many bytes as the file had when it was opened; false if it has become shorter or was stopped. */
const copyPieces = async (
  source: { readonly descriptor: number; readonly size: number },
  output: Output,
  start: number,
  buffer: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<boolean> => {
  for (let copied = 0; copied < source.size;) {
    const count = readSync(source.descriptor, buffer, 0, Math.min(buffer.length, source.size - copied), copied);
    if (count === 0) return false;
    writeFully(output.descriptor, buffer.subarray(0, count), start + copied);
    copied += count;
    if (count === buffer.length) await setImmediate();
    if (isAborted(signal)) return false;
  }
  return true;
};

const writeEntries = async (
  output: Output,
  topFolder: string,
  files: readonly ZipFile[],
  { hasher, whole }: { readonly hasher: RangeHasher; readonly whole: WholeHash },
  signal: AbortSignal | undefined,
): Promise<Result<{ readonly entries: readonly Entry[]; readonly end: number }, WriteZipFailure>> => {
  const entries: Entry[] = [];
  const buffer = new Uint8Array(pieceBytes);
  const settle = settler(entries, whole);
  let position = 0;
  let listened = 0;
  for (const { path, source } of files) {
    if (isAborted(signal)) return cancelled;
    if (position - listened >= settledBytes) {
      // Nobody is heard while this thread copies.
      await setImmediate();
      settle();
      listened = position;
    }
    const fullPath = `${topFolder}/${path}`;
    if ('bytes' in source) {
      const { bytes } = source;
      const entry = {
        path,
        source,
        size: bytes.length,
        offset: position,
        crc32: crc32(bytes),
        sha256: hash('sha256', bytes),
      };
      const header = localHeader({ path: fullPath, size: entry.size, crc32: entry.crc32 });
      writeFully(output.descriptor, concatBytes(header, bytes), position);
      entries.push(entry);
      position += header.length + bytes.length;
      continue;
    }
    const descriptor = openForReading(source.file);
    try {
      const { size } = fstatSync(descriptor);
      if (source.size !== undefined && source.size !== size) return sourceChanged(path);
      const entry: Entry = { path, source, size, offset: position, crc32: 0, sha256: '' };
      const header = localHeader({ path: fullPath, size, crc32: 0 });
      writeFully(output.descriptor, header, position);
      const dataOffset = position + header.length;
      const complete = await copyPieces({ descriptor, size }, output, dataOffset, buffer, signal);
      if (!complete) return isAborted(signal) ? cancelled : sourceChanged(path);
      // What was written is hashed, not what was read: a wrong copy is noticed as well.
      const range = {
        file: output.file,
        identity: output.identity,
        position: dataOffset,
        sizeBytes: size,
        whole: false,
        withCrc: true,
      };
      hasher.hash(range, (digest) => {
        if (digest.status !== 'read' || digest.crc32 === null) return;
        entry.crc32 = digest.crc32;
        entry.sha256 = digest.sha256;
        writeCrc(output, entry);
      });
      entries.push(entry);
      position = dataOffset + size;
    } finally {
      closeSync(descriptor);
    }
  }
  return ok({ entries, end: position });
};

/** Tells, each time it is called, how far the ZIP is what it will be: up to the first entry whose CRC-32 is not in its place. */
const settler = (entries: readonly Entry[], whole: WholeHash): (() => void) => {
  let settled = 0;
  return () => {
    const before = settled;
    while (settled < entries.length && entries[settled]?.sha256 !== '') settled += 1;
    const next = entries[settled];
    if (settled > before && next !== undefined) whole.settle(next.offset);
  };
};

const writeCrc = (output: Output, { offset, crc32: value }: Entry): void => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  writeFully(output.descriptor, bytes, offset + localCrcOffset);
};

/** Central directory and end record; returns the size of the file. */
const writeDirectory = (output: Output, topFolder: string, entries: readonly Entry[], offset: number): number => {
  let position = offset;
  for (let from = 0; from < entries.length; from += headersPerWrite) {
    const headers = entries
      .slice(from, from + headersPerWrite)
      .map((entry) => centralHeader({ ...entry, path: `${topFolder}/${entry.path}` }));
    const bytes = concatBytes(...headers);
    writeFully(output.descriptor, bytes, position);
    position += bytes.length;
  }
  const end = endRecords({ entries: entries.length, sizeBytes: position - offset, offset });
  writeFully(output.descriptor, end, position);
  return position + end.length;
};

const writeTemporary = async (
  file: string,
  topFolder: string,
  files: readonly ZipFile[],
  signal: AbortSignal | undefined,
): Promise<Result<WrittenZip, WriteZipFailure>> => {
  const copiedBytes = files.reduce((sum, { source }) => sum + ('file' in source ? statSync(source.file).size : 0), 0);
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    const output = { descriptor, file, identity: fileIdentity(fstatSync(descriptor, { bigint: true })) };
    const whole = followFile(output, copiedBytes);
    try {
      const hasher = createRangeHasher(copiedBytes);
      let written;
      try {
        written = await writeEntries(output, topFolder, files, { hasher, whole }, signal);
      } finally {
        await hasher.finish();
      }
      if (!written.ok) return written;
      const { entries, end } = written.value;
      for (const { path, source, sha256 } of entries) {
        if ('bytes' in source) continue;
        if (sha256 === '' || sha256 !== (source.sha256 ?? sha256)) return sourceChanged(path);
      }
      const sizeBytes = writeDirectory(output, topFolder, entries, end);
      const hashed = whole.finish(sizeBytes);
      fsyncSync(descriptor);
      return ok({
        sizeBytes,
        sha256: await hashed,
        sha256ByPath: new Map(entries.map(({ path, sha256 }) => [path, sha256])),
      });
    } finally {
      await whole.stop();
    }
  } finally {
    closeSync(descriptor);
  }
};

/**
 * Writes the one ZIP that these files have (bundle format, section 6), in whatever order they are given. The file
 * appears under its name complete and flushed or not at all, readable by its owner only, and never replaces another.
 */
export const writeZip = async (
  outPath: string,
  topFolder: string,
  files: readonly ZipFile[],
  { signal }: WriteZipOptions = {},
): Promise<Result<WrittenZip, WriteZipFailure>> => {
  const sorted = sortFiles(topFolder, files);
  const path = resolve(outPath);
  let folder: string | undefined;
  try {
    if (isTaken(path)) return outputExists(path);
    // On the same disk, so that giving the name is one step.
    folder = mkdtempSync(join(dirname(path), '.plumbline-'));
    const temporary = join(folder, basename(path));
    const written = await writeTemporary(temporary, topFolder, sorted, signal);
    if (!written.ok) return written;
    return publishFile(temporary, path) ? written : outputExists(path);
  } catch (error) {
    return err(toStorageFailure(error, path));
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
};
