import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

const folder = join(import.meta.dirname, '..', 'fixtures', 'stix-schemas');

export type StixObject = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };
export type StixBundle = { readonly type: string; readonly id: string; readonly objects: readonly StixObject[] };

/**
 * What the OASIS schemas say against a bundle: each object by the schema of its type, what has none by that of every object,
 * and the bundle by its own. That one does not list incident, note, opinion, grouping and extension-definition, and refuses every type
 * that it does not list because its two shapes for such an object exclude each other and each object has both; so it is
 * asked about the bundle with the objects that it lists.
 */
export const createStixValidator = (): ((bundle: StixBundle) => readonly string[]) => {
  const ajv = new Ajv2020({ strict: false, unicodeRegExp: false, validateFormats: false });
  const idByType = new Map<string, string>();
  for (const kind of ['common', 'observables', 'sdos', 'sros']) {
    for (const file of readdirSync(join(folder, kind))) {
      const schema = JSON.parse(readFileSync(join(folder, kind, file), 'utf8')) as { readonly $id: string };
      ajv.addSchema(schema);
      idByType.set(file.replace('.json', ''), schema.$id);
    }
  }
  const schemaOf = (type: string): string => idByType.get(type) ?? '';
  const unlisted = new Set(['incident', 'note', 'opinion', 'grouping', 'extension-definition']);
  return (bundle) => {
    const faults: string[] = [];
    const ask = (schema: string, value: unknown, what: string): void => {
      if (!ajv.validate(schema, value)) faults.push(`${what}: ${ajv.errorsText()}`);
    };
    for (const object of bundle.objects)
      ask(idByType.has(object.type) ? schemaOf(object.type) : schemaOf('core'), object, object.id);
    const listed = bundle.objects.filter(({ type }) => idByType.has(type) && !unlisted.has(type));
    ask(schemaOf('bundle'), { ...bundle, objects: listed }, bundle.id);
    return faults;
  };
};

/** Every identifier that the objects refer to and that none of them has. */
export const danglingReferences = ({ objects }: StixBundle): readonly string[] => {
  const known = new Set(objects.map(({ id }) => id));
  const referred = objects.flatMap((object) =>
    [...JSON.stringify(object).matchAll(/"(?:[a-z_]+_ref)":"([^"]+)"|"(?:[a-z_]+_refs)":\[([^\]]*)\]/gu)].flatMap(
      ([, one, many]) => (one === undefined ? (many ?? '').split(',').map((id) => id.replaceAll('"', '')) : [one]),
    ),
  );
  return [...new Set(referred)].filter((id) => id !== '' && !known.has(id));
};
