import { z } from 'zod';
import { tlpSchema } from '../domain/vocabulary.ts';
import { loweredLevels } from '../ledger/confidence-line-types.ts';
import { count, inCase, longText, reference } from './contract-shapes.ts';

const text = z.string().nullable();
const name = z.string().max(500);

export const reasoningContract = {
  /** Lowers the confidence of a level; `computed` takes that back. It is never raised. */
  'confidence.lower': {
    input: inCase({
      level: z.number().int().min(1).max(4),
      to: z.enum([...loweredLevels, 'computed']),
      reason: longText.min(1),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
  /** Names an independent reviewer; with `withdraw` the naming that ends. */
  'review.assign': {
    input: inCase({
      person: name.default(''),
      principal: name.default(''),
      withdraw: reference.optional(),
      reason: longText.min(1),
      tlp: tlpSchema.optional(),
    }),
    output: z.object({ line: count }),
  },
  /** Who is named to review, and what reviewers answered. */
  'review.list': {
    input: inCase({}),
    output: z.object({
      namings: z.array(
        z.object({
          id: z.string(),
          line: count,
          person: text,
          principal: text,
          reason: text,
          at: text,
          actor: text,
        }),
      ),
      answers: z.array(
        z.object({
          line: count,
          conclusion: text,
          person: text,
          principal: text,
          reviewedSize: count.nullable(),
          at: text,
        }),
      ),
    }),
  },
} as const;
