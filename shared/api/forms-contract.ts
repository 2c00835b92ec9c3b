import { z } from 'zod';
import { excerptAnchorSchema, placeSchema } from '../domain/excerpt-anchor.ts';
import { count, inCase, reference } from './contract-shapes.ts';

/** Looking into the file of an item. Each call reads what its window needs; nothing in a file is rendered, followed or run. */
export const formsContract = {
  /** Which bytes of the file a place denotes, and their SHA-256: what `dd` and `sha256sum` give for it. */
  'evidence.resolve-place': {
    input: inCase({ evidence: reference, place: placeSchema }),
    output: z.object({ item: z.string(), size: count, anchor: excerptAnchorSchema }),
  },
} as const;
