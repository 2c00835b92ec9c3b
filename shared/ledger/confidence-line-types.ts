import { z } from 'zod';
import { idSchema, nameText } from './field-types.ts';
import { common, field, skeleton, text, type LineType } from './line-type-parts.ts';

/** To what an analyst may lower a computed confidence; high is what nothing can be lowered to. */
export const loweredLevels = ['insufficient', 'low', 'moderate'] as const;
const assignmentStates = ['assigned', 'withdrawn'] as const;

export const confidenceLineTypes = {
  'confidence.lower': {
    says: 'Lowers the stated confidence of one level below what was computed. Raising is impossible.',
    v: 1,
    fields: {
      ...common,
      level: skeleton(z.number().int().min(1).max(4), 'Level.'),
      to: skeleton(z.enum(loweredLevels).nullable(), 'At most this; null: as computed again.'),
      reason: text('Why.'),
    },
  },
  'review.assign': {
    says: 'Names an independent reviewer, or withdraws the naming.',
    v: 1,
    fields: {
      ...common,
      id: skeleton(idSchema('review'), 'Identifier of the naming.'),
      status: skeleton(z.enum(assignmentStates), 'Whether it stands.'),
      reviewer: field(
        z.strictObject({ person: nameText, principal: nameText }),
        'Who is to review: person, and principal if there is a key; empty where none.',
      ),
      reason: text('Why this person, and what makes them independent; or why not any more.'),
    },
  },
} as const satisfies Readonly<Record<string, LineType>>;
