import { z } from 'zod';
import { evidenceFilterSchema } from '../domain/evidence-filter.ts';
import { conversionFormats, custodyEventTypes, custodyGrades, editions, tlpSchema } from '../domain/vocabulary.ts';
import { caseFolder, count, inCase, longText, path, reference } from './contract-shapes.ts';

const text = z.string().nullable();

/** One event of a chain of custody, with everything that its line says. */
export const custodyEvent = z.object({
  line: count,
  event: text,
  at: text,
  happened: text,
  actor: text,
  role: text,
  from: text,
  to: text,
  purpose: text,
  authority: text,
  place: text,
  seal: text,
  condition: text,
  transport: text,
  tracking: text,
  toolName: text,
  toolVersion: text,
  witness: text,
  hashBefore: text,
  hashAfter: text,
  hashStored: text,
  /** Whether the hashes of this event are the item's; null where none was taken. */
  verified: z.boolean().nullable(),
  corrects: count.nullable(),
  note: text,
});

/** What a person stated about the custody of an item, what follows from its chain, and which of the two counts. */
export const custodyState = z.object({
  stated: text,
  derived: z.enum(custodyGrades).nullable(),
  counts: text,
  reason: z.string(),
  /** Lines of the events that the derived grade rests on. */
  rests: z.array(count),
  gaps: z.array(z.object({ line: count, words: z.string(), explainedIn: count.nullable() })),
  holder: text,
  /** Who had it since when, oldest first. */
  holders: z.array(z.object({ line: count, since: text, name: z.string(), isOnTheWay: z.boolean() })),
  /** The last time that the program hashed the stored file itself. */
  lastVerified: z.object({ line: count, at: text, holds: z.boolean() }).nullable(),
});

const hash = z
  .string()
  .regex(/^[0-9a-fA-F]{64}$/u, 'a SHA-256 is 64 hex digits')
  .transform((digits) => digits.toLowerCase());
const name = z.string().max(500).default('');
const words = z.string().max(2000).default('');

export const custodyRecordInput = inCase({
  evidence: reference,
  event: z.enum(custodyEventTypes),
  /** When it happened; without it, now. */
  happened: z.string().max(20).optional(),
  role: name,
  from: name,
  to: name,
  place: name,
  purpose: words,
  authority: words,
  seal: name,
  condition: words,
  carrier: name,
  tracking: name,
  toolName: name,
  toolVersion: name,
  /** SHA-256 as the giver and the receiver state it; one that is not the item's makes its custody fail. */
  hashBefore: hash.optional(),
  hashAfter: hash.optional(),
  witness: name,
  corrects: count.optional(),
  note: longText.default(''),
  tlp: tlpSchema.optional(),
});

const section = z.object({ title: z.string(), answers: z.array(z.object({ label: z.string(), value: text })) });

/** Rows of the contract about custody beside its events. */
export const custodyContract = {
  /** Hashes the stored file of one item, or of all, and records an event for each. */
  'custody.verify': {
    input: inCase({ evidence: reference.optional(), purpose: words }),
    output: z.object({
      ok: z.boolean(),
      unchanged: count,
      failed: z.array(
        z.object({
          id: z.string(),
          exhibit: text,
          line: count.nullable(),
          result: z.enum(['altered', 'missing', 'unreadable']),
        }),
      ),
      withoutFile: count,
    }),
  },
  /** Whether every file is there with its size, without reading one: for whoever opens a case. Records nothing. */
  'custody.present': {
    input: caseFolder,
    output: z.object({
      files: count,
      wrongCount: count,
      wrong: z.array(z.object({ id: z.string(), exhibit: text, title: text, what: z.enum(['missing', 'resized']) })),
    }),
  },
  /** What imported CASE/UCO files state about the item's provenance. It is their word, and no event of the chain. */
  'custody.stated': {
    input: inCase({ evidence: reference }),
    output: z.object({
      statements: z.array(
        z.object({
          /** The file that states it. */
          evidence: z.string(),
          exhibit: text,
          title: text,
          exhibits: z.array(z.object({ record: count, exhibitNumber: z.string(), rootExhibitNumber: z.string() })),
          acts: z.array(
            z.object({
              /** Number of the record among those of the file. */
              record: count,
              name: z.string(),
              at: z.object({ raw: z.string(), utc: text }).nullable(),
              performers: z.array(z.string()),
              participants: z.array(z.string()),
              instruments: z.array(z.string()),
              locations: z.array(z.string()),
              objects: z.array(z.string()),
              results: z.array(z.string()),
              description: z.string(),
            }),
          ),
          /** There are more acts than a reply holds. */
          isCut: z.boolean(),
        }),
      ),
      /** CASE/UCO imports whose records are not in the index: what they state is not known here. */
      unread: count,
    }),
  },
  /** The custody record: questions 1 to 6 of the method, section 4.5; with `out` also as a text file. */
  'custody.report': {
    input: inCase({ evidence: reference, out: path.optional() }),
    output: z.object({
      title: z.string(),
      caseTitle: text,
      mark: text,
      tlp: text,
      sections: z.array(section),
      /** Numbers of the lines that hold the events. */
      lines: z.array(count),
      /** Origin, size and root of the ledger, three lines. */
      checkpoint: z.string(),
      limit: z.string(),
      text: z.string(),
      out: text,
    }),
  },
  /**
   * The case in a format of other programs, with no more than the edition shows; custody and items also of a part of it.
   * STIX and MISP name things by identifiers that the ledger records: what has none yet is given one, by a line of its own.
   */
  'case.convert': {
    input: inCase({
      out: path,
      to: z.enum(conversionFormats),
      edition: z.enum(editions).default('full'),
      /** The widest marking that a restricted edition shows; AMBER without it. */
      tlp: tlpSchema.optional(),
      evidence: reference.optional(),
      /** As a table, only the items that this filter lets through, or these. */
      filter: evidenceFilterSchema.optional(),
      items: z.array(reference).min(1).max(100_000).readonly().optional(),
    }),
    output: z.object({
      out: z.string(),
      size: count,
      sha256: z.string(),
      objects: count,
      /** The lossless file that was written beside a CSV. */
      beside: z.string().nullable(),
      /** By the local names of their classes. */
      byType: z.record(z.string(), count),
    }),
  },
  /** The hand-over sheet as PDF, for giver and receiver to sign on paper. Records nothing. */
  'custody.sheet': {
    input: inCase({
      evidence: reference,
      out: path,
      from: name,
      to: name,
      purpose: words,
      authority: words,
      place: name,
      happened: z.string().max(20).optional(),
      seal: name,
      condition: words,
      carrier: name,
      tracking: name,
      witness: name,
    }),
    output: z.object({ out: z.string(), size: count, checkpoint: z.string() }),
  },
} as const;
