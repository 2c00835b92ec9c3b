import { z } from 'zod';
import { opinionStandings, ratingCodes } from '../domain/vocabulary.ts';
import { claimVerdicts } from '../review/review-vocabulary.ts';
import { signatureSchema } from './field-schemas.ts';
import { countSchema, idSchema, nameText, sha256Schema } from './field-types.ts';
import { common, field, skeleton, text, type LineType } from './line-type-parts.ts';

const importLine = skeleton(countSchema, 'Number of the line that took the review in.');

/**
 * What stands beside `review.import`: the signature and the codes of the answer, so that a reader of any edition sees
 * what was answered, and how a dissent ended. Free words are never in the skeleton.
 */
export const reviewLineTypes: Readonly<Record<string, LineType>> = {
  'review.seal': {
    says: 'Keeps the signature of a review beside it, and its codes.',
    v: 1,
    fields: {
      ...common,
      import: importLine,
      signature: field(signatureSchema, 'SSHSIG over the bytes of review.json in the namespace plumbline-review-v1.'),
      scores: skeleton(sha256Schema, 'SHA-256 of the assessment.json that the reviewer recomputed.'),
      blind: skeleton(z.enum(opinionStandings), 'How blind the ratings were given, as in `opinion.begin`.'),
      conflict: skeleton(z.boolean(), 'Whether a conflict of interest was declared.'),
      custody: skeleton(
        z.strictObject({ failing: countSchema, sampled: countSchema, untold: countSchema }),
        'How many items were sampled for custody, of how many it fails, and of how many nobody could tell.',
      ),
      ratings: skeleton(
        z.array(
          z.strictObject({
            hypothesis: idSchema('hypothesis'),
            item: idSchema('evidence'),
            rating: z.enum(ratingCodes),
          }),
        ),
        'The ratings given, by item and hypothesis.',
      ),
      claims: skeleton(
        z.array(z.strictObject({ level: z.number().int().min(1).max(4), verdict: z.enum(claimVerdicts) })),
        'Verdict on the claim of each level.',
      ),
      standards: skeleton(
        z.array(z.number().int().min(0).max(3)).length(9),
        'Scores of the nine tradecraft standards, 0 poor to 3 excellent.',
      ),
    },
  },
  'dissent.close': {
    says: 'Closes a dissent, by the signed word of whoever wrote it.',
    v: 1,
    fields: {
      ...common,
      import: importLine,
      sha256: field(sha256Schema, 'SHA-256 of the file that closes it.'),
      closing: text('The exact bytes of closing.json.'),
      signature: field(signatureSchema, 'SSHSIG over them in the namespace plumbline-review-v1.'),
    },
  },
  'dissent.override': {
    says: 'Records that a board overrode a dissent. The dissent stays, and both are printed.',
    v: 1,
    fields: {
      ...common,
      import: importLine,
      board: field(z.array(nameText).min(2).max(50), 'Who decided: names or principals.'),
      reason: text('Why, in the board’s words.'),
    },
  },
};
