import { z } from 'zod';
import { custodyEventTypes, custodyGrades } from '../domain/vocabulary.ts';
import {
  carriageSchema,
  custodyHandsSchema,
  custodyHashesSchema,
  handsSchema,
  hashesSchema,
  toolSchema,
} from './field-schemas.ts';
import { countSchema, idSchema, instantSchema } from './field-types.ts';
import { common, field, skeleton, text, type EarlierLineTypes, type LineType } from './line-type-parts.ts';

export const custodyLineTypes: Readonly<Record<string, LineType>> = {
  'custody.event': {
    says: 'One more event in the custody of an item.',
    v: 2,
    fields: {
      ...common,
      item: field(idSchema('evidence'), 'The item.'),
      event: field(z.enum(custodyEventTypes), 'Kind of event (method, section 4.2).'),
      happened: field(instantSchema.nullable(), 'When it happened, if not when it was recorded.'),
      hands: field(
        custodyHandsSchema,
        'Giver, receiver, role of who acted, purpose, authority, place, seal, condition, witness.',
      ),
      transport: field(carriageSchema, 'Carrier and tracking number.'),
      tool: field(toolSchema, 'What it was done with.'),
      hashes: field(
        custodyHashesSchema,
        'SHA-256 before and after, as stated by giver and receiver or as computed; `stored`: of the file in the case, computed by the program in this act. Null where none was taken.',
      ),
      corrects: field(countSchema.nullable(), 'Line of the event that a correction is about.'),
      note: text('Remark.'),
    },
  },
  'custody.grade': {
    says: 'The custody grade that follows from the chain of an item, written whenever an event changes it. What a person stated stays; the worse counts.',
    v: 1,
    fields: {
      ...common,
      item: skeleton(idSchema('evidence'), 'The item.'),
      grade: skeleton(z.enum(custodyGrades), 'The grade that follows.'),
      reason: text('Why, in words.'),
      rests: field(z.array(countSchema), 'Lines of the events that it rests on.'),
    },
  },
};

export const earlierCustodyLineTypes: EarlierLineTypes = {
  'custody.event': [
    {
      says: 'One more event in the custody of an item, as written before version 2.',
      v: 1,
      fields: {
        ...common,
        item: field(idSchema('evidence'), 'The item.'),
        event: field(z.enum(custodyEventTypes), 'Kind of event (method, section 4.2).'),
        hands: field(handsSchema, 'Giver, receiver, purpose, authority, place, seal, transport, witness.'),
        hashes: field(hashesSchema, 'SHA-256 before and after, as computed; null where none was taken.'),
        note: text('Remark.'),
      },
    },
  ],
};
