import { z } from 'zod';
import { wordingIds } from '../reference/yardsticks.ts';
import { decimalSchema, idSchema } from './field-types.ts';
import { common, skeleton, text, type LineType } from './line-type-parts.ts';

export const yardstickLineTypes = {
  'yardstick.choose': {
    says: 'Chooses the words of probability among the yardsticks of the pinned profile, from this line on.',
    v: 1,
    fields: {
      ...common,
      wording: skeleton(z.enum(wordingIds), 'Yardstick, with the row of its words where it has two.'),
      reason: text('Why.'),
    },
  },
  'yardstick.confirm': {
    says: 'Confirms the PHIA term of a level as a judgement. Any line that moves the number outdates it.',
    v: 1,
    fields: {
      ...common,
      level: skeleton(z.number().int().min(1).max(4), 'Level.'),
      hypothesis: skeleton(idSchema('hypothesis'), 'The lead that is judged.'),
      probability: skeleton(decimalSchema, 'Its probability when it was confirmed, with 6 places.'),
      term: skeleton(z.string().regex(/^[a-z-]{1,40}$/u), 'Identifier of the band.'),
      reason: text('Why.'),
    },
  },
} as const satisfies Readonly<Record<string, LineType>>;
