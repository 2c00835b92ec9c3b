import type { z } from 'zod';
import type { Json } from '../ledger/canonical-json.ts';
import { plainText, textSchema } from '../ledger/field-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';

/**
 * Reads fields of a line whose type has already checked them; null stands for a field that the edition withholds.
 * A reader that does not fit the schema is a bug and throws.
 */
export type FieldReader = {
  /** Null stands in the line; where nothing is withheld, `value` gives null for nothing else. */
  readonly isNull: (name: string) => boolean;
  readonly value: <T extends z.ZodType>(name: string, schema: T) => z.infer<T> | null;
  readonly text: (name: string) => string | null;
  readonly string: (name: string) => string | null;
  readonly number: (name: string) => number | null;
};

let latest: { readonly line: RevealedLine; readonly fields: FieldReader } | undefined;

/** Every part of the case that may change asks for the fields of a line, one after another: all take the same reader. */
export const readFields = (line: RevealedLine): FieldReader => {
  if (latest?.line !== line) latest = { line, fields: createReader(line) };
  return latest.fields;
};

const createReader = (line: RevealedLine): FieldReader => {
  const raw = (name: string): Json | undefined => line.fields[name];
  return {
    isNull: (name) => raw(name) === null,
    value: (name, schema) => {
      const value = raw(name);
      return value === undefined ? null : parseOnce(value, schema);
    },
    text: (name) => {
      const value = raw(name);
      return value === undefined || value === null ? null : plainText(textSchema.parse(value));
    },
    string: (name) => {
      const value = raw(name);
      return typeof value === 'string' ? value : null;
    },
    number: (name) => {
      const value = raw(name);
      return typeof value === 'number' ? value : null;
    },
  };
};

const lastParsed = new WeakMap<z.ZodType, { readonly value: Json; readonly parsed: unknown }>();

/** The lines of a batch, and lines that are read in a row, share whole values: the very same one is parsed once. */
const parseOnce = <T extends z.ZodType>(value: Json, schema: T): z.infer<T> => {
  const last = lastParsed.get(schema);
  // oxlint-disable-next-line typescript/consistent-type-assertions -- it is what this schema made of this value
  if (last?.value === value) return last.parsed as z.infer<T>;
  const parsed = schema.parse(value);
  if (typeof value === 'object') lastParsed.set(schema, { value, parsed });
  return parsed;
};
