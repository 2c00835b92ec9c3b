import { z } from 'zod';
import {
  adequacies,
  credibilities,
  evidenceClasses,
  evidenceKinds,
  forgeabilities,
  reliabilities,
  tlpSchema,
} from '../domain/vocabulary.ts';
import { caseFolder, count, inCase, longText, reference, shortText } from './contract-shapes.ts';

const text = z.string().nullable();
const otherNames = z.array(z.string().min(1).max(500)).max(100);
const origin = z.string().min(1).max(500);
/** Whether the register of this workstation takes it up. Left out: unless the case or the source is TLP:RED. */
const register = z.boolean().optional();

const assessed = z.object({ reliability: z.string(), at: z.string(), reason: z.string() });

/** A source as it was met in a case of this workstation. */
const metSource = z.object({
  /** Log of the case, and what the case was called when the entry was written. */
  case: z.string(),
  caseTitle: z.string(),
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  tlp: z.string(),
  aliases: z.array(z.string()),
  identifiers: z.array(z.string()),
  /** Newest first. */
  assessments: z.array(assessed),
});
const recognised = metSource.extend({
  how: z.enum(['same identifier', 'same name', 'other name', 'similar name']),
  /** Whether the kinds are the same words, so far as both are stated. */
  sameKind: z.boolean(),
});

const gradeDefault = z.object({
  kind: z.enum(evidenceKinds),
  credibility: z.string(),
  forgeability: z.string(),
  evidenceClass: text,
  adequacy: text,
  /** Why, and the line that says so; null where the program's own cautious values stand. */
  reason: text,
  line: count.nullable(),
});

/** Sources over time and across the cases of a workstation, and what items start with. */
export const sourceContract = {
  /** A new letter with its reason. Items change only where `items` says so, by lines of their own. */
  'source.assess': {
    input: inCase({
      source: reference,
      reliability: z.enum(reliabilities),
      reason: longText.min(1),
      /** `follow`: each item of the source that holds its letter until now is corrected to the new one. */
      items: z.enum(['leave', 'follow']).default('leave'),
      tlp: tlpSchema.optional(),
      register,
    }),
    output: z.object({
      line: count,
      before: text,
      /** Items that were corrected, and those that held the earlier letter and still do. */
      followed: count,
      left: count,
      /** Items of the source with a letter of their own: they never follow. */
      own: count,
      registered: z.boolean(),
    }),
  },
  'source.correct': {
    input: inCase({
      source: reference,
      name: shortText.optional(),
      kind: z.string().max(500).optional(),
      descriptor: longText.optional(),
      aliases: otherNames.optional(),
      identifiers: otherNames.optional(),
      reason: longText.min(1),
      tlp: tlpSchema.optional(),
      register,
    }),
    output: z.object({ line: count, registered: z.boolean() }),
  },
  'source.history': {
    input: inCase({ source: reference }),
    output: z.object({
      id: z.string(),
      aliases: z.array(z.string()),
      identifiers: z.array(z.string()),
      /** Oldest first; the first entry is what was said when it was added. */
      events: z.array(
        z.object({
          line: count,
          act: z.enum(['add', 'assess', 'correct']),
          at: text,
          actor: text,
          reliability: text,
          before: text,
          changed: z.array(z.object({ what: z.string(), before: text, after: text })),
          from: z.object({ case: z.string(), source: z.string() }).nullable(),
          reason: text,
        }),
      ),
      /** Items that hold the letter of the source now, and those that have another. */
      following: count,
      own: count,
      registered: z.boolean(),
      met: z.array(recognised),
    }),
  },
  /** Where a source of this name, or one much like it, was met. With `folder`, in other cases than that one. */
  'source.recognise': {
    input: z.strictObject({
      folder: caseFolder.shape.folder.optional(),
      name: shortText,
      kind: z.string().max(500).default(''),
      identifiers: otherNames.default([]),
    }),
    output: z.object({ met: z.array(recognised) }),
  },
  /** Adds a source with the reliability that it has in another case of this workstation, and says so in the ledger. */
  'source.adopt': {
    input: inCase({
      from: z.strictObject({ case: origin, id: reference }),
      name: shortText,
      kind: z.string().max(500).default(''),
      descriptor: longText.default(''),
      reason: longText.default(''),
      tlp: tlpSchema.optional(),
      register,
    }),
    output: z.object({ id: z.string(), reliability: z.string(), registered: z.boolean() }),
  },
  'source.register': { input: z.strictObject({}), output: z.object({ met: z.array(metSource) }) },
  /** Puts a source of a case into the register, as it stands now. */
  'source.remember': { input: inCase({ source: reference }), output: z.object({ registered: z.boolean() }) },
  /** Takes one source, or with no `id` every source of a case, out of the register; the case itself stays as it is. */
  'source.forget': {
    input: z.strictObject({ case: origin, id: reference.optional() }),
    output: z.object({ forgotten: count }),
  },
  'grade.defaults': { input: caseFolder, output: z.object({ defaults: z.array(gradeDefault) }) },
  'grade.default': {
    input: inCase({
      kind: z.enum(evidenceKinds),
      credibility: z.enum(credibilities),
      forgeability: z.enum(forgeabilities),
      evidenceClass: z.enum(evidenceClasses).nullable().default(null),
      adequacy: z.enum(adequacies).nullable().default(null),
      reason: longText.min(1),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
} as const;
