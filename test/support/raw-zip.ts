import { crc32 } from 'node:zlib';

/** Every field of both headers can be set to something that the profile forbids. */
export type RawFields = {
  readonly name?: Buffer;
  readonly madeBy?: number;
  readonly needed?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly time?: number;
  readonly date?: number;
  readonly crc32?: number;
  readonly compressedSize?: number;
  readonly size?: number;
  readonly extra?: Buffer;
  readonly comment?: Buffer;
  readonly internal?: number;
  readonly external?: number;
  readonly offset?: number;
};

export type RawEntry = {
  readonly name: string;
  readonly data: Buffer;
  readonly local?: RawFields;
  readonly central?: RawFields;
  /** Bytes between the data and the next record. */
  readonly after?: Buffer;
};

export type RawOptions = {
  readonly prefix?: Buffer;
  readonly comment?: Buffer;
  readonly suffix?: Buffer;
  /** Bytes between the last entry and the central directory. */
  readonly beforeDirectory?: Buffer;
  /** Which entries the central directory lists, and in which order. */
  readonly listed?: (entries: readonly RawEntry[]) => readonly RawEntry[];
};

const none = Buffer.alloc(0);

const withFields = (entry: RawEntry, fields: RawFields | undefined): Required<RawFields> => ({
  name: Buffer.from(entry.name),
  madeBy: 20,
  needed: 10,
  flags: 0,
  method: 0,
  time: 0,
  date: 0x21,
  crc32: crc32(entry.data),
  compressedSize: entry.data.length,
  size: entry.data.length,
  extra: none,
  comment: none,
  internal: 0,
  external: 0,
  offset: 0,
  ...fields,
});

const numbers = (...parts: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer =>
  Buffer.concat(
    parts.map(([bytes, value]) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );

/** A ZIP written without the program's own code, sound unless told otherwise. */
export const rawZip = (entries: readonly RawEntry[], options: RawOptions = {}): Buffer => {
  const parts: Buffer[] = [options.prefix ?? none];
  const offsetByEntry = new Map<RawEntry, number>();
  const lengthOf = (buffers: readonly Buffer[]): number => buffers.reduce((sum, buffer) => sum + buffer.length, 0);
  for (const entry of entries) {
    offsetByEntry.set(entry, lengthOf(parts));
    const f = withFields(entry, entry.local);
    parts.push(
      numbers([4, 0x04034b50], [2, f.needed], [2, f.flags], [2, f.method], [2, f.time], [2, f.date], [4, f.crc32]),
      numbers([4, f.compressedSize], [4, f.size], [2, f.name.length], [2, f.extra.length]),
      f.name,
      f.extra,
      entry.data,
      entry.after ?? none,
    );
  }
  parts.push(options.beforeDirectory ?? none);
  const start = lengthOf(parts);
  const listed = options.listed?.(entries) ?? entries;
  for (const entry of listed) {
    const f = withFields(entry, { offset: offsetByEntry.get(entry) ?? 0, ...entry.local, ...entry.central });
    parts.push(
      numbers([4, 0x02014b50], [2, f.madeBy], [2, f.needed], [2, f.flags], [2, f.method], [2, f.time], [2, f.date]),
      numbers([4, f.crc32], [4, f.compressedSize], [4, f.size], [2, f.name.length], [2, f.extra.length]),
      numbers([2, f.comment.length], [2, 0], [2, f.internal], [4, f.external], [4, f.offset]),
      f.name,
      f.extra,
      f.comment,
    );
  }
  const comment = options.comment ?? none;
  parts.push(
    numbers([4, 0x06054b50], [2, 0], [2, 0], [2, listed.length], [2, listed.length], [4, lengthOf(parts) - start]),
    numbers([4, start], [2, comment.length]),
    comment,
    options.suffix ?? none,
  );
  return Buffer.concat(parts);
};
