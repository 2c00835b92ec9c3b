import { z } from 'zod';
import { evidenceFilterSchema, noEvidenceFilter } from '../domain/evidence-filter.ts';
import { amendmentSchema } from '../domain/evidence-amendment.ts';
import { tlpSchema } from '../domain/vocabulary.ts';
import { count, inCase, longText, reference } from './contract-shapes.ts';
import { knownBy } from './hash-set-contract.ts';
import { custodyRecordInput } from './custody-shapes.ts';

const text = z.string().nullable();

export const evidenceSorts = [
  'exhibit',
  'title',
  'kind',
  'grade',
  'custody',
  'forgeability',
  'class',
  'source',
  'size',
  'addedAt',
  'collectedAt',
  'tlp',
] as const;

export const evidenceRow = z.object({
  id: z.string(),
  exhibit: text,
  title: text,
  name: text,
  kind: text,
  reliability: text,
  credibility: text,
  custody: text,
  /** What a person stated; `custody` is the worse of it and of what the chain gives. */
  custodyStated: text,
  forgeability: text,
  evidenceClass: text,
  source: text,
  sourceName: text,
  media: text,
  size: z.number().nullable(),
  sha256: text,
  tlp: text,
  /** Marking of the item itself; `tlp` is that of its line. */
  marking: text,
  addedAt: text,
  collectedAt: text,
  known: knownBy,
});

const filter = evidenceFilterSchema.default(noEvidenceFilter);

/** Items by name, or all that a filter lets through. */
export const chosenItems = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('items'), items: z.array(reference).min(1).max(100_000).readonly() }),
  z.strictObject({ kind: z.literal('filter'), filter: evidenceFilterSchema }),
]);

/** What a preview said of the items that it was about: an act on others than those is refused. */
const state = z.string().max(64);

const amended = z.object({
  id: z.string(),
  exhibit: text,
  title: text,
  before: amendmentSchema,
  after: amendmentSchema,
});

/** The table of evidence. */
export const evidenceContract = {
  'evidence.page': {
    input: inCase({
      filter,
      sort: z.enum(evidenceSorts).default('exhibit'),
      descending: z.boolean().default(false),
      from: count.default(0),
      count: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      total: count,
      /** There may be more than `total`; `evidence.count` says how many. */
      isLeast: z.boolean(),
      from: count,
      rows: z.array(evidenceRow),
    }),
  },
  /**
   * Corrects many items for one reason, in one transaction: each that changes gets a correction line of its own. An item of
   * `each` is corrected only while it is as `expects` says, as for taking corrections back.
   */
  'evidence.amend': {
    input: inCase({
      what: z.union([
        chosenItems,
        z.strictObject({
          kind: z.literal('each'),
          each: z
            .array(z.strictObject({ evidence: reference, change: amendmentSchema, expects: amendmentSchema }))
            .min(1)
            .max(10_000)
            .readonly(),
        }),
      ]),
      change: amendmentSchema.default({}),
      reason: longText.default(''),
      tlp: tlpSchema.optional(),
      /** Only says what would be written. */
      preview: z.boolean().default(false),
      state: state.optional(),
    }),
    output: z.object({
      items: count,
      changed: count,
      /** The first of them: 1,000 in a preview, else as many as can be taken back at once. */
      changes: z.array(amended),
      /** Number of the first line, and how many there are, grades that follow from custody included. */
      line: count.nullable(),
      lines: count,
      state,
    }),
  },
  /** The same event of custody for many items, in one transaction; the file of each is hashed in the act. */
  'custody.enter': {
    input: custodyRecordInput.omit({ evidence: true, hashBefore: true, hashAfter: true, corrects: true }).extend({
      what: chosenItems,
      preview: z.boolean().default(false),
      state: state.optional(),
    }),
    output: z.object({
      items: count,
      withFile: count,
      line: count.nullable(),
      lines: count,
      /** Files whose hash is not the item's: recorded all the same, and their custody is failed. */
      differing: z.array(z.object({ id: z.string(), exhibit: text, result: z.enum(['altered', 'missing']) })),
      state,
    }),
  },
  /** How many items a filter lets through, however long counting takes. */
  'evidence.count': { input: inCase({ filter }), output: z.object({ total: count }) },
} as const;
