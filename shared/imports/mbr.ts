import { copyBytes } from '../base/bytes.ts';
import type { ImportSource, RecordPlace } from './importer.ts';
import { mark, type Mark } from './marks.ts';
import { viewOf } from './byte-view.ts';

export type Partition = {
  readonly index: number;
  readonly type: string;
  readonly id: string | null;
  readonly name: string;
  /** In sectors. */
  readonly start: number;
  readonly length: number;
  readonly isActive: boolean;
  /** It holds other partitions. */
  readonly isContainer: boolean;
  readonly bytesPerSector: number;
  readonly place: RecordPlace;
  readonly marks: readonly Mark[];
};
export type PartitionTable = {
  readonly id: string | null;
  readonly bytesPerSector: number;
  readonly partitions: readonly Partition[];
  readonly marks: readonly Mark[];
};

/** The table of the first sector, and the chain of logical partitions; undefined where it is none. */
export const readMbr = (source: ImportSource, sector: Uint8Array): PartitionTable | undefined => {
  const entries = readEntries(sector);
  // The first byte of an entry is 0x80 or 0; anything else is code, not a table.
  if (entries === undefined || entries.some(({ flag }) => flag !== 0 && flag !== 0x80)) return undefined;
  const used = entries.filter(({ type }) => type !== 0);
  if (used.length === 0) return undefined;
  const marks: Mark[] = [];
  const partitions = used.map((entry) =>
    toPartition(entry, entry.slot + 1, entry.start, tableOffset + entry.slot * entryBytes),
  );
  for (const container of used.filter(({ type }) => containers.has(type))) {
    partitions.push(...readLogical(source, container.start, partitions.length, marks));
  }
  const id = viewOf(sector).getUint32(440, true);
  return { id: id.toString(16).padStart(8, '0'), bytesPerSector, partitions, marks };
};

const bytesPerSector = 512;
const tableOffset = 446;
const entryBytes = 16;
const containers: ReadonlySet<number> = new Set([0x05, 0x0f, 0x85]);
const logicalMax = 128;

type Entry = {
  readonly slot: number;
  readonly flag: number;
  readonly type: number;
  readonly start: number;
  readonly length: number;
};

const readEntries = (sector: Uint8Array): readonly Entry[] | undefined => {
  if (sector.length < bytesPerSector || sector[510] !== 0x55 || sector[511] !== 0xaa) return undefined;
  const view = viewOf(sector);
  return [0, 1, 2, 3].map((slot) => {
    const at = tableOffset + slot * entryBytes;
    return {
      slot,
      flag: view.getUint8(at),
      type: view.getUint8(at + 4),
      start: view.getUint32(at + 8, true),
      length: view.getUint32(at + 12, true),
    };
  });
};

const typeNames: ReadonlyMap<number, string> = new Map([
  [0x01, 'FAT12'],
  [0x04, 'FAT16'],
  [0x05, 'extended'],
  [0x06, 'FAT16'],
  [0x07, 'NTFS or exFAT'],
  [0x0b, 'FAT32'],
  [0x0c, 'FAT32'],
  [0x0e, 'FAT16'],
  [0x0f, 'extended'],
  [0x27, 'Windows recovery'],
  [0x82, 'Linux swap'],
  [0x83, 'Linux'],
  [0x85, 'extended'],
  [0x8e, 'Linux LVM'],
  [0xa5, 'FreeBSD'],
  [0xaf, 'HFS'],
  [0xee, 'protective for GPT'],
  [0xef, 'EFI system'],
  [0xfd, 'Linux RAID'],
]);

const toPartition = (
  { flag, type, length }: Entry,
  index: number,
  start: number,
  offset: number,
  marks: readonly Mark[] = [],
): Partition => ({
  index,
  type: `0x${type.toString(16).padStart(2, '0')}, ${typeNames.get(type) ?? 'unknown'}`,
  id: null,
  name: '',
  start,
  length,
  isActive: flag === 0x80,
  isContainer: containers.has(type) || type === 0xee,
  bytesPerSector,
  place: { offset, length: entryBytes },
  marks,
});

// Each link of the chain has one partition, counted from itself, and the next link, counted from the first.
const readLogical = (source: ImportSource, first: number, before: number, marks: Mark[]): readonly Partition[] => {
  const found: Partition[] = [];
  const seen = new Set<number>();
  let link = first;
  while (!seen.has(link) && found.length < logicalMax) {
    seen.add(link);
    const offset = link * bytesPerSector;
    const entries = readEntries(copyBytes(source.read(offset, bytesPerSector)));
    if (entries === undefined) {
      marks.push(mark('chain', `no table stands at sector ${link}, to which the chain of logical partitions leads`));
      return found;
    }
    const [entry, next] = entries;
    if (entry !== undefined && entry.type !== 0) {
      found.push(toPartition(entry, Math.max(5, before + 1) + found.length, link + entry.start, offset + tableOffset));
    }
    if (next === undefined || next.type === 0) return found;
    link = first + next.start;
  }
  marks.push(mark('chain', 'the chain of logical partitions leads back to itself, or has no end'));
  return found;
};
