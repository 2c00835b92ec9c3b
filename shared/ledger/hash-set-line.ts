import { z } from 'zod';
import { countSchema, lineText, nameText, sha256Schema } from './field-types.ts';

export const hashSetKinds = ['good', 'bad'] as const;
/** A list of hashes that somebody calls known: what it is, and the digest of the file that it was read from. */
export const hashSetSchema = z.strictObject({
  hashes: countSchema,
  kind: z.enum(hashSetKinds),
  licence: lineText(2000),
  name: nameText,
  provenance: lineText(2000),
  sha256: sha256Schema,
  version: nameText,
});
export const hashMatchesSchema = z.strictObject({ items: countSchema, records: countSchema });

const marked = (schema: z.ZodType, says: string) => ({ schema, disclosing: 'marked' as const, texts: [], says });

/** `common` are the fields that every line has. */
export const hashSetLineTypes = <Field>(common: Readonly<Record<string, Field>>) => ({
  'hashset.apply': {
    says: 'Holds a set of known hashes against the case. What matches follows from the set and the case, and judges nothing.',
    v: 1,
    fields: {
      ...common,
      set: marked(
        hashSetSchema,
        'Name, kind, version, provenance and licence of the set; number of its hashes; SHA-256 of the list that it was read from.',
      ),
      matches: marked(hashMatchesSchema, 'How many items, and how many records of imports, matched at that time.'),
    },
  },
});
