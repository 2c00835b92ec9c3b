import { z } from 'zod';
import { countSchema, idSchema, lineText, nameText, sha256Schema, textSchema } from './field-types.ts';

/** What read the file, and how: with the file itself all that is needed to read it again. */
export const importReaderSchema = z.strictObject({
  clockOffsetSeconds: z.number().int().min(-10_000_000_000).max(10_000_000_000),
  columns: z.record(nameText, nameText),
  format: lineText(40),
  version: countSchema,
});
/** What came of it. The records themselves are in no line: they follow from the file. */
export const importResultSchema = z.strictObject({ marks: countSchema, records: countSchema, sha256: sha256Schema });

const marked = (schema: z.ZodType, says: string) => ({ schema, disclosing: 'marked' as const, texts: [], says });

/** Lines about files whose content was read into the derived index; `common` are the fields that every line has. */
export const importLineTypes = <Field>(common: Readonly<Record<string, Field>>) => ({
  'import.record': {
    says: 'Records that the file of an item was read into the derived index, which can be made again from the file and this line.',
    v: 1,
    fields: {
      ...common,
      id: marked(idSchema('import'), 'Identifier.'),
      item: marked(idSchema('evidence'), 'The item.'),
      reader: marked(
        importReaderSchema,
        'Format, version of the importers, columns of a table by the part of a record that they give, seconds added to every time.',
      ),
      result: marked(
        importResultSchema,
        'Number of records, number of places that were marked as odd, SHA-256 over the records as the documentation of the index has it.',
      ),
    },
  },
  'import.undo': {
    says: 'Takes an import back: its records leave the derived index, the file stays.',
    v: 1,
    fields: {
      ...common,
      id: marked(idSchema('import'), 'The import.'),
      item: marked(idSchema('evidence'), 'The item.'),
      reason: { schema: textSchema, disclosing: 'marked' as const, texts: [''], says: 'Why.' },
    },
  },
});
