import { z } from 'zod';
import { tlpSchema } from '../domain/vocabulary.ts';
import { caseCheck, count, inCase, path, reference } from './contract-shapes.ts';

/** What is proven alone, without the rest of a case. */
export const proofContract = {
  /** An item of the last release with its lines, in a new folder; disclosed is what an edition up to `tlp` shows. */
  'proof.exhibit': {
    input: inCase({ evidence: reference, out: path, tlp: tlpSchema.default('CLEAR') }),
    output: z.object({ out: z.string(), origin: z.string(), size: count, sha256: z.string(), lines: count }),
  },
  /** That one log key signed two histories: from two checkpoint notes or bundles. */
  'proof.fork': {
    input: z.strictObject({ first: path, second: path, logKey: path.optional(), out: path }),
    output: z.object({ out: z.string(), origin: z.string(), sizes: z.array(count) }),
  },
  /** Either of them, by whoever received it. `fields`: what is disclosed of a line, as JSON. */
  'proof.verify': {
    input: z.strictObject({ path, logKey: path.optional(), witnesses: z.array(path).max(64).default([]) }),
    output: z.object({
      ok: z.boolean(),
      kind: z.enum(['exhibit', 'fork']),
      verdict: z.enum(['verified', 'not anchored', 'failed']),
      origin: z.string().nullable(),
      sizes: z.array(count),
      root: z.string().nullable(),
      sha256: z.string().nullable(),
      lines: z.array(z.object({ seq: count, type: z.string(), day: z.string(), fields: z.string() })),
      checks: z.array(caseCheck),
      notProven: z.array(z.string()),
    }),
  },
} as const;
