import { z } from 'zod';
import { writtenFacts } from '../attribution/written/written-facts.ts';
import { reportTemplates } from '../domain/report-vocabulary.ts';
import { sentenceActs } from '../domain/sentence-rows.ts';
import { tlpSchema } from '../domain/vocabulary.ts';
import { sentenceKinds, sentencePartsSchema, writtenSections } from '../domain/written-sentence.ts';
import { count, inCase, longText, reference } from './contract-shapes.ts';

const text = z.string().nullable();
/** A sentence as it is typed: words, and fields in braces (shared/domain/written-notation.ts). */
const notation = z.string().max(4000);
const tag = z.enum(sentenceKinds);
const section = z.enum(writtenSections);
const place = { section, before: reference.optional() };

const listed = z.object({
  id: z.string(),
  /** Line that wrote it, and the latest that changed what it says. */
  firstLine: count,
  line: count,
  section: section.nullable(),
  kind: tag.nullable(),
  text: z.string(),
  parts: sentencePartsSchema,
  tlp: text,
  at: text,
  actor: text,
});

/** Calls about the written assessment. */
export const writtenContract = {
  /** The sentences in the order of print, what their fields say now, and what is offered to be written. */
  'report.read': {
    input: inCase({
      /** Leaves out what the levels say that who acts has not ranked; see `ranking.set`. */
      cover: z.boolean().default(false),
    }),
    output: z.object({
      sentences: z.array(listed),
      removed: z.array(listed.extend({ removedLine: count, reason: text })),
      facts: writtenFacts,
      /** The statement template for leads of which no likelihood is among the key judgements. */
      suggestions: z.array(z.object({ level: count, section, kind: tag, text: z.string() })),
      /** For whom the report is; null where nobody said. */
      choice: z
        .object({ template: z.enum(reportTemplates).nullable(), reader: text, question: text, line: count })
        .nullable(),
      /** The line that froze the latest release. */
      lastRelease: count.nullable(),
      unranked: z.array(count),
      /** Items and findings of the case beyond those that `facts` lists; they can be cited by exhibit number. */
      notListed: count,
    }),
  },
  'report.set': {
    input: inCase({
      template: z.enum(reportTemplates),
      reader: longText.default(''),
      question: longText.default(''),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
  /** Writes sentences in this order, before one that stands in the section of the first, or last in their sections. */
  'sentence.write': {
    input: inCase({
      sentences: z
        .array(z.strictObject({ section, kind: tag.optional(), text: notation }))
        .min(1)
        .max(100),
      before: reference.optional(),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ written: z.array(z.object({ id: z.string(), line: count })) }),
  },
  'sentence.change': {
    input: inCase({
      sentence: reference,
      text: notation.optional(),
      kind: z.enum([...sentenceKinds, 'untagged']).optional(),
      /** The latest line about what it says, as whoever changes it saw it: refused if another came since. */
      line: count.optional(),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
  /** Puts a sentence before another one, or last in the section; one that was taken out is put back. */
  'sentence.place': {
    input: inCase({ sentence: reference, ...place, tlp: tlpSchema.optional() }),
    output: z.object({ line: count }),
  },
  'sentence.remove': {
    input: inCase({ sentence: reference, reason: longText.default(''), tlp: tlpSchema.optional() }),
    output: z.object({ line: count }),
  },
  /** Every line about a sentence, in order. */
  'sentence.history': {
    input: inCase({ sentence: reference }),
    output: z.object({
      events: z.array(
        z.object({
          line: count,
          act: z.enum(sentenceActs),
          section: section.nullable(),
          kind: tag.nullable(),
          /** What it said from then on; null where the line says nothing of that. */
          text,
          reason: text,
          at: text,
          actor: text,
        }),
      ),
    }),
  },
} as const;
