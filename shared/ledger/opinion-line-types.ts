import { z } from 'zod';
import { opinionStandings, ratingCodes } from '../domain/vocabulary.ts';
import { hypothesisMap } from './field-schemas.ts';
import { countSchema, idSchema, nameText, textSchema } from './field-types.ts';
import { common, field, skeleton, type LineType } from './line-type-parts.ts';

/**
 * A second opinion: ratings of one level by somebody else, beside those that the case counts. They are types of their
 * own, so that no reader of `rating.set` ever counts them.
 */
export const opinionLineTypes: Readonly<Record<string, LineType>> = {
  'opinion.begin': {
    says: 'Begins a second opinion on one level. Until it ends, the program shows no rating of the case and no number that follows from one.',
    v: 1,
    fields: {
      ...common,
      id: skeleton(idSchema('opinion'), 'Identifier.'),
      level: skeleton(z.number().int().min(1).max(4), 'The level that is rated.'),
      rater: field(nameText, 'Who rates.'),
      standing: skeleton(
        z.enum(opinionStandings),
        'How blind: `unshown`, the program has no note of having shown ratings of the level on this workstation; `declared`, it has shown them there, and the rater declares not to have seen them; `seen`, not blind.',
      ),
    },
  },
  'opinion.rate': {
    says: 'Rates one item against hypotheses within a second opinion. It changes nothing that the case counts.',
    v: 1,
    fields: {
      ...common,
      opinion: skeleton(idSchema('opinion'), 'The second opinion.'),
      item: skeleton(idSchema('evidence'), 'The item.'),
      ratings: skeleton(hypothesisMap(z.enum(ratingCodes).nullable()), 'Rating by hypothesis; null clears one.'),
      rationales: field(hypothesisMap(textSchema), 'Rationale by hypothesis.', { texts: ['*'] }),
    },
  },
  'opinion.end': {
    says: 'Ends a second opinion. From here on the program shows the ratings of the case again, and takes no more of this one.',
    v: 1,
    fields: {
      ...common,
      opinion: skeleton(idSchema('opinion'), 'The second opinion.'),
      rated: skeleton(countSchema, 'How many cells it has rated.'),
      cells: skeleton(countSchema, 'How many cells the level has.'),
    },
  },
};
