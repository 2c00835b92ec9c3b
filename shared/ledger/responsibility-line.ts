import { z } from 'zod';
import { arsiwaBases, responsibilityDegrees } from '../reference/responsibility.ts';
import { idSchema } from './field-types.ts';
import { common, skeleton, text, type LineType } from './line-type-parts.ts';

/** The two codes of a hypothesis that names a State (method, section 2.7). */
export const responsibilityLineTypes = {
  'responsibility.set': {
    says: 'States in what mode a State would be responsible, if a hypothesis of level 4 is true.',
    v: 1,
    fields: {
      ...common,
      hypothesis: skeleton(idSchema('hypothesis'), 'The hypothesis, which names a State.'),
      degree: skeleton(
        z.enum(responsibilityDegrees).nullable(),
        'Degree on the Spectrum of State Responsibility; null: no mode is claimed any more.',
      ),
      basis: skeleton(
        z.enum(arsiwaBases).nullable(),
        'Article on State Responsibility (ILC, 2001) that would attribute the conduct; null with the degree.',
      ),
      reason: text('Why.'),
    },
  },
} as const satisfies Readonly<Record<string, LineType>>;
