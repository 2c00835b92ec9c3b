import { acquisitionFields, acquisitionSays, acquisitionSchemas } from '../domain/acquisition.ts';
import { idSchema } from './field-types.ts';
import { field, type LineType } from './line-type-parts.ts';

/** `evidence.acquire`: its fields are the members of an acquisition, each disclosed by itself. */
export const acquisitionLineType = (common: LineType['fields']): LineType => ({
  says: 'States how one item, or every item of an intake, came to be; null fields stay as they were stated before. Of an item its own line counts before that of its intake.',
  v: 1,
  fields: {
    ...common,
    item: field(idSchema('evidence').nullable(), 'The item; null: all items of the intake.'),
    intake: field(idSchema('intake').nullable(), 'The intake; null where it is about one item.'),
    ...Object.fromEntries(
      acquisitionFields.map((name) => [name, field(acquisitionSchemas[name].nullable(), acquisitionSays[name])]),
    ),
  },
});
