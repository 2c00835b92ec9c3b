import { z } from 'zod';
import { excerptAnchorSchema, placeSchema } from '../domain/excerpt-anchor.ts';
import { tableMarks } from '../viewing/csv-index.ts';
import { jsonTextMarks } from '../viewing/json-preview.ts';
import { count, inCase, reference } from './contract-shapes.ts';

/** How far a file was read: more of a window may come when it is asked for again. */
const reading = {
  size: count,
  /** The end was come to; until then counts are of what was read so far. */
  isWhole: z.boolean(),
  bytesRead: count,
};

const preview = z.object({ text: z.string(), isCut: z.boolean(), marks: z.array(z.enum(jsonTextMarks)) });

/** Looking into the file of an item by its form. Each call reads a bounded part of it; nothing in it is rendered or followed. */
export const formsContract = {
  /** Which bytes of the file a place denotes, and their SHA-256: what `dd` and `sha256sum` give for it. */
  'evidence.resolve-place': {
    input: inCase({ evidence: reference, place: placeSchema }),
    output: z.object({ item: z.string(), size: count, anchor: excerptAnchorSchema }),
  },
  /** Rows of a table in text, as the importer reads them. */
  'evidence.table': {
    input: inCase({
      evidence: reference,
      /** The heading is row 0. */
      from: count.default(0),
      count: z.number().int().min(1).max(200).default(100),
      column: count.min(1).default(1),
      columns: z.number().int().min(1).max(100).default(50),
    }),
    output: z.object({
      ...reading,
      delimiter: z.string(),
      /** With the heading. */
      total: count,
      from: count,
      rows: z.array(
        z.object({
          row: count,
          line: count,
          from: count,
          to: count,
          cellCount: count,
          isCut: z.boolean(),
          cells: z.array(
            z.object({
              column: count,
              text: z.string(),
              from: count,
              to: count,
              isCut: z.boolean(),
              marks: z.array(z.enum(tableMarks)),
            }),
          ),
        }),
      ),
    }),
  },
  /** What is in an object or a list of a JSON file, or the values of the file itself. */
  'evidence.json': {
    input: inCase({
      evidence: reference,
      /** The byte at which the object or the list begins; none for the file itself. */
      at: count.nullable().default(null),
      /** Nothing is read from here on: the end of its line, where each line has a value. */
      end: count.nullable().default(null),
      from: count.default(0),
      count: z.number().int().min(1).max(200).default(100),
    }),
    output: z.object({
      ...reading,
      form: z.enum(['document', 'lines']),
      kind: z.enum(['file', 'object', 'list']),
      total: count,
      from: count,
      /** Where it stops being JSON; what comes after was not read. */
      fault: z.object({ at: count, message: z.string() }).nullable(),
      /** More names than are remembered: which of the later ones stand twice is not known. */
      isUnchecked: z.boolean(),
      children: z.array(
        z.object({
          index: count,
          /** Of the file, where each line has a value. */
          line: count.nullable(),
          name: preview.nullable(),
          isRepeated: z.boolean(),
          kind: z.enum(['object', 'list', 'text', 'number', 'word', 'unreadable']),
          from: count,
          /** Null while its end was not come to. */
          to: count.nullable(),
          value: preview,
        }),
      ),
    }),
  },
  /** The children to open, one in the other, to come to what a JSON pointer names. */
  'evidence.json-path': {
    input: inCase({ evidence: reference, pointer: z.string().max(2000) }),
    output: z.object({ steps: z.array(z.object({ index: count, from: count })) }),
  },
} as const;
