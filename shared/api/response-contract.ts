import { z } from 'zod';
import { confidenceLevels } from '../attribution/confidence/confidence.ts';
import { gateResults } from '../consequence/gate.ts';
import { redLineIds } from '../domain/vocabulary.ts';
import { policyNamed } from './harm-contract.ts';
import { count, inCase, path } from './contract-shapes.ts';

const level = z.number().int().min(0).max(5);

/** The calls about what may follow from a case. */
export const responseContract = {
  /** The policy profile in force, and what a file would change of it. */
  'policy.read': {
    input: inCase({ file: path.optional() }),
    output: z.object({
      profile: policyNamed,
      /** Its exact text, of which `sha256` is the hash. */
      text: z.string(),
      other: policyNamed
        .omit({ line: true })
        .extend({
          differences: z.array(
            z.object({ where: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
          ),
          /** Why it cannot be asked for; null where it can. */
          refusal: z.string().nullable(),
        })
        .nullable(),
    }),
  },
  /**
   * Every instrument of the policy profile against the case. With `cover`, nothing of it where a level has scores that who
   * acts here has neither ranked ahead of nor asked to see without.
   */
  'response.read': {
    input: inCase({ cover: z.boolean().default(false) }),
    output: z.object({
      profile: policyNamed,
      /** What of the skeleton is withheld, and levels that are covered: then no gate is computed or shown. */
      withheld: z.array(z.string()),
      covered: z.array(count),
      gates: z
        .object({
          /** Levels whose lead names somebody. */
          levels: z.array(
            z.object({
              level: z.number().int().min(1).max(4),
              subject: z.object({ id: z.string(), name: z.string().nullable() }),
              confidence: z.enum(confidenceLevels),
              p05: z.number(),
              modelAgreement: z.boolean(),
            }),
          ),
          harm: z.object({ actual: level, actualName: z.string(), potential: level, potentialName: z.string() }),
          redLines: z.array(z.enum(redLineIds)),
          dissentUnresolved: z.boolean(),
          review: z.enum(['none', 'assigned', 'outdated', 'dissent', 'concur']),
          instruments: z.array(
            z.object({
              id: z.string(),
              name: z.string(),
              rung: z.number().int().min(0).max(8),
              /** What it asks of attribution and harm. */
              bar: z.string(),
              result: z.enum(gateResults),
              reasons: z.array(z.object({ code: z.string(), found: z.string(), change: z.string() })),
            }),
          ),
        })
        .nullable(),
    }),
  },
} as const;
