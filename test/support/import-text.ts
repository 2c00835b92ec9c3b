import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ImportedRecord, Importer, ImportOptions, Skipped } from '../../shared/imports/importer.ts';
import { importers } from '../../shared/imports/importers.ts';
import { utf8ToBytes } from '../../shared/base/bytes.ts';
import type { Failure } from '../../shared/base/result.ts';

export type Imported = {
  readonly records: readonly ImportedRecord[];
  readonly skipped: readonly Skipped[];
  readonly counts: Readonly<Record<string, number>>;
  readonly failure: Failure | undefined;
};

const importerOf = (format: string): Importer => {
  const found = importers.find((importer) => importer.format === format);
  if (found === undefined) throw new Error(`no importer ${format}`);
  return found;
};

/** What an importer makes of some bytes, given to it in pieces of that size. */
export const importBytes = (
  format: string,
  bytes: Uint8Array,
  { pieceBytes = 65_536, options = {} }: { readonly pieceBytes?: number; readonly options?: ImportOptions } = {},
): Imported => {
  const records: ImportedRecord[] = [];
  const skipped: Skipped[] = [];
  const reader = importerOf(format).open(
    { record: (record) => void records.push(record), skip: (mark) => void skipped.push(mark) },
    options,
  );
  let failure: Failure | undefined;
  for (let at = 0; at < bytes.length && failure === undefined; at += pieceBytes) {
    const taken = reader.push(bytes.subarray(at, at + pieceBytes));
    if (!taken.ok) failure = taken.error;
  }
  const ended = failure === undefined ? reader.end() : undefined;
  if (ended?.ok === false) failure = ended.error;
  const counts = Object.fromEntries(
    [...new Set(records.map(({ type }) => type))].map((type) => [
      type,
      records.filter((record) => record.type === type).length,
    ]),
  );
  return { records, skipped, counts, failure };
};

export const importText = (format: string, text: string, options: ImportOptions = {}): Imported =>
  importBytes(format, utf8ToBytes(text), { options });

const fixtures = new URL('../fixtures/imports/', import.meta.url);

/** A file of test/fixtures/imports, uncompressed. */
export const importFixture = (name: string): Uint8Array => {
  const bytes = readFileSync(new URL(name, fixtures));
  return name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
};

export const telebotsEvent = (): Uint8Array =>
  readFileSync(new URL('../../services/demo/data/eset/telebots/misp-telebots.json', import.meta.url));
