import type { Crypto } from '../../shared/base/crypto.ts';
import { showText } from '../../shared/base/visible-text.ts';
import { parseBundleName } from '../../shared/bundle/bundle-name.ts';
import { crc32 } from '../../shared/bundle/crc32.ts';
import { classifyPath } from '../../shared/bundle/layout.ts';
import { createClashFinder, isBundlePath } from '../../shared/bundle/path-segment.ts';
import { createSnapshotBuilder, type StoredBundle } from '../../shared/bundle/stored-bundle.ts';
import { localCrcOffset } from '../../shared/bundle/zip-profile.ts';
import { scanZip, type ScannedEntry, type ZipProblem } from '../../shared/bundle/zip-scan.ts';

/** A file by its path below the folder that was given, and a way to its bytes. */
export type DroppedFile = {
  readonly path: string;
  readonly size: number;
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
};

/** More than this a page cannot hold in memory and hash within a few minutes. */
export const droppedBytesMax = 2 ** 30;

type Reading = { readonly crypto: Crypto; readonly onRead: (done: number, total: number) => Promise<void> };

/** The bundle in the bytes of a ZIP, by the rules of the workstation: whatever is wrong with it is a problem in it. */
export const readZipBytes = async (
  bytes: Uint8Array<ArrayBuffer>,
  { crypto, onRead }: Reading,
): Promise<StoredBundle> => {
  const builder = createSnapshotBuilder('zip');
  const entries: ScannedEntry[] = [];
  const source = {
    sizeBytes: bytes.length,
    read: (position: number, lengthBytes: number) => bytes.subarray(position, position + lengthBytes),
  };
  const scan = scanZip(source, (entry) => void entries.push(entry));
  const problems: ZipProblem[] = [...scan.problems];
  for (const [index, entry] of entries.entries()) {
    await onRead(index, entries.length);
    const data = bytes.slice(entry.dataOffset, entry.dataOffset + entry.size);
    if (crc32(data) !== entry.crc32) {
      const offset = entry.headerOffset + localCrcOffset;
      const message = `byte ${offset}: CRC-32 of ${entry.path} is not that of its data`;
      problems.push({ offset, message, path: entry.path });
    }
    builder.addFile(entry.path, {
      size: entry.size,
      sha256: crypto.sha256Hex(data),
      bytes: builder.admit(entry.path, entry.size) ? data : null,
      dataOffset: entry.dataOffset,
    });
  }
  for (const problem of problems.sort((left, right) => left.offset - right.offset)) {
    builder.addProblem('zip', problem.message, problem.path);
  }
  if (scan.topFolder !== null && !parseBundleName(scan.topFolder).ok) {
    builder.addProblem('bag', `the top folder ${scan.topFolder} is not named as a bundle is`, null);
  }
  return builder.build(scan.topFolder);
};

/** The bundle in a folder. A browser shows neither links nor empty folders, so neither can be refused here. */
export const readFolderFiles = async (
  files: readonly DroppedFile[],
  { crypto, onRead }: Reading,
): Promise<StoredBundle> => {
  const builder = createSnapshotBuilder('folder');
  const findClash = createClashFinder();
  const sorted = files.toSorted((left, right) => (left.path < right.path ? -1 : 1));
  for (const [index, { path, size, read }] of sorted.entries()) {
    await onRead(index, sorted.length);
    if (!isBundlePath(path)) {
      const shown = showText(path.slice(0, 200));
      builder.addProblem('bag', `${shown} has a name that no file of a bundle may have`, shown);
      continue;
    }
    const clash = findClash(path);
    if (clash !== undefined) {
      const at = classifyPath(path) === undefined ? path : clash.other;
      builder.addProblem('bag', `${path} and ${clash.other} are one name without regard to case`, at);
    }
    const bytes = await read();
    builder.addFile(path, {
      size: bytes.length,
      sha256: crypto.sha256Hex(bytes),
      bytes: builder.admit(path, size) ? bytes : null,
      dataOffset: null,
    });
  }
  return builder.build(null);
};
