import { z } from 'zod';
import { tlpSchema } from '../domain/vocabulary.ts';
import { arsiwaBases, responsibilityDegrees } from '../reference/responsibility.ts';
import { count, inCase, longText, reference } from './contract-shapes.ts';

const text = z.string().nullable();

/** Calls about whom a hypothesis speaks of: modes of responsibility. */
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
} as const;
