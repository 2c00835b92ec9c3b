import { z } from 'zod';
import { levelDelta } from '../attribution/delta/delta-shape.ts';
import { count, inCase } from './contract-shapes.ts';

const text = z.string().nullable();

export const deltaContract = {
  /** What came in after line `since` up to line `until`, what moved by it, and which change moved the lead how far. */
  'case.delta': {
    input: inCase({ since: count, until: count.optional() }),
    output: z.object({
      since: z.object({ line: count, at: text }),
      until: z.object({ line: count, at: text }),
      /** Lines of each type between the two. */
      types: z.array(z.object({ type: z.string(), count })),
      /** Lines that move no probability and belong to what changed: assumptions, opinions, reviews and the like. */
      told: z.array(z.object({ line: count, type: z.string(), words: z.string(), actor: text })),
      /** Fields of the skeleton that are withheld at either moment: then nothing is recomputed, and no number is given. */
      missing: z.array(z.string()),
      levels: z.array(levelDelta),
    }),
  },
} as const;
