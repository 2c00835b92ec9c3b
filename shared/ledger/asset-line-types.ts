import { z } from 'zod';
import { assetKinds, assetStates, backupMinutesMax, knownAs, peopleMax } from '../domain/asset-vocabulary.ts';
import { sectorCodes } from '../reference/sectors.ts';
import { idSchema, instantSchema, nameText } from './field-types.ts';
import { common, field, text, type LineType } from './line-type-parts.ts';

const id = idSchema('asset');
const items = z.array(idSchema('evidence')).max(200);
const score = z.number().int().min(0).max(4);

/** Shapes that the lines and their rows share. */
export const assetSchemas = {
  people: z.strictObject({ count: z.number().int().min(0).max(peopleMax), status: z.enum(knownAs) }),
  state: z.strictObject({
    from: instantSchema.nullable(),
    is: z.enum(assetStates),
    status: z.enum(knownAs),
    to: instantSchema.nullable(),
  }),
  sectors: z.array(z.enum(sectorCodes)).min(1).max(3),
  cites: z.strictObject({ entry: items, people: items, state: items }),
} as const;

/**
 * The register of civilian assets and services. No field is part of the skeleton: no number of a release rests on it, and
 * sector, people and hours can tell who a victim is.
 */
export const assetLineTypes = {
  'asset.set': {
    says: 'Enters an asset or a civilian service into the register, or states what the entry is now; the latest line holds.',
    v: 1,
    fields: {
      ...common,
      id: field(id, 'Identifier.'),
      kind: field(z.enum(assetKinds), 'A service that people get, or an asset that it is made by.'),
      name: field(nameText, 'Name.'),
      operator: field(nameText, 'Who runs it; empty where nobody knows.'),
      location: field(nameText, 'Where it is, in words; empty where nobody knows.'),
      sectors: field(assetSchemas.sectors, 'Sectors, each with its vocabulary (method, section 5.9).'),
      criticality: field(score, 'How much people depend on it, 0 to 4 (method, section 7.2).'),
      vulnerable: field(score.nullable(), 'How far those it serves are vulnerable, 0 to 4; null: not said.'),
      people: field(assetSchemas.people.nullable(), 'How many people it serves; null: unknown.'),
      state: field(assetSchemas.state.nullable(), 'Whether it failed, from when to when; null: unknown.'),
      cites: field(assetSchemas.cites, 'Items that the entry, its people and its state rest on.'),
      note: text('Remark; why it was corrected.'),
    },
  },
  'asset.withdraw': {
    says: 'Takes an entry of the register back.',
    v: 1,
    fields: { ...common, id: field(id, 'The entry.'), reason: text('Why.') },
  },
  'dependency.set': {
    says: 'States that one entry needs another, and how long it does without; the latest line about the two holds.',
    v: 1,
    fields: {
      ...common,
      asset: field(id, 'The entry that needs the other.'),
      needs: field(id, 'What it needs.'),
      backupMinutes: field(
        z.number().int().min(0).max(backupMinutesMax).nullable(),
        'Minutes that it goes on without; 0: none; null: unknown.',
      ),
      statement: text('In what it needs it.'),
      cites: field(items, 'Items that this rests on.'),
    },
  },
  'dependency.withdraw': {
    says: 'Takes back that one entry needs another.',
    v: 1,
    fields: {
      ...common,
      asset: field(id, 'The entry that was said to need the other.'),
      needs: field(id, 'What it was said to need.'),
      reason: text('Why.'),
    },
  },
} as const satisfies Readonly<Record<string, LineType>>;
