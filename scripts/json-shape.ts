import { z } from 'zod';
import { idPrefixes } from '../shared/base/ids.ts';
import { textSchema } from '../shared/ledger/field-types.ts';

/** What a schema of a ledger field allows, in the notation that the page of line types explains. */
export const schemaToShape = (schema: z.ZodType): string =>
  shapeOf(
    z.toJSONSchema(schema, {
      override: ({ zodSchema, jsonSchema }) => {
        const name = zodSchema === textSchema ? 'text' : formatOf(zodSchema);
        if (name !== undefined) jsonSchema.title = name;
      },
    }),
  );

/** One text that only this format allows. A check written in code has no name in JSON Schema, so it is tried out. */
const exampleByFormat: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.values(idPrefixes).map((prefix) => [`${prefix}-id`, `${prefix}-${'0'.repeat(26)}`])),
  instant: '2026-03-01T00:00:00Z',
  date: '2026-03-01',
  'hex-64': '0123456789abcdef'.repeat(4),
  decimal: '0.5',
};

const formatOf = (schema: z.core.$ZodType): string | undefined => {
  if (schema._zod.def.type !== 'string') return undefined;
  const formats = Object.keys(exampleByFormat).filter((format) => z.safeParse(schema, exampleByFormat[format]).success);
  return formats.length === 1 ? formats[0] : undefined;
};

type JsonSchema = z.core.JSONSchema._JSONSchema;

const shapeOf = (schema: JsonSchema): string => {
  if (typeof schema === 'boolean') throw new TypeError('a field of the ledger allows anything');
  if (schema.title !== undefined) return schema.title;
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) return alternatives.map(shapeOf).join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  const { type } = schema;
  if (Array.isArray(type)) return type.map((one) => shapeOf({ ...schema, type: one })).join(' or ');
  if (type === undefined || type === 'number') return refuse(schema);
  switch (type) {
    case 'string':
      return stringShape(schema);
    case 'integer':
      return integerShape(schema);
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'null';
    case 'array':
      return `[${schema.items === undefined || Array.isArray(schema.items) ? refuse(schema) : shapeOf(schema.items)}, …]`;
    case 'object':
      return objectShape(schema);
  }
};

// A string without a limit stands only inside a text, which has its own name.
const stringShape = (schema: z.core.JSONSchema.JSONSchema): string => {
  if (schema.pattern !== undefined) return `/${schema.pattern}/`;
  return schema.maxLength === undefined ? refuse(schema) : `string ≤ ${schema.maxLength}`;
};

const integerShape = ({ minimum, maximum }: z.core.JSONSchema.JSONSchema): string => {
  if (maximum === undefined || maximum === Number.MAX_SAFE_INTEGER) return `integer ≥ ${minimum ?? 0}`;
  return `integer ${minimum ?? 0} to ${maximum}`;
};

const objectShape = (schema: z.core.JSONSchema.JSONSchema): string => {
  const { additionalProperties, properties, propertyNames } = schema;
  if (propertyNames !== undefined && additionalProperties !== undefined) {
    return `{ <${shapeOf(propertyNames)}>: ${shapeOf(additionalProperties)}, … }`;
  }
  if (properties === undefined || additionalProperties !== false) return refuse(schema);
  const members = Object.keys(properties)
    .sort((left, right) => (left < right ? -1 : 1))
    .map((name) => `${name}: ${shapeOf(properties[name] ?? refuse(schema))}`);
  return `{ ${members.join(', ')} }`;
};

const refuse = (schema: z.core.JSONSchema.JSONSchema): never => {
  throw new TypeError(`the page of line types has no notation for ${JSON.stringify(schema)}`);
};
