import { z } from 'zod';
import { wordingIds } from '../reference/yardsticks.ts';

const word = z.strictObject({
  band: z.string(),
  word: z.string(),
  note: z.enum(['below_one_percent', 'gap']).nullable(),
});

/** The section `words` of one level as values. */
export const levelWords = z.strictObject({
  v: z.literal(1),
  wording: z.enum(wordingIds),
  status: z.enum(['verified', 'memory']),
  byHypothesis: z.record(z.string().min(1).max(200), word).readonly(),
  /** Of wholes together with their parts. */
  families: z.record(z.string().min(1).max(200), word).readonly(),
  range: z.strictObject({ p05: word, p95: word, mustState: z.boolean() }).nullable(),
  confirmation: z.strictObject({ line: z.int().min(0), stands: z.boolean() }).nullable(),
});
export type LevelWords = Readonly<z.infer<typeof levelWords>>;
