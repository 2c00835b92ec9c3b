import { z } from 'zod';
import type { PureMethod } from './pure-methods.ts';

/** The calls that are functions of their input alone: no case, no file, no profile. Rows of the contract like any other. */
export const pureContract = {
  'score.input': { input: z.strictObject({ input: z.unknown() }), output: z.object({ score: z.unknown() }) },
  'harm.input': { input: z.strictObject({ input: z.unknown() }), output: z.object({ harm: z.unknown() }) },
  'gate.input': { input: z.strictObject({ input: z.unknown() }), output: z.object({ gates: z.unknown() }) },
} as const satisfies Record<PureMethod, { readonly input: z.ZodType; readonly output: z.ZodType }>;
