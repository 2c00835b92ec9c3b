import { z } from 'zod';
import { opinionStandings, tlpSchema } from '../domain/vocabulary.ts';
import { count, inCase, longText, reference } from './contract-shapes.ts';

const text = z.string().nullable();
const level = z.number().int().min(1).max(4);
const order = z.array(z.array(z.string()).readonly()).readonly();
const said = { line: count, at: text, actor: text };

/** A person's own ranking of the hypotheses of a level, before the scores are shown (method, section 8.4). */
export const rankingContract = {
  /** Ranks every hypothesis of a level, by who acts. `seen`: they know its scores. */
  'ranking.set': {
    input: inCase({
      level,
      /** Places from the most likely on; hypotheses that are held to be equally likely share one. */
      order: z.array(z.array(reference).min(1).max(1000).readonly()).min(1).max(1000).readonly(),
      reason: longText.default(''),
      seen: z.boolean().default(false),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ id: z.string(), line: count, standing: z.enum(opinionStandings) }),
  },
  /** Explains how the own ranking differs from what is computed now. */
  'ranking.explain': {
    input: inCase({ level, explanation: longText.min(1), tlp: tlpSchema.optional() }),
    output: z.object({ line: count, ranking: z.string() }),
  },
  /** Has the scores of a level shown without a ranking, which is recorded. */
  'ranking.waive': {
    input: inCase({ level, reason: longText.min(1), tlp: tlpSchema.optional() }),
    output: z.object({ line: count }),
  },
  /** Every ranking and every waiver, in their order. */
  'ranking.list': {
    input: inCase({}),
    output: z.object({
      rankings: z.array(
        z.object({
          ...said,
          id: z.string(),
          level: z.number().nullable(),
          /** Null: withheld in this edition. */
          order: order.nullable(),
          standing: z.enum(opinionStandings).nullable(),
          reason: text,
          explanation: z.object({ ...said, computed: order.nullable(), asOf: z.number().nullable(), text }).nullable(),
        }),
      ),
      waivers: z.array(z.object({ ...said, level: z.number().nullable(), reason: text })),
    }),
  },
} as const;
