import { z } from 'zod';
import { standingActs, standingGrounds } from '../domain/standing-vocabulary.ts';
import { tlpSchema } from '../domain/vocabulary.ts';
import { checkpointSchema } from './field-schemas.ts';
import { countSchema, idSchema, instantSchema, lineText, nameText, sha256Schema } from './field-types.ts';
import { always, common, field, text, type LineType } from './line-type-parts.ts';

/** What is to be said of a release that has left. The statement is printed wherever the release is named. */
export const standingActSchema = z.strictObject({
  kind: z.enum(standingActs),
  release: countSchema,
  checkpoint: checkpointSchema,
  ground: z.enum(standingGrounds),
  statement: lineText(4000).min(1),
});

const commonAlways = {
  actor: always(nameText, common.actor.says),
  at: always(instantSchema, common.at.says),
  tlp: always(tlpSchema, common.tlp.says),
};

/**
 * What becomes of a release after it has left (bundle format, section 5): amended or retracted by two people, told to
 * whoever got it. Its words are shown in every edition, since the readers of every edition must learn of it.
 */
export const standingLineTypes: Readonly<Record<string, LineType>> = {
  'standing.request': {
    says: 'Asks for the amendment or retraction of a release. Approved as any other request is.',
    v: 1,
    fields: {
      ...commonAlways,
      id: always(idSchema('request'), 'Identifier.'),
      act: always(
        standingActSchema,
        'What is to be said of which release: the line that froze it, its checkpoint, ground and statement.',
      ),
    },
  },
  'standing.set': {
    says: 'Amends or retracts a release. The release stays as it was; what is said of it stands beside it.',
    v: 1,
    fields: {
      ...commonAlways,
      request: always(idSchema('request'), 'The approved request.'),
      act: always(standingActSchema, 'What is said of which release, as it was approved.'),
    },
  },
  'notice.tell': {
    says: 'Records that somebody who got a release was told what became of it.',
    v: 1,
    fields: {
      ...common,
      handover: field(countSchema, 'Number of the line that recorded what they got.'),
      standing: field(countSchema, 'Number of the line that they were told of.'),
      sha256: field(sha256Schema.nullable(), 'SHA-256 of the notice that they got; null where they got none.'),
      how: text('How they were told, and what they answered.'),
    },
  },
};
