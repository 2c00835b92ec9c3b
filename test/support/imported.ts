import type { Failure } from '../../shared/base/result.ts';
import type { ImportedRecord, Importer, ImportOptions, Skipped } from '../../shared/imports/importer.ts';

export type Imported = {
  readonly failure: Failure | null;
  readonly records: readonly ImportedRecord[];
  readonly skipped: readonly Skipped[];
};

export type ImportedOptions = ImportOptions & { readonly chunkBytes?: number };

/** Everything that an importer makes of the bytes, handed over in chunks whose memory is used again for the next. */
export const importBytes = (
  importer: Importer,
  bytes: Uint8Array,
  { chunkBytes = 65_536, ...options }: ImportedOptions = {},
): Imported => {
  const records: ImportedRecord[] = [];
  const skipped: Skipped[] = [];
  const sink = {
    record: (record: ImportedRecord) => records.push(record),
    skip: (skip: Skipped) => skipped.push(skip),
  };
  const reader = importer.open(sink, options);
  // A Buffer, as Node reads files into: its `slice` shares the memory.
  const chunk = Buffer.alloc(chunkBytes);
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const part = bytes.subarray(at, at + chunkBytes);
    chunk.set(part);
    const pushed = reader.push(chunk.subarray(0, part.length));
    chunk.fill(0xaa);
    if (!pushed.ok) return { failure: pushed.error, records, skipped };
  }
  const ended = reader.end();
  return { failure: ended.ok ? null : ended.error, records, skipped };
};

export const importText = (importer: Importer, text: string, options?: ImportedOptions): Imported =>
  importBytes(importer, Buffer.from(text), options);

/** The values of one field, in order. */
export const fieldValues = ({ fields }: ImportedRecord, name: string): readonly string[] =>
  fields.filter(([field]) => field === name).map(([, value]) => value);

/** The codes of a record's marks. */
export const markCodes = ({ fields }: ImportedRecord): readonly string[] =>
  fields.filter(([name]) => name.startsWith('mark:')).map(([name]) => name.slice(5));

/** The same through `openAt`, with random access. */
export const importAt = (importer: Importer, bytes: Uint8Array, options: ImportOptions = {}): Imported => {
  const records: ImportedRecord[] = [];
  const skipped: Skipped[] = [];
  let memory = Buffer.alloc(0);
  const source = {
    sizeBytes: bytes.length,
    read: (position: number, length: number) => {
      memory.fill(0xaa);
      memory = Buffer.from(bytes.subarray(position, position + length));
      return memory;
    },
  };
  const read = importer.openAt?.(
    source,
    { record: (record) => records.push(record), skip: (skip) => skipped.push(skip) },
    options,
  );
  return { failure: read === undefined || read.ok ? null : read.error, records, skipped };
};
