import { z } from 'zod';
import { nameSenses } from '../domain/name-claims.ts';
import { tlpSchema } from '../domain/vocabulary.ts';
import { arsiwaBases, responsibilityDegrees } from '../reference/responsibility.ts';
import { count, inCase, longText, reference } from './contract-shapes.ts';

const text = z.string().nullable();

/** Calls about whom a hypothesis speaks of: modes of responsibility, and names as claims of those who use them. */
export const namingContract = {
  /** States both codes of a hypothesis of level 4 that names a State, or withdraws them. */
  'responsibility.set': {
    input: inCase({
      hypothesis: reference,
      claim: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('codes'),
          degree: z.enum(responsibilityDegrees),
          basis: z.enum(arsiwaBases),
        }),
        z.strictObject({ kind: z.literal('withdrawn') }),
      ]),
      reason: longText.min(1),
      tlp: tlpSchema.optional(),
    }),
    /** `warning`: the basis is another than the degree suggests. */
    output: z.object({ line: count, warning: text }),
  },
  /** The codes of every hypothesis that has or had some. */
  'responsibility.list': {
    input: inCase({}),
    output: z.object({
      modes: z.array(
        z.object({
          hypothesis: z.string(),
          line: count,
          degree: text,
          basis: text,
          isWithdrawn: z.boolean(),
          reason: text,
          at: text,
          actor: text,
          /** What the degree suggests, with its label; null where a code is not there. */
          hint: text,
          warning: text,
        }),
      ),
    }),
  },
  /** Records what a source, or an item of evidence, calls the actor of a hypothesis. */
  'name.claim': {
    input: inCase({
      hypothesis: reference,
      by: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('source'), source: reference }),
        z.strictObject({ kind: z.literal('item'), evidence: reference }),
      ]),
      name: z
        .string()
        .max(200)
        .refine((text) => text.trim() !== '', 'a name is not empty'),
      sense: z.enum(nameSenses),
      attack: z
        .string()
        .regex(/^G\d{4}$/u, 'a group of ATT&CK is G and four digits')
        .optional(),
      reason: longText.min(1),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ id: z.string(), line: count }),
  },
  'name.withdraw': {
    input: inCase({ claim: reference, reason: longText.min(1), tlp: tlpSchema.optional() }),
    output: z.object({ line: count }),
  },
  /** Claims of names in the order in which they were recorded, those withdrawn among them. */
  'name.list': {
    input: inCase({ hypothesis: reference.optional() }),
    output: z.object({
      claims: z.array(
        z.object({
          id: z.string(),
          line: count,
          hypothesis: text,
          source: z.object({ id: z.string(), name: text }).nullable(),
          item: z.object({ id: z.string(), exhibit: text, title: text }).nullable(),
          /** Of the source, or of the item. */
          reliability: text,
          name: text,
          isProvisional: z.boolean(),
          sense: text,
          attack: text,
          /** Groups of ATT&CK that have this name or identifier. */
          known: z.array(z.object({ id: z.string(), name: z.string(), table: z.string(), tableVersion: z.string() })),
          reason: text,
          at: text,
          actor: text,
          tlp: text,
          withdrawn: z.object({ line: count, reason: text }).nullable(),
        }),
      ),
      contested: z.array(
        z.object({
          hypothesis: z.string(),
          kind: z.enum(['sense', 'name']),
          claims: z.tuple([z.string(), z.string()]),
        }),
      ),
      /** What every group of ATT&CK is shown with. */
      label: z.string(),
    }),
  },
} as const;
