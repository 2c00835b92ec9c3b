import { z } from 'zod';
import { tlpSchema } from '../domain/vocabulary.ts';
import { wordingIds } from '../reference/yardsticks.ts';
import { count, inCase, longText } from './contract-shapes.ts';

const text = z.string().nullable();
const said = { line: count, reason: text, at: text, actor: text };

export const yardstickContract = {
  /** Which words of probability the case uses, who chose them and why, and what analysts confirmed of PHIA's. */
  'yardstick.read': {
    input: inCase({}),
    output: z.object({
      wording: z.enum(wordingIds),
      /** Null where none was chosen. */
      choice: z.object(said).nullable(),
      confirmations: z.array(z.object({ ...said, level: z.number(), hypothesis: text, probability: text, term: text })),
    }),
  },
  /** Chooses the words of probability from here on. */
  'yardstick.choose': {
    input: inCase({ wording: z.enum(wordingIds), reason: longText.min(1), tlp: tlpSchema.optional() }),
    output: z.object({ line: count }),
  },
  /** Confirms the PHIA term of a level's lead as a judgement; `term` is the band that was seen. */
  'yardstick.confirm': {
    input: inCase({
      level: z.number().int().min(1).max(4),
      term: z.string().min(1).max(40),
      reason: longText.min(1),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
} as const;
