import { bytesToHex, bytesToUtf8, copyBytes, equalBytes } from '../base/bytes.ts';
import { crc32 } from '../bundle/crc32.ts';
import { guidText } from './guid-text.ts';
import type { ImportSource } from './importer.ts';
import { mark, type Mark } from './marks.ts';
import type { Partition, PartitionTable } from './mbr.ts';
import { viewOf } from './byte-view.ts';

/** The GUID partition table (UEFI section 5.3), with the copy at the end; undefined where there is none. */
export const readGpt = (source: ImportSource): PartitionTable | undefined => {
  for (const bytesPerSector of [512, 4096]) {
    const header = readHeader(source, bytesPerSector, bytesPerSector);
    if (header !== undefined) return toTable(source, header, bytesPerSector);
  }
  return undefined;
};

type GptHeader = {
  readonly isSound: boolean;
  readonly backup: number;
  readonly diskId: string;
  readonly entriesAt: number;
  readonly entryCount: number;
  readonly entryBytes: number;
  readonly entriesCrc: number;
};

const headerBytes = 92;
const entriesBytesMax = 2 ** 19;

const readHeader = (source: ImportSource, offset: number, bytesPerSector: number): GptHeader | undefined => {
  const bytes = copyBytes(source.read(offset, bytesPerSector));
  if (bytes.length < headerBytes || bytesToUtf8(bytes.subarray(0, 8)) !== 'EFI PART') return undefined;
  const view = viewOf(bytes);
  const size = view.getUint32(12, true);
  const checked = copyBytes(bytes.subarray(0, Math.max(size, headerBytes)));
  checked.fill(0, 16, 20);
  return {
    isSound: size >= headerBytes && size <= bytes.length && crc32(checked) === view.getUint32(16, true),
    backup: Number(view.getBigUint64(32, true)),
    diskId: guidText(bytes.subarray(56, 72)),
    entriesAt: Number(view.getBigUint64(72, true)) * bytesPerSector,
    entryCount: view.getUint32(80, true),
    entryBytes: view.getUint32(84, true),
    entriesCrc: view.getUint32(88, true),
  };
};

const toTable = (source: ImportSource, header: GptHeader, bytesPerSector: number): PartitionTable => {
  const { entriesAt, entryCount, entryBytes, diskId } = header;
  const marks: Mark[] = [];
  if (!header.isSound) marks.push(mark('checksum', 'the head of the table does not have its checksum'));
  const isSane = entryBytes >= 128 && entryBytes <= 4096 && entryCount * entryBytes <= entriesBytesMax;
  if (!isSane) marks.push(mark('limit', `${entryCount} entries of ${entryBytes} bytes are more than are read`));
  const entries = isSane ? copyBytes(source.read(entriesAt, entryCount * entryBytes)) : new Uint8Array();
  if (isSane && crc32(entries) !== header.entriesCrc)
    marks.push(mark('entries-checksum', 'the entries of the table do not have their checksum'));
  const backup = readHeader(source, header.backup * bytesPerSector, bytesPerSector);
  if (backup === undefined) marks.push(mark('no-backup', 'the copy of the table does not stand where the table says'));
  else if (backup.entriesCrc !== header.entriesCrc || backup.diskId !== diskId) {
    marks.push(mark('backup-differs', 'the copy of the table at the end says otherwise'));
  }
  const partitions: Partition[] = [];
  for (let index = 0; (index + 1) * entryBytes <= entries.length; index += 1) {
    const entry = entries.subarray(index * entryBytes, (index + 1) * entryBytes);
    if (equalBytes(entry.subarray(0, 16), unused)) continue;
    partitions.push(toPartition(entry, index, entriesAt + index * entryBytes, bytesPerSector));
  }
  return { id: diskId, bytesPerSector, partitions, marks };
};

const unused = new Uint8Array(16);

const toPartition = (entry: Uint8Array, index: number, offset: number, bytesPerSector: number): Partition => {
  const view = viewOf(entry);
  const start = Number(view.getBigUint64(32, true));
  const last = Number(view.getBigUint64(40, true));
  const type = guidText(entry.subarray(0, 16));
  const units: number[] = [];
  for (let at = 56; at < 128; at += 2) units.push(view.getUint16(at, true));
  const name = String.fromCharCode(...units);
  const end = name.indexOf('\0');
  return {
    index: index + 1,
    type: `${type}, ${typeNames.get(type) ?? 'unknown'}`,
    id: guidText(entry.subarray(16, 32)),
    name: (end < 0 ? name : name.slice(0, end)).toWellFormed(),
    start,
    length: Math.max(0, last - start + 1),
    isActive: false,
    isContainer: false,
    bytesPerSector,
    place: { offset, length: entry.length },
    marks: [
      ...(last < start ? [mark('order', `its last sector, ${last}, lies before its first`)] : []),
      ...(view.getBigUint64(48, true) === 0n
        ? []
        : [mark('attributes', `attributes 0x${bytesToHex(entry.subarray(48, 56).toReversed())}`)]),
    ],
  };
};

const typeNames: ReadonlyMap<string, string> = new Map([
  ['c12a7328-f81f-11d2-ba4b-00a0c93ec93b', 'EFI system'],
  ['21686148-6449-6e6f-744e-656564454649', 'BIOS boot'],
  ['e3c9e316-0b5c-4db8-817d-f92df00215ae', 'Microsoft reserved'],
  ['ebd0a0a2-b9e5-4433-87c0-68b6b72699c7', 'Windows data'],
  ['de94bba4-06d1-4d40-a16a-bfd50179d6ac', 'Windows recovery'],
  ['0fc63daf-8483-4772-8e79-3d69d8477de4', 'Linux data'],
  ['0657fd6d-a4ab-43c4-84e5-0933c84b4f4f', 'Linux swap'],
  ['e6d6d379-f507-44c2-a23c-238f2a3df928', 'Linux LVM'],
  ['a19d880f-05fc-4d3b-a006-743f0f84911e', 'Linux RAID'],
  ['48465300-0000-11aa-aa11-00306543ecac', 'Apple HFS+'],
  ['7c3457ef-0000-11aa-aa11-00306543ecac', 'Apple APFS'],
]);
