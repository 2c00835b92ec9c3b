import { z } from 'zod';
import { editions, tlpSchema } from '../domain/vocabulary.ts';
import { reportTemplates } from '../domain/report-vocabulary.ts';
import { count, inCase, path } from './contract-shapes.ts';

export const reportContract = {
  /**
   * Prints an edition of the latest release as PDF/A, by marking alone; of the case as it stands now where it has no release,
   * or where a draft is asked for.
   */
  'report.write': {
    input: inCase({
      out: path,
      edition: z.enum(editions).default('public'),
      tlp: tlpSchema.optional(),
      template: z.enum(reportTemplates).optional(),
      draft: z.boolean().default(false),
    }),
    output: z.object({
      out: z.string(),
      /** Bytes. */
      size: count,
      sha256: z.string(),
      edition: z.enum(editions),
      template: z.enum(reportTemplates),
      /** The three lines; null: a draft. */
      checkpoint: z.string().nullable(),
      withheld: count,
    }),
  },
} as const;
