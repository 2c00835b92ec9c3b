import { z } from 'zod';
import { editions, tlpSchema } from '../domain/vocabulary.ts';
import { lintStatuses } from '../lint/lint.ts';
import { lintSeverities, placeKinds } from '../lint/rule.ts';
import { inCase } from './contract-shapes.ts';

const severity = z.enum(lintSeverities);

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
            }),
          ),
        }),
      ),
    }),
  },
} as const;
