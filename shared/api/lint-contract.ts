import { z } from 'zod';
import { editions, tlpSchema } from '../domain/vocabulary.ts';
import { lintSeverities, lintStatuses, placeKinds } from '../lint/rule.ts';
import { count, inCase, longText } from './contract-shapes.ts';

const severity = z.enum(lintSeverities);
const text = z.string().nullable();

export const lintContract = {
  /** Every rule of export on the case as an edition of it would show it now. Writes nothing. */
  'lint.read': {
    input: inCase({
      edition: z.enum(editions).default('full'),
      tlp: tlpSchema.optional(),
      /** Leaves out what tells of scores while who acts has not ranked every level. */
      cover: z.boolean().default(false),
    }),
    output: z.object({
      edition: z.enum(editions),
      /** Fields of the skeleton that are withheld: then there are no rules. */
      missing: z.array(z.string()),
      rules: z.array(
        z.object({
          rule: z.string(),
          severity,
          checks: z.string(),
          why: z.string(),
          /** Said where it is not applicable. */
          absent: z.string(),
          /** Whether two people may let its errors stand. */
          overridable: z.boolean(),
          status: z.enum([...lintStatuses, 'covered']),
          findings: z.array(
            z.object({
              fault: z.string(),
              severity,
              says: z.string(),
              mend: z.string(),
              where: z.array(
                z.object({
                  kind: z.enum(placeKinds),
                  id: z.string(),
                  /** As people know it; words of the case. */
                  label: z.string(),
                }),
              ),
              /** Why the warning is let stand, by whom; null where nobody said so of these places. */
              justification: z.object({ line: count, reason: text, at: text, actor: text }).nullable(),
              /** Why the error is let stand, in the open request for a release. */
              override: z.object({ line: count, reason: z.string() }).nullable(),
            }),
          ),
        }),
      ),
    }),
  },
  /** Says why the warnings of a rule, as an edition shows them now, are let stand; or takes back what was said of it. */
  'lint.justify': {
    input: inCase({
      rule: z.string().min(1).max(40),
      reason: longText.min(1),
      edition: z.enum(editions).default('full'),
      upTo: tlpSchema.optional(),
      withdraw: z.boolean().default(false),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count, rule: z.string(), findings: count }),
  },
} as const;
