import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Report } from '../../shared/api/events.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { ImportedRecord, Importer, ImportOptions, ImportSource, Skipped } from '../../shared/imports/importer.ts';
import { chooseImporter, importers } from '../../shared/imports/importers.ts';
import { importLimits, overLimit } from '../../shared/imports/import-limits.ts';
import { recordColumns, recordToColumns, type RecordColumns } from '../../db/record-columns.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import { createNodeSha256 } from '../node-crypto.ts';

/** What came of reading a file to its end. */
export type ReadImport = {
  readonly format: string;
  readonly records: number;
  readonly marks: number;
  readonly byType: Readonly<Record<string, number>>;
  readonly skipped: readonly Skipped[];
  /** Of the file. */
  readonly sha256: string;
  /** Of the records, column by column: docs/formats/derived-index.md. */
  readonly digest: string;
  /** The first row of a table; null where it is none. */
  readonly heading: readonly string[] | null;
};

export type ReadImportParts = {
  readonly path: string;
  /** By which a format is recognised, and that messages say. */
  readonly name: string;
  readonly as: string;
  readonly options: ImportOptions;
  readonly onRecord: (record: ImportedRecord, columns: RecordColumns) => void;
  /** The text of some whole records that is hashed: `readHashedText` tells the columns from it. */
  readonly onHashedText?: (text: string) => void;
  readonly report?: Report | undefined;
};

const pieceBytes = 2 ** 20;
const headBytes = 2 ** 16;
/** Marks of which place and reason are kept; all are counted. */
const skippedKeptMax = 1000;

/** Reads a regular file once, from its beginning to its end: through the importer, and through the hash of the file. */
export const readImport = (parts: ReadImportParts): Result<ReadImport> => {
  const file = openFile(parts.path);
  if (!file.ok) return file;
  try {
    const read = readOpenFile(file.value, parts);
    return read.ok ? read : err({ at: parts.name, ...read.error });
  } catch (error) {
    if (error instanceof Stopped) return err({ at: parts.name, ...error.failure });
    return err(storageFailure(error, parts.path));
  } finally {
    closeSync(file.value);
  }
};

export const openFile = (path: string): Result<number> => {
  try {
    // No link leads elsewhere, and no FIFO makes anyone wait.
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    if (fstatSync(file).isFile()) return ok(file);
    closeSync(file);
    return err(special(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ELOOP' || code === 'ENXIO') return err(special(path));
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return err({ code: 'SOURCE_MISSING', message: 'There is no such file.', hint: 'Check the path.', at: path });
    }
    const { message, ...failure } = storageFailure(error, path);
    return err({ ...failure, code: 'SOURCE_UNREADABLE', message: `The file cannot be read: ${message}` });
  }
};

const special = (path: string): Failure => ({
  code: 'SPECIAL_FILE',
  message: 'It is a link, a folder or a device, not a file.',
  hint: 'Name the file itself.',
  at: path,
});

const readOpenFile = (file: number, parts: ReadImportParts): Result<ReadImport> => {
  const { name, as, options, report } = parts;
  const { size } = fstatSync(file);
  const head = new Uint8Array(Math.min(headBytes, size));
  readSync(file, head, 0, head.length, 0);
  const importer = findImporter(as, head, name);
  if (!importer.ok) return importer;
  const tally = createTally(parts);
  let heading: readonly string[] | null = null;
  const sink = {
    record: tally.record,
    skip: tally.skip,
    heading: (names: readonly string[]): void => {
      heading = names;
    },
  };
  const whole = { ...options, createSha256: createNodeSha256 };
  // A format whose directory stands at its end is read at its places, once the file was hashed.
  const { openAt } = importer.value;
  const reader = openAt === undefined ? importer.value.open(sink, whole) : undefined;
  const hash = createHash('sha256');
  const piece = new Uint8Array(pieceBytes);
  for (let at = 0; ;) {
    report?.({ step: `reading ${importer.value.format}, bytes`, done: at, total: size });
    const count = readSync(file, piece, 0, piece.length, at);
    if (count === 0) break;
    const bytes = piece.subarray(0, count);
    hash.update(bytes);
    const taken = reader?.push(bytes);
    if (taken?.ok === false) return taken;
    at += count;
  }
  const ended = reader?.end() ?? openAt?.(fileToSource(file, size), sink, whole);
  if (ended?.ok === false) return ended;
  return ok({ format: importer.value.format, ...tally.end(), heading, sha256: hash.digest('hex') });
};

const fileToSource = (file: number, sizeBytes: number): ImportSource => ({
  sizeBytes,
  read: (position, lengthBytes) => {
    if (position < 0 || position >= sizeBytes) return new Uint8Array();
    const bytes = new Uint8Array(Math.min(lengthBytes, sizeBytes - position));
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, position));
  },
});

const findImporter = (as: string, head: Uint8Array, name: string): Result<Importer> => {
  const found = as === 'auto' ? chooseImporter(head, name) : importers.find((importer) => importer.format === as);
  if (found !== undefined) return ok(found);
  return err({
    code: 'UNKNOWN_FORMAT',
    message:
      as === 'auto'
        ? 'Neither the first bytes nor the name of the file tell its format; nothing of it was imported.'
        : `There is no format ${as}; nothing was imported.`,
    hint: `Name one of: ${importers.map(({ format }) => format).join(', ')}.`,
  });
};

/** Thrown out of an importer where it must not go on; never leaves this file. */
class Stopped extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

const createTally = ({ onRecord, onHashedText }: ReadImportParts) => {
  const byType = new Map<string, number>();
  const skipped: Skipped[] = [];
  const digest = createColumnHash(onHashedText);
  let records = 0;
  let marks = 0;
  return {
    record: (record: ImportedRecord): void => {
      if (records === importLimits.records) {
        throw new Stopped(overLimit(`It has more than ${importLimits.records} records`, placeToWords(record.place)));
      }
      records += 1;
      byType.set(record.type, (byType.get(record.type) ?? 0) + 1);
      if (byType.size > importLimits.types) {
        throw new Stopped(
          overLimit(`Its records are of more than ${importLimits.types} types`, placeToWords(record.place)),
        );
      }
      const columns = recordToColumns(record);
      digest.update(columns);
      onRecord(record, columns);
    },
    skip: (mark: Skipped): void => {
      marks += 1;
      if (skipped.length < skippedKeptMax) skipped.push(mark);
    },
    end: (): Omit<ReadImport, 'format' | 'sha256' | 'heading'> => ({
      records,
      marks,
      byType: Object.fromEntries([...byType].sort(([left], [right]) => (left < right ? -1 : 1))),
      skipped,
      digest: digest.end(),
    }),
  };
};

/** Each column by its length and its text, so that no two rows of columns give the same bytes. */
const createColumnHash = (onText: ReadImportParts['onHashedText']) => {
  const hash = createHash('sha256');
  let buffer = '';
  const flush = (): void => {
    hash.update(buffer);
    onText?.(buffer);
    buffer = '';
  };
  return {
    update: (columns: RecordColumns): void => {
      for (const column of columns) buffer += column === null ? '-' : `${column.length}:${column}`;
      if (buffer.length >= 2 ** 16) flush();
    },
    end: (): string => {
      flush();
      return hash.digest('hex');
    },
  };
};

/** The columns that the hashed text was made of, record by record. */
export const readHashedText = (text: string, onColumns: (columns: RecordColumns) => void): void => {
  for (let at = 0; at < text.length;) {
    const columns: (string | null)[] = [];
    for (let column = 0; column < recordColumns; column += 1) {
      let code = text.charCodeAt(at);
      at += 1;
      if (code === hyphen) {
        columns.push(null);
        continue;
      }
      let length = 0;
      for (; code !== colon; at += 1) {
        length = length * 10 + code - digit0;
        code = text.charCodeAt(at);
      }
      columns.push(text.slice(at, at + length));
      at += length;
    }
    onColumns(columns);
  }
};

const hyphen = 0x2d;
const digit0 = 0x30;
const colon = 0x3a;

const placeToWords = (place: Skipped['place']): string => {
  if ('line' in place) return `line ${place.line}`;
  return 'pointer' in place ? place.pointer || '/' : `byte ${place.offset}`;
};
