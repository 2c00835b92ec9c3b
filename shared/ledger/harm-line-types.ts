import { z } from 'zod';
import { harmCriteria, harmStatuses, redLineIds, redLineStates } from '../domain/vocabulary.ts';
import { harmMap } from './field-schemas.ts';
import { idSchema, textSchema } from './field-types.ts';
import { common, field, skeleton, text, type LineType } from './line-type-parts.ts';

/** The harm card (method, sections 7.2 and 7.3). */
export const harmLineTypes = {
  'harm.set': {
    says: 'Scores harm to civilians (method, section 7.2).',
    v: 1,
    fields: {
      ...common,
      scores: skeleton(
        harmMap(z.strictObject({ score: z.number().int().min(0).max(4), status: z.enum(harmStatuses) })),
        'Score and status by criterion.',
      ),
      cites: field(harmMap(z.array(idSchema('evidence'))), 'Items that each score rests on.'),
      notes: field(harmMap(textSchema), 'Reason for each score.', { texts: ['*'] }),
    },
  },
  'harm.withdraw': {
    says: 'Takes the score of a criterion of harm back: it is not scored any more, and counts 0.',
    v: 1,
    fields: {
      ...common,
      criterion: skeleton(z.enum(harmCriteria), 'The criterion.'),
      reason: text('Why.'),
    },
  },
  'redline.set': {
    says: 'Says that a red line was crossed, or that this is no longer held.',
    v: 1,
    fields: {
      ...common,
      redLine: skeleton(z.enum(redLineIds), 'Which (method, section 7.3).'),
      status: skeleton(z.enum(redLineStates), 'Raised, or cleared.'),
      statement: text('What was done, or why it is no longer held.'),
      cites: field(z.array(idSchema('evidence')), 'Items that it rests on.'),
    },
  },
} as const satisfies Readonly<Record<string, LineType>>;
