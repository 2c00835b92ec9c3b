import { z } from 'zod';
import type { PureMethod } from './pure-methods.ts';

/** The policy profile that a number was computed by: the default one, since no case says otherwise. */
const profile = z.object({ id: z.string(), version: z.string(), status: z.string(), sha256: z.string() });

/** The calls that are functions of their input alone: no case, no file, no profile. Rows of the contract like any other. */
export const pureContract = {
  'score.input': { input: z.strictObject({ input: z.unknown() }), output: z.object({ score: z.unknown() }) },
  'harm.input': {
    input: z.strictObject({ input: z.unknown() }),
    output: z.object({ harm: z.unknown(), raised: z.string().nullable(), profile }),
  },
  'gate.input': { input: z.strictObject({ input: z.unknown() }), output: z.object({ gates: z.unknown(), profile }) },
} as const satisfies Record<PureMethod, { readonly input: z.ZodType; readonly output: z.ZodType }>;
