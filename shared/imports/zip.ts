import { err, ok, type Failure, type Result } from '../base/result.ts';
import { bytesToUtf8 } from '../base/bytes.ts';
import { decodeCodePage437 } from './charsets.ts';
import type { ImportSink, ImportSource } from './importer.ts';
import { mark, type Mark } from './marks.ts';
import { recordTitle } from './record-title.ts';
import { createSourceWindow } from './source-window.ts';
import { findZipDirectory, type ZipDirectory } from './zip-directory.ts';
import { readZipName, zipEntryRecord, type ZipEntryPlace } from './zip-entry.ts';
import { viewOf } from './byte-view.ts';
import {
  centralSignature,
  localFixedBytes,
  localSignature,
  readCentralHeader,
  readLocalHeader,
  signatureAt,
  type ZipHeader,
  type ZipRead,
} from './zip-headers.ts';

const zipLimits = {
  /** More entries are counted, and not listed. */
  entries: 1_000_000,
} as const;

/**
 * Lists a ZIP by its central directory, as programs unpack it, compares each entry with its local header, and names what
 * stands in neither. Without a directory (a file cut off) the local headers are listed as they come.
 */
export const listZip = (
  source: ImportSource,
  sink: ImportSink,
  clockOffsetSeconds: number | undefined,
): Result<void> => {
  const readDirectory = createSourceWindow(source);
  const readLocal = createSourceWindow(source);
  const directory = findZipDirectory(source, readDirectory);
  const list: ZipList = { source, sink, clockOffsetSeconds, readLocal };
  if (directory === undefined) return listWithoutDirectory(list);
  const entries = collectEntries(readDirectory, directory);
  markOverlaps(entries);
  for (const entry of entries.all) listEntry(list, readDirectory, directory, entry);
  recordArchive(list, directory, entries);
  nameGaps(list, directory, entries.all);
  return ok(undefined);
};

type ZipList = {
  readonly source: ImportSource;
  readonly sink: ImportSink;
  readonly clockOffsetSeconds: number | undefined;
  readonly readLocal: ZipRead;
};

type Entry = {
  readonly position: number;
  readonly start: number;
  end: number;
  hasDescriptor: boolean;
  overlaps: boolean;
  isDuplicate: boolean;
};
type Entries = {
  readonly all: readonly Entry[];
  readonly count: number;
  readonly endsAt: number;
  readonly bytes: number;
};

const collectEntries = (read: ZipRead, { start, end, shift }: ZipDirectory): Entries => {
  const all: Entry[] = [];
  const byName = new Map<string, Entry>();
  let position = start;
  let count = 0;
  let bytes = 0;
  while (position < end) {
    const header = readCentralHeader(read, position);
    if (header === undefined) break;
    count += 1;
    if (all.length < zipLimits.entries) {
      const from = header.localOffset + shift;
      const entry: Entry = {
        position,
        start: from,
        // At least so far; the local header may be longer.
        end: from + localFixedBytes + header.nameBytes.length + header.compressedSize,
        hasDescriptor: (header.flags & 8) !== 0,
        overlaps: false,
        isDuplicate: false,
      };
      all.push(entry);
      const folded = readZipName(header).text.normalize('NFC').toLowerCase();
      const other = byName.get(folded);
      if (other === undefined) byName.set(folded, entry);
      else {
        other.isDuplicate = true;
        entry.isDuplicate = true;
      }
    }
    bytes += header.size;
    position += header.length;
  }
  return { all, count, endsAt: position, bytes };
};

const markOverlaps = ({ all }: Entries): void => {
  let last: Entry | undefined;
  for (const entry of all.toSorted((left, right) => left.start - right.start)) {
    if (last !== undefined && entry.start < last.end) {
      last.overlaps = true;
      entry.overlaps = true;
    }
    if (last === undefined || entry.end > last.end) last = entry;
  }
};

const listEntry = (list: ZipList, read: ZipRead, directory: ZipDirectory, entry: Entry): void => {
  const header = readCentralHeader(read, entry.position);
  if (header === undefined) return;
  const { start } = entry;
  const local = readLocalHeader(list.readLocal, start);
  const marks: Mark[] = [];
  if (local === undefined) marks.push(mark('no-local-header', 'no local header stands where the directory says'));
  else entry.end = start + local.length + header.compressedSize;
  if (entry.end > directory.start) marks.push(mark('beyond-data', 'its data reach beyond the place for data'));
  if (entry.overlaps) marks.push(mark('overlap', 'its data overlap those of another entry'));
  if (entry.isDuplicate) {
    marks.push(mark('duplicate-name', 'another entry has this name, but for small and capital letters'));
  }
  list.sink.record(zipEntryRecord(header, local, placeWithin(list, start, entry.end), marks, list.clockOffsetSeconds));
};

// Offsets come from the archive, and may lie anywhere.
const placeWithin = ({ source }: ZipList, start: number, end: number): ZipEntryPlace => {
  const offset = Math.min(Math.max(start, 0), source.sizeBytes);
  return { offset, length: Math.max(0, Math.min(end, source.sizeBytes) - offset) };
};

const recordArchive = (
  { source, sink }: ZipList,
  directory: ZipDirectory,
  { count, endsAt, bytes, all }: Entries,
): void => {
  const { declaredEntries, shift, isZip64, disks, others, start, endOfArchive } = directory;
  const comment = bytesToUtf8(directory.comment) ?? decodeCodePage437(directory.comment);
  const marks: Mark[] = [];
  // Beyond 65,535 the field of two bytes wraps in programs without ZIP64.
  if (declaredEntries !== count)
    marks.push(mark('count', `${declaredEntries} entries are declared, ${count} are listed`));
  if (shift !== 0)
    marks.push(mark('shifted', `every offset is ${shift} bytes short, because something stands before the archive`));
  if (others > 0)
    marks.push(
      mark('second-directory', `${others} more end records lead to a directory; programs may differ in what they list`),
    );
  if (disks > 0) marks.push(mark('split', 'it is one part of several'));
  if (bytes > 100 * source.sizeBytes)
    marks.push(mark('ratio', `${bytes} bytes are said to come out of ${source.sizeBytes}`));
  sink.record({
    type: 'archive',
    key: null,
    title: recordTitle(`ZIP, entries: ${count}`),
    text: comment,
    at: null,
    place: { offset: start, length: endOfArchive - start },
    fields: [
      ['format', isZip64 ? 'ZIP64' : 'ZIP'],
      ['entries', String(count)],
      ['size-of-all', String(bytes)],
      ...(comment === '' ? [] : [['comment', comment] as const]),
      ...marks,
    ],
    links: [],
  });
  if (count > all.length) {
    sink.skip({
      place: { offset: start, length: endsAt - start },
      code: 'ARCHIVE_LIMIT',
      message: `It has ${count} entries; the first ${all.length} are listed.`,
    });
  }
  if (endsAt < directory.end) gap(sink, endsAt, directory.end, 'These bytes of the directory are no entry.');
  if (endOfArchive < source.sizeBytes) {
    sink.skip({
      place: { offset: endOfArchive, length: source.sizeBytes - endOfArchive },
      code: 'ARCHIVE_DATA_AFTER_END',
      message: 'Data follow the end of the archive.',
    });
  }
};

const gap = (sink: ImportSink, from: number, to: number, message: string): void =>
  sink.skip({ place: { offset: from, length: to - from }, code: 'ARCHIVE_GAP', message });

// APPNOTE 4.3.9: 12 bytes, 20 with sizes of eight bytes, and four more with its signature.
const descriptorBytesMax = 24;

const nameGaps = (list: ZipList, directory: ZipDirectory, entries: readonly Entry[]): void => {
  let covered = 0;
  let hasDescriptor = false;
  const between = (start: number): void => {
    const isDescriptor = hasDescriptor && start - covered <= descriptorBytesMax;
    if (start <= covered || isDescriptor) return;
    let from = covered;
    if (hasDescriptor) from += descriptorLength(list.readLocal, covered);
    const unlisted = listChain(list, from, start);
    if (unlisted < start) gap(list.sink, unlisted, start, 'These bytes belong to no entry.');
  };
  for (const entry of entries.toSorted((left, right) => left.start - right.start)) {
    between(Math.min(entry.start, directory.start));
    if (entry.end > covered) {
      covered = entry.end;
      ({ hasDescriptor } = entry);
    }
  }
  between(directory.start);
};

const descriptorLength = (read: ZipRead, position: number): number =>
  signatureAt(read, position) === 0x08074b50 ? 16 : 0;

// Entries that no directory lists, one behind the other; where the last one ends.
const listChain = (list: ZipList, from: number, limit: number): number => {
  let position = from;
  while (position < limit) {
    const header = readLocalHeader(list.readLocal, position);
    if (header === undefined) return position;
    const end = dataEnd(list.readLocal, position, header, limit);
    recordUnlisted(list, header, position, end);
    position = end;
  }
  return position;
};

const recordUnlisted = (list: ZipList, header: ZipHeader, position: number, end: number): void => {
  const marks = [mark('unlisted', 'no directory lists it, so most programs do not show it')];
  if (end > list.source.sizeBytes) marks.push(mark('beyond-data', 'the file ends within its data'));
  const place = placeWithin(list, position, end);
  list.sink.record(zipEntryRecord(header, header, place, marks, list.clockOffsetSeconds));
};

const hasUnknownSize = ({ flags, compressedSize }: ZipHeader): boolean => (flags & 8) !== 0 && compressedSize === 0;

const dataEnd = (read: ZipRead, position: number, header: ZipHeader, limit: number): number =>
  hasUnknownSize(header)
    ? nextSignature(read, position + header.length, limit)
    : position + header.length + header.compressedSize;

const stepBytes = 2 ** 16;

const nextSignature = (read: ZipRead, from: number, limit: number): number => {
  for (let start = from; start < limit; start += stepBytes) {
    const bytes = read(start, stepBytes + 3);
    for (let at = bytes.indexOf(0x50); at >= 0; at = bytes.indexOf(0x50, at + 1)) {
      if (at + 4 > bytes.length) break;
      const signature = viewOf(bytes).getUint32(at, true);
      if (signature === localSignature || signature === centralSignature) return Math.min(start + at, limit);
    }
  }
  return limit;
};

const listWithoutDirectory = (list: ZipList): Result<void> => {
  const { source, sink, readLocal } = list;
  let position = 0;
  let count = 0;
  let covered = 0;
  while (position < source.sizeBytes && count < zipLimits.entries) {
    const header = readLocalHeader(readLocal, position);
    if (header === undefined) {
      position = nextSignature(readLocal, position + 1, source.sizeBytes);
      continue;
    }
    if (position > covered) gap(sink, covered, position, 'These bytes belong to no entry.');
    const end = dataEnd(readLocal, position, header, source.sizeBytes);
    recordUnlisted(list, header, position, end);
    count += 1;
    position = Math.max(end, position + header.length);
    covered = position;
  }
  if (count === 0) return err(noZip);
  if (covered < source.sizeBytes) gap(sink, covered, source.sizeBytes, 'These bytes belong to no entry.');
  sink.skip({
    place: { offset: Math.min(covered, source.sizeBytes), length: 0 },
    code: 'ARCHIVE_CUT',
    message: 'The archive has no directory at its end, so its entries were listed as they stand.',
  });
  return ok(undefined);
};

const noZip: Failure = {
  code: 'NOT_THIS_FORMAT',
  message: 'The file is no ZIP: it has neither a directory at its end nor an entry; nothing of it was imported.',
  hint: 'Import it with `--as` and the format that it has.',
};
