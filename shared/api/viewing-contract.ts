import { z } from 'zod';
import { count, inCase, reference } from './contract-shapes.ts';

const kindCursor = z.strictObject({ at: count, continues: z.boolean() });
/** Where a search for strings goes on; null at the end of the file. */
const stringCursor = z.strictObject({ ascii: kindCursor, wide: kindCursor });

/** What is looked at in the file of an item. Each call reads a bounded part of it, however large it is. */
export const viewingContract = {
  /** What the first bytes say that the file is, and what text in it is read as. */
  'evidence.recognise': {
    input: inCase({ evidence: reference }),
    output: z.object({
      size: count,
      /** Null where no signature fits. */
      format: z.object({ title: z.string(), mediaType: z.string(), signature: z.string() }).nullable(),
      text: z.object({ encoding: z.string(), rule: z.string(), isSure: z.boolean() }),
      first: z.string(),
      last: z.string(),
    }),
  },
  /** Follows lines from a place whose line is known to another, at most 16 MiB at a time. */
  'evidence.lines': {
    input: inCase({
      evidence: reference,
      /** What a line feed is: a byte, or a unit of 16 bits. */
      unit: z.enum(['byte', 'utf-16le', 'utf-16be']).default('byte'),
      from: z.strictObject({ offset: count, line: count.min(1) }).default({ offset: 0, line: 1 }),
      to: count,
    }),
    output: z.object({
      /** How far it came: the byte, and the line that it is in. */
      offset: count,
      line: count,
      isReached: z.boolean(),
      size: count,
    }),
  },
  /** A page of the strings of a file, from a cursor on; it reads at most 16 MiB, and may find none in them. */
  'evidence.strings': {
    input: inCase({
      evidence: reference,
      minimum: z.number().int().min(3).max(200).default(6),
      contains: z.string().max(200).default(''),
      cursor: stringCursor.optional(),
      count: z.number().int().min(1).max(500).default(200),
    }),
    output: z.object({
      strings: z.array(
        z.object({
          kind: z.enum(['ascii', 'utf-16le']),
          offset: count,
          length: count,
          text: z.string(),
          continues: z.boolean(),
        }),
      ),
      cursor: stringCursor.nullable(),
      size: count,
    }),
  },
  /** How often each value of a byte occurs in the blocks of a file, at most 16 MiB at a time. */
  'evidence.bytecounts': {
    input: inCase({ evidence: reference, from: count.default(0), blockBytes: count.min(256) }),
    output: z.object({
      /** Of a block, or of the part of it that was read. */
      parts: z.array(z.object({ block: count, counts: z.array(count).length(256) })),
      /** Where to go on; null at the end of the file. */
      next: count.nullable(),
      size: count,
    }),
  },
  /** SHA-256 of a range of bytes, at most 64 MiB. */
  'evidence.digest': {
    input: inCase({ evidence: reference, from: count, to: count }),
    output: z.object({ from: count, to: count, sha256: z.string() }),
  },
  /** A picture as it is stored, for decoding in the window, once its header was found to claim no more than can be held. */
  'evidence.image': {
    input: inCase({ evidence: reference }),
    output: z.object({ mediaType: z.string(), width: count, height: count, size: count, base64: z.string() }),
  },
} as const;
