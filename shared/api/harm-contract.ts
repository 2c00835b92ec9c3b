import { z } from 'zod';
import { harmCriteria, harmStatuses, redLineIds, tlpSchema } from '../domain/vocabulary.ts';
import { count, inCase, longText, reference } from './contract-shapes.ts';

const text = z.string().nullable();
const cites = z.array(reference).max(200);
const cited = z.array(z.object({ id: z.string(), exhibit: text, title: text }));
const level = z.number().int().min(0).max(5);
const said = { line: count, at: text, actor: text };

/** By which policy profile something was computed; `line` null: the default, which nobody has activated. */
export const policyNamed = z.object({
  id: z.string(),
  version: z.string(),
  status: z.string(),
  sha256: z.string(),
  line: count.nullable(),
});
const levels = {
  /** 0 to 100, over what is observed or estimated, and over everything. */
  index: z.number(),
  potentialIndex: z.number(),
  actual: level,
  potential: level,
};

/** The calls about harm to civilians in a case. */
export const harmContract = {
  /** Scores criteria. Each score cites at least one item and says why. */
  'harm.set': {
    input: inCase({
      scores: z
        .partialRecord(
          z.enum(harmCriteria),
          z.strictObject({
            score: z.number().int().min(0).max(4),
            status: z.enum(harmStatuses),
            note: longText.min(1),
            cites: cites.min(1, 'a score cites at least one item of evidence'),
          }),
        )
        .refine((scores) => Object.keys(scores).length > 0, 'no criterion is scored'),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
  'harm.withdraw': {
    input: inCase({ criterion: z.enum(harmCriteria), reason: longText.min(1), tlp: tlpSchema.optional() }),
    output: z.object({ line: count }),
  },
  /** Says that a red line was crossed, with evidence, or that this is no longer held. */
  'redline.set': {
    input: inCase({
      redLine: z.enum(redLineIds),
      claim: z.discriminatedUnion('status', [
        z.strictObject({
          status: z.literal('raised'),
          cites: cites.min(1, 'a red line cites at least one item of evidence'),
        }),
        z.strictObject({ status: z.literal('cleared'), cites: cites.default([]) }),
      ]),
      statement: longText.min(1),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
  /** The harm card as it is, or as it was after line `at`, and how it became so. */
  'harm.read': {
    input: inCase({ at: count.optional() }),
    output: z.object({
      profile: policyNamed.extend({
        levels: z.array(z.object({ level, name: z.string(), min: z.number() })),
      }),
      /** What of the skeleton is withheld: then nothing is computed. */
      withheld: z.array(z.string()),
      card: z
        .object({
          ...levels,
          overrides: z.array(z.string()),
          /** What the overrides ask and give, in a sentence; null where none raised the level. */
          raised: z.string().nullable(),
          missing: z.array(z.enum(harmCriteria)),
        })
        .nullable(),
      criteria: z.array(
        z.object({
          criterion: z.enum(harmCriteria),
          /** Weight in hundredths. */
          weight: z.number(),
          scored: z
            .object({ score: count, status: z.enum(harmStatuses), note: text, cites: cited.nullable(), ...said })
            .nullable(),
        }),
      ),
      redLines: z.array(
        z.object({
          id: z.enum(redLineIds),
          trigger: z.string(),
          effect: z.string(),
          said: z.object({ status: text, statement: text, cites: cited.nullable(), ...said }).nullable(),
        }),
      ),
      history: z.array(z.object({ ...said, words: z.string(), delta: z.string(), ...levels })),
    }),
  },
} as const;
