import { bundleFilesMax } from './layout.ts';
import { createClashFinder, isBundlePath } from './path-segment.ts';
import { centralFieldAt, firstDifference, localFieldAt } from './zip-difference.ts';
import {
  findRecord,
  hexByte,
  looksLocal,
  readLocalRecord,
  signatureOf,
  type LocalRecord,
  type ZipSource,
} from './zip-records.ts';
import * as profile from './zip-profile.ts';

/** Where the ZIP departs from the profile: `offset` from its first byte, `path` below the top folder if one is known. */
export type ZipProblem = { readonly offset: number; readonly message: string; readonly path: string | null };

/** An entry whose name is sound. `size` bytes are there from `dataOffset`; `crc32` is what the header claims. */
export type ScannedEntry = {
  readonly path: string;
  readonly headerOffset: number;
  readonly dataOffset: number;
  readonly size: number;
  readonly crc32: number;
};

export type ZipScan = { readonly topFolder: string | null; readonly problems: readonly ZipProblem[] };

const nameBytesMax = 1024;
const problemsMax = 100;

/**
 * Reads the records of a ZIP from its first byte to its last, compares each with what the profile writes, and calls
 * `visit` for every entry with a sound name, in file order. It does not look at the data: comparing each CRC-32 is
 * left to the caller. After a problem it goes on with the local headers as far as they lead.
 */
export const scanZip = (source: ZipSource, visit: (entry: ScannedEntry) => void): ZipScan => {
  const problems: ZipProblem[] = [];
  const entries: profile.PlacedZipEntry[] = [];
  const findClash = createClashFinder();
  let topFolder: string | null = null;
  let comparable = true;
  let previousPath = '';

  const report = (offset: number, message: string, path: string | null = null): void => {
    if (problems.length < problemsMax) problems.push({ offset, message: `byte ${offset}: ${message}`, path });
  };

  const checkName = ({ entry, asciiName }: LocalRecord): string | undefined => {
    const { path, offset } = entry;
    const slash = path.indexOf('/');
    const relative = slash < 0 ? path : path.slice(slash + 1);
    if (!asciiName || !isBundlePath(path)) {
      report(offset, `entry ${entries.length + 1} has a name that no bundle may have: ${path}`, path);
      return undefined;
    }
    if (path <= previousPath) report(offset, `${path} is not after the entry before it`, relative);
    previousPath = path;
    if (slash < 0) {
      report(offset, `${path} is not in a top folder`, relative);
      return undefined;
    }
    topFolder ??= path.slice(0, slash);
    if (path.slice(0, slash) !== topFolder) {
      report(offset, `${path} is not in the top folder ${topFolder}`, relative);
      return undefined;
    }
    const clash = findClash(relative);
    if (clash === undefined) return relative;
    report(offset, `${path} and ${topFolder}/${clash.other} are one name without regard to case`, relative);
    return clash.other === relative ? undefined : relative;
  };

  const checkHeader = ({ entry, header, nameBytes }: LocalRecord): void => {
    const expected = profile.localHeader(entry);
    const at = firstDifference(header, expected);
    if (at === undefined) return;
    const path = entry.path.slice(entry.path.indexOf('/') + 1);
    const values = `is ${hexByte(header[at])}, the profile has ${hexByte(expected[at])}`;
    report(entry.offset + at, `${localFieldAt(at, nameBytes)} of ${entry.path} ${values}`, path);
  };

  /** Entry after entry; returns where they end, or undefined where nothing more can be made out. */
  const scanEntries = (): number | undefined => {
    let offset = 0;
    for (;;) {
      const fixed = source.read(offset, profile.localFixedBytes);
      const signature = signatureOf(fixed);
      if (signature !== profile.localSignature && !looksLocal(fixed)) {
        if (signature === profile.centralSignature) return offset;
        const next = findRecord(source, offset);
        report(
          offset,
          offset === 0 ? 'no ZIP entry begins here' : 'neither an entry nor the central directory follows',
        );
        if (next === undefined) return undefined;
        comparable = false;
        offset = next;
        continue;
      }
      const record = readLocalRecord(source, offset);
      if (record === undefined || record.nameBytes > nameBytesMax || entries.length === bundleFilesMax) {
        const tooMany = record !== undefined && record.nameBytes <= nameBytesMax;
        const tooLong = `a name is longer than ${nameBytesMax} bytes`;
        const message = tooMany ? `there are more than ${bundleFilesMax} entries` : tooLong;
        report(offset, record === undefined ? 'the file ends within a local header' : message);
        return undefined;
      }
      const { entry, header, asciiName } = record;
      const path = checkName(record);
      if (asciiName) checkHeader(record);
      else comparable = false;
      entries.push(entry);
      const dataOffset = offset + header.length;
      const size = Math.min(entry.size, source.sizeBytes - dataOffset);
      if (path !== undefined) visit({ path, headerOffset: offset, dataOffset, size, crc32: entry.crc32 });
      if (size < entry.size) {
        report(source.sizeBytes, `the file ends within the data of ${entry.path}`, path ?? null);
        return undefined;
      }
      offset = dataOffset + size;
    }
  };

  const compareDirectory = (start: number): void => {
    let offset = start;
    for (const entry of entries) {
      const expected = profile.centralHeader(entry);
      const actual = source.read(offset, expected.length);
      const at = firstDifference(actual, expected);
      if (at !== undefined) {
        const field = centralFieldAt(at, entry.path.length);
        const values = `is ${hexByte(actual[at])}, the profile has ${hexByte(expected[at])}`;
        const path = entry.path.slice(entry.path.indexOf('/') + 1);
        report(offset + at, `${field} of ${entry.path} in the central directory ${values}`, path);
        return;
      }
      offset += expected.length;
    }
    const expected = profile.endRecords({ entries: entries.length, sizeBytes: offset - start, offset: start });
    const actual = source.read(offset, expected.length);
    const at = firstDifference(actual, expected);
    if (at !== undefined) {
      const values = `is ${hexByte(actual[at])}, the profile has ${hexByte(expected[at])}`;
      report(offset + at, `the end record ${values} (an entry more or less, a comment, another disk or size)`);
    } else if (offset + expected.length < source.sizeBytes) {
      report(offset + expected.length, `${source.sizeBytes - offset - expected.length} bytes follow the end record`);
    }
  };

  const directoryOffset = scanEntries();
  if (directoryOffset !== undefined && comparable) compareDirectory(directoryOffset);
  return { topFolder, problems };
};
