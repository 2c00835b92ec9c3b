import { z } from 'zod';
import { nameSenses } from '../domain/name-claims.ts';
import { idSchema, lineText } from './field-types.ts';
import { common, field, text, type LineType } from './line-type-parts.ts';

/** Names of actors: ordinary fields, so that an edition withholds them by the marking of their line. */
export const nameLineTypes = {
  'name.claim': {
    says: 'Records what a source calls the actor of a hypothesis, and in what sense.',
    v: 1,
    fields: {
      ...common,
      id: field(idSchema('name'), 'Identifier of the claim.'),
      hypothesis: field(idSchema('hypothesis'), 'The hypothesis whose actor is named.'),
      source: field(idSchema('source').nullable(), 'The source that uses the name; null where an item is named.'),
      item: field(idSchema('evidence').nullable(), 'The item that uses the name; null where a source is named.'),
      name: field(lineText(200), 'The name, as it is written there.'),
      sense: field(z.enum(nameSenses), 'How the actor stands to the name, by that source.'),
      attack: field(
        z
          .string()
          .regex(/^G\d{4}$/u)
          .nullable(),
        'Group of ATT&CK that is meant; null where nobody says.',
      ),
      reason: text('Where it stands there, and how it was read.'),
    },
  },
  'name.withdraw': {
    says: 'Withdraws a claim of a name. Its line stays.',
    v: 1,
    fields: { ...common, id: field(idSchema('name'), 'The claim.'), reason: text('Why.') },
  },
} as const satisfies Readonly<Record<string, LineType>>;
