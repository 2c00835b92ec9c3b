import { z } from 'zod';
import { tlpSchema } from '../domain/vocabulary.ts';
import { knownBy } from './hash-set-contract.ts';
import { caseFolder, count, inCase, longText, path, reference } from './contract-shapes.ts';

const text = z.string().nullable();

const recordSorts = ['place', 'time', 'type', 'title'] as const;

/** Where in the file, as RFC 6901 pointer, line or bytes. */
const place = z.union([
  z.object({ pointer: z.string() }),
  z.object({ line: z.number() }),
  z.object({ offset: z.number(), length: z.number() }),
]);

const recordTime = z.object({
  raw: z.string(),
  utc: text,
  precision: text,
  /** Whether the file names the offset, or UTC was taken. */
  zone: z.string(),
  /** Why it looks odd. */
  mark: text,
});

const recordRow = z.object({
  number: count,
  type: z.string(),
  key: text,
  title: z.string(),
  at: recordTime.nullable(),
  place,
});

const fields = z.array(z.object({ name: z.string(), value: z.string() }));
const typeCounts = z.record(z.string(), count);
const marked = z.object({ place, code: z.string(), message: z.string() });

/** What was chosen for a table with the very same first row. Offered, never used unasked. */
const remembered = z.object({
  id: z.string(),
  columns: z.partialRecord(z.enum(['time', 'date', 'title', 'type', 'key']), z.string()),
  file: z.string(),
  at: z.string(),
});

/** Columns of a table by the part of a record that they give, and the correction of the clock that wrote the times. */
const mapping = {
  columns: z.partialRecord(z.enum(['time', 'date', 'title', 'type', 'key']), z.string().min(1).max(500)).optional(),
  clockOffsetSeconds: z.number().int().min(-10_000_000_000).max(10_000_000_000).default(0),
};

const importRow = z.object({
  evidence: text,
  exhibit: text,
  title: text,
  format: text,
  records: count.nullable(),
  marks: count.nullable(),
  line: count,
  at: text,
  actor: text,
  /** Whether the records are in the index: an index that was removed is made again by `import.rebuild`. */
  state: z.enum(['ready', 'missing']),
});

export const importContract = {
  /** Reads what a file says into the derived index. A file that is not evidence yet becomes evidence first. */
  'import.run': {
    input: inCase({
      what: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('file'), path }),
        z.strictObject({ kind: z.literal('item'), evidence: reference }),
      ]),
      /** A format, or `auto`: by the first bytes and the name. */
      as: z.string().min(1).max(40).default('auto'),
      ...mapping,
      /** Only says what would come of it; nothing is taken in, and nothing written. */
      dryRun: z.boolean().default(false),
      /** Keeps the columns chosen, to be offered for the next table with the same first row. */
      remember: z.boolean().default(false),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({
      file: z.string(),
      format: z.string(),
      records: count,
      byType: typeCounts,
      /** What was not understood or looks odd: the first thousand of `marks`. */
      skipped: z.array(marked),
      marks: count,
      evidence: text,
      line: count.nullable(),
      /** The first records, for a look before importing; empty once it is done. */
      sample: z.array(recordRow.extend({ fields })),
      /** The first row of a table. */
      heading: z.array(z.string()).nullable(),
      remembered: remembered.nullable(),
    }),
  },
  'import.undo': {
    input: inCase({ evidence: reference, reason: longText.default(''), tlp: tlpSchema.optional() }),
    output: z.object({ evidence: z.string(), line: count, records: count }),
  },
  'import.list': { input: caseFolder, output: z.object({ imports: z.array(importRow) }) },
  /** Makes what is missing in the derived index again, or with `all` the whole of it. */
  'import.rebuild': {
    input: inCase({ all: z.boolean().default(false) }),
    output: z.object({
      rebuilt: z.array(
        z.object({
          evidence: text,
          format: text,
          records: count,
          /** Whether these are the very records that the ledger speaks of. */
          equal: z.boolean(),
        }),
      ),
      failed: z.array(z.object({ evidence: text, code: z.string(), message: z.string() })),
    }),
  },
  'mapping.list': {
    input: z.strictObject({}),
    output: z.object({
      /** Newest first. */
      mappings: z.array(remembered.extend({ format: z.string(), names: z.array(z.string()) })),
    }),
  },
  'mapping.forget': { input: z.strictObject({ id: reference }), output: z.object({ forgotten: z.string() }) },
  /** A window into the records of one item. */
  'record.page': {
    input: inCase({
      evidence: reference,
      filter: z
        .strictObject({
          /** Occurs, whatever its case, in the title or any other text of the record. */
          text: z.string().max(500).default(''),
          types: z.array(z.string().max(1000)).max(100).default([]),
        })
        .default({ text: '', types: [] }),
      sort: z.enum(recordSorts).default('place'),
      descending: z.boolean().default(false),
      from: count.default(0),
      count: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      /** Null where nothing of the item was imported. */
      import: importRow.extend({ byType: typeCounts, skipped: z.array(marked) }).nullable(),
      total: count,
      from: count,
      rows: z.array(recordRow),
    }),
  },
  'record.read': {
    input: inCase({ evidence: reference, record: count }),
    output: z.object({
      record: recordRow.extend({
        fields,
        links: z.array(
          z.object({
            kind: z.string(),
            to: z.string(),
            /** The record that has this key, where the file has one. */
            record: z.object({ number: count, type: z.string(), title: z.string() }).nullable(),
          }),
        ),
        /** Sets of known hashes that hold a digest of the record. */
        known: knownBy,
      }),
    }),
  },
} as const;
