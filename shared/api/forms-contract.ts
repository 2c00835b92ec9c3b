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

const words = z.array(z.string());
const mailMessage = z.object({
  /** As IMAP numbers parts; empty for the message itself. */
  part: z.string(),
  headers: z.array(
    z.object({
      name: z.string(),
      raw: z.string(),
      /** Where encoded words say something else than what stands. */
      decoded: z.string().nullable(),
      marks: words,
      from: count,
      to: count,
    }),
  ),
  moreHeaders: count,
  /** The stations as they stand, the last one first. */
  hops: z.array(
    z.object({
      fields: z.array(z.tuple([z.string(), z.string()])),
      timeRaw: z.string().nullable(),
      timeUtc: z.string().nullable(),
      marks: words,
    }),
  ),
  bodies: z.array(
    z.object({
      part: z.string(),
      type: z.string(),
      size: count,
      text: z.string(),
      isCut: z.boolean(),
      /** What was left out of HTML, where it was that. */
      html: z
        .object({
          links: z.array(z.object({ words: z.string(), target: z.string() })),
          linkCount: count,
          remoteImages: count,
          otherImages: count,
          forms: count,
          scripts: count,
          frames: count,
        })
        .nullable(),
      marks: words,
    }),
  ),
  attachments: z.array(
    z.object({
      part: z.string(),
      name: z.string().nullable(),
      type: z.string(),
      encoding: z.string(),
      size: count,
      /** Of its content, decoded; null where it was not read whole. */
      sha256: z.string().nullable(),
      marks: words,
      from: count,
      to: count,
    }),
  ),
  moreParts: count,
  marks: words,
});

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
  /** The messages of a mailbox file, or the one that a file is. */
  'evidence.messages': {
    input: inCase({
      evidence: reference,
      from: count.default(0),
      count: z.number().int().min(1).max(100).default(50),
    }),
    output: z.object({
      ...reading,
      isMailbox: z.boolean(),
      total: count,
      from: count,
      messages: z.array(
        z.object({
          index: count,
          from: count,
          to: count,
          sender: z.string(),
          subject: z.string(),
          date: z.string(),
        }),
      ),
    }),
  },
  /** One message: headers as they stand, its way, its texts, what is attached. */
  'evidence.message': {
    input: inCase({ evidence: reference, from: count, to: count }),
    output: z.object({
      from: count,
      to: count,
      /** How far it was read; what comes after is in none of the lists. */
      readTo: count,
      messages: z.array(mailMessage),
      moreMessages: count,
      odd: z.array(z.object({ message: z.string(), from: count, to: count })),
    }),
  },
  /** What is in an archive, as its own lists have it. Nothing is unpacked to the disk. */
  'evidence.archive': {
    input: inCase({
      evidence: reference,
      from: count.default(0),
      count: z.number().int().min(1).max(200).default(100),
    }),
    output: z.object({
      size: count,
      form: z.enum(['ZIP', 'TAR', 'TAR in gzip']),
      total: count,
      /** Entries that are not listed, beyond the limit. */
      more: count,
      /** Entries with a mark. */
      marked: count,
      from: count,
      /** What is odd about the archive itself. */
      notes: words,
      entries: z.array(
        z.object({
          index: count,
          name: z.string(),
          kind: z.string(),
          size: z.string(),
          packed: z.string().nullable(),
          method: z.string().nullable(),
          timeRaw: z.string().nullable(),
          timeUtc: z.string().nullable(),
          isEncrypted: z.boolean(),
          link: z.string().nullable(),
          /** Bytes of the file, or of what is compressed in it. */
          from: count,
          to: count,
          marks: z.array(z.object({ code: z.string(), message: z.string() })),
          fields: z.array(z.tuple([z.string(), z.string()])),
        }),
      ),
    }),
  },
} as const;
