import { z } from 'zod';
import { isId } from '../base/ids.ts';
import { opinionStandings } from '../domain/vocabulary.ts';
import { countSchema, idSchema } from './field-types.ts';
import { common, skeleton, text, type LineType } from './line-type-parts.ts';

const levelSchema = z.number().int().min(1).max(4);
const hypothesisId = z.string().refine((id) => isId('hypothesis', id), 'not an identifier of a hypothesis');
/** Places from the most likely on; hypotheses of one place are held to be equally likely. */
export const orderSchema = z.array(z.array(hypothesisId).min(1).max(1000)).max(1000);

/** A person's own ranking of hypotheses, made before the scores are shown, and why it differs (method, section 8.4). */
export const rankingLineTypes: Readonly<Record<string, LineType>> = {
  'ranking.set': {
    says: 'States how somebody ranks the hypotheses of one level themselves. Nothing is computed from it.',
    v: 1,
    fields: {
      ...common,
      id: skeleton(idSchema('ranking'), 'Identifier.'),
      level: skeleton(levelSchema, 'Level.'),
      order: skeleton(orderSchema, 'Places from the most likely on, each with the hypotheses that share it.'),
      standing: skeleton(
        z.enum(opinionStandings),
        'How independent: `unshown`, the program has no note of having shown scores of the level on this workstation; `declared`, it has shown them there to somebody else, and the person declares not to have seen them; `seen`, made knowing them.',
      ),
      reason: text('Why in this order.'),
    },
  },
  'ranking.explain': {
    says: 'Explains how a ranking differs from the computed order of its level.',
    v: 1,
    fields: {
      ...common,
      ranking: skeleton(idSchema('ranking'), 'The ranking.'),
      computed: skeleton(orderSchema, 'The order by ALR-1 that it was held against, by place.'),
      asOf: skeleton(countSchema, 'Number of lines that it was computed from.'),
      explanation: text('Why they differ, and what follows from that.'),
    },
  },
  'ranking.waive': {
    says: 'Records that the scores of one level were shown to somebody who had not ranked its hypotheses.',
    v: 1,
    fields: {
      ...common,
      level: skeleton(levelSchema, 'Level.'),
      reason: text('Why without a ranking.'),
    },
  },
};
