import { copyBytes } from '../base/bytes.ts';
import type { ImportSource } from './importer.ts';
import { viewOf } from './byte-view.ts';
import { centralSignature, signatureAt, type ZipRead } from './zip-headers.ts';

/** Where the central directory stands. */
export type ZipDirectory = {
  readonly start: number;
  /** Where the end records begin. */
  readonly end: number;
  /** What has to be added to every offset, because something was put before the archive. */
  readonly shift: number;
  readonly declaredEntries: number;
  readonly comment: Uint8Array;
  /** Where the archive ends. */
  readonly endOfArchive: number;
  readonly isZip64: boolean;
  readonly disks: number;
  /** End records that fit as well, which other programs may believe. */
  readonly others: number;
};

/** Data behind the archive are looked through for its end record so far back, and no further. */
const zipEndSearchBytes = 2 ** 20 + 2 ** 16;

/** APPNOTE 4.3.14 to 4.3.16; undefined if no end record leads to a directory. */
export const findZipDirectory = (source: ImportSource, read: ZipRead): ZipDirectory | undefined => {
  const from = Math.max(0, source.sizeBytes - zipEndSearchBytes);
  const tail = copyBytes(source.read(from, source.sizeBytes - from));
  const found: ZipDirectory[] = [];
  for (
    let at = tail.lastIndexOf(0x50);
    at >= 0 && found.length < candidatesMax;
    at = at === 0 ? -1 : tail.lastIndexOf(0x50, at - 1)
  ) {
    if (tail[at + 1] !== 0x4b || tail[at + 2] !== 5 || tail[at + 3] !== 6 || at + endBytes > tail.length) continue;
    const directory = readEnd(read, from + at, tail.subarray(at));
    if (directory !== undefined) found.push(directory);
  }
  const chosen = found.find(({ endOfArchive }) => endOfArchive === source.sizeBytes) ?? found[0];
  return chosen === undefined ? undefined : { ...chosen, others: found.length - 1 };
};

const candidatesMax = 16;
const endBytes = 22;

const readEnd = (read: ZipRead, position: number, bytes: Uint8Array): ZipDirectory | undefined => {
  const view = viewOf(bytes);
  const commentLength = view.getUint16(20, true);
  if (endBytes + commentLength > bytes.length) return undefined;
  let disks = Math.max(view.getUint16(4, true), view.getUint16(6, true));
  let declaredEntries = view.getUint16(10, true);
  let size = view.getUint32(12, true);
  let offset = view.getUint32(16, true);
  let end = position;
  let isZip64 = false;
  if (disks === 0xffff || declaredEntries === 0xffff || size === 0xffffffff || offset === 0xffffffff) {
    const zip64 = readZip64End(read, position);
    if (zip64 !== undefined) {
      ({ disks, declaredEntries, size, offset, end } = zip64);
      isZip64 = true;
    }
  }
  const comment = copyBytes(bytes.subarray(endBytes, endBytes + commentLength));
  const common = {
    end,
    declaredEntries,
    comment,
    endOfArchive: position + endBytes + commentLength,
    isZip64,
    disks,
    others: 0,
  };
  if (size === 0 && declaredEntries === 0) return { ...common, start: Math.min(offset, end), shift: 0 };
  if (offset + size <= end && signatureAt(read, offset) === centralSignature)
    return { ...common, start: offset, shift: 0 };
  const start = end - size;
  if (start < 0 || signatureAt(read, start) !== centralSignature) return undefined;
  return { ...common, start, shift: start - offset };
};

const readZip64End = (
  read: ZipRead,
  position: number,
): (Pick<ZipDirectory, 'disks' | 'declaredEntries' | 'end'> & { size: number; offset: number }) | undefined => {
  const locator = copyBytes(read(position - 20, 20));
  if (locator.length < 20 || viewOf(locator).getUint32(0, true) !== 0x07064b50) return undefined;
  // Where something was put before the archive, the record still stands before its locator.
  for (const at of [Number(viewOf(locator).getBigUint64(8, true)), position - 20 - 56]) {
    const record = read(at, 56);
    if (record.length < 56 || viewOf(record).getUint32(0, true) !== 0x06064b50) continue;
    const view = viewOf(record);
    return {
      end: at,
      disks: view.getUint32(16, true),
      declaredEntries: Number(view.getBigUint64(32, true)),
      size: Number(view.getBigUint64(40, true)),
      offset: Number(view.getBigUint64(48, true)),
    };
  }
  return undefined;
};
