import { bytesToUtf8, copyBytes } from '../base/bytes.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { readGpt } from './gpt.ts';
import type { ImportSink, ImportSource } from './importer.ts';
import { mark, type Mark } from './marks.ts';
import { readMbr, type Partition } from './mbr.ts';

/** The partitions of a raw image, by its GPT, else by its MBR; or the file system that begins at its first sector. */
export const listDisk = (source: ImportSource, sink: ImportSink): Result<void> => {
  const sector = copyBytes(source.read(0, sectorBytes));
  const fileSystem = fileSystemOf(sector);
  if (fileSystem !== undefined) {
    sink.record({
      type: 'image',
      key: null,
      title: `Raw image of a file system: ${fileSystem}`,
      text: fileSystem,
      at: null,
      place: { offset: 0, length: sectorBytes },
      fields: [
        ['format', 'raw'],
        ['file-system', fileSystem],
        ['size', String(source.sizeBytes)],
      ],
      links: [],
    });
    return ok(undefined);
  }
  const mbr = readMbr(source, sector);
  const gpt = readGpt(source);
  if (mbr === undefined && gpt === undefined) return err(noTable);
  const table = gpt ?? mbr;
  if (table === undefined) return err(noTable);
  const isBare = gpt !== undefined && mbr !== undefined && !mbr.partitions.some(({ type }) => type.startsWith('0xee'));
  const marks = [
    ...table.marks,
    ...(isBare
      ? [mark('no-protective-mbr', 'the MBR does not say that there is a GPT; older programs see other partitions')]
      : []),
    ...(source.sizeBytes % sectorBytes === 0 ? [] : [mark('size', 'the size is no whole number of sectors')]),
  ];
  sink.record({
    type: 'image',
    key: table.id,
    title: `Raw image with ${gpt === undefined ? 'MBR' : 'GPT'}, partitions: ${table.partitions.length}`,
    text: table.id ?? '',
    at: null,
    place: { offset: 0, length: sectorBytes },
    fields: [
      ['format', 'raw'],
      ['table', gpt === undefined ? 'MBR' : 'GPT'],
      ...(table.id === null ? [] : [['disk-id', table.id] as const]),
      ['bytes-per-sector', `${table.bytesPerSector}${gpt === undefined ? ', assumed' : ''}`],
      ['size', String(source.sizeBytes)],
      ...marks,
    ],
    links: [],
  });
  for (const partition of table.partitions) recordPartition(sink, partition, table.partitions, source.sizeBytes);
  return ok(undefined);
};

/** Whether the first bytes look like a disk; a program that loads itself from a sector has the same last two bytes. */
export const hasPartitionTable = (head: Uint8Array): boolean => {
  const source: ImportSource = {
    sizeBytes: head.length,
    read: (position, length) => head.subarray(position, position + length),
  };
  const sector = head.subarray(0, sectorBytes);
  if (fileSystemOf(sector) !== undefined) return true;
  return (readMbr(source, sector)?.partitions.length ?? 0) > 0;
};

const sectorBytes = 512;

const fileSystemOf = (sector: Uint8Array): string | undefined => {
  if (sector.length < sectorBytes || sector[510] !== 0x55 || sector[511] !== 0xaa) return undefined;
  const textAt = (at: number, length: number): string => bytesToUtf8(sector.subarray(at, at + length)) ?? '';
  if (textAt(3, 8) === 'NTFS    ') return 'NTFS';
  if (textAt(3, 8) === 'EXFAT   ') return 'exFAT';
  if (textAt(3, 8) === '-FVE-FS-') return 'BitLocker';
  if (textAt(82, 5) === 'FAT32') return 'FAT32';
  return /^FAT1[26] $/u.test(textAt(54, 6)) || textAt(54, 5) === 'FAT16' || textAt(54, 5) === 'FAT12'
    ? textAt(54, 5)
    : undefined;
};

const recordPartition = (
  sink: ImportSink,
  partition: Partition,
  all: readonly Partition[],
  sizeBytes: number,
): void => {
  const { index, type, id, name, start, length, place, isActive, bytesPerSector } = partition;
  const marks: Mark[] = [...partition.marks];
  const end = start + length;
  if (end * bytesPerSector > sizeBytes) marks.push(mark('beyond-end', 'it reaches beyond the end of the image'));
  if (
    all.some(
      (other) =>
        other !== partition &&
        !other.isContainer &&
        !partition.isContainer &&
        start < other.start + other.length &&
        other.start < end,
    )
  ) {
    marks.push(mark('overlap', 'it overlaps another partition'));
  }
  sink.record({
    type: 'partition',
    key: id,
    title: `Partition ${index}: ${name === '' ? type : `${name}, ${type}`}`,
    text: [name, type, id ?? ''].join(' ').trim(),
    at: null,
    place,
    fields: [
      ['index', String(index)],
      ['type', type],
      ...(id === null ? [] : [['id', id] as const]),
      ...(name === '' ? [] : [['name', name] as const]),
      ['first-sector', String(start)],
      ['sectors', String(length)],
      ['offset', String(start * bytesPerSector)],
      ['size', String(length * bytesPerSector)],
      ...(isActive ? [['active', 'yes'] as const] : []),
      ...marks,
    ],
    links: [],
  });
};

const noTable: Failure = {
  code: 'NOT_THIS_FORMAT',
  message: 'The file is no image that can be read: neither E01 nor a disk with MBR or GPT; nothing of it was imported.',
  hint: 'The file can be evidence as it is. If it is an image in another form, name it in the method of the item.',
};
