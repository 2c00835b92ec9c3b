import type { ImportedRecord, Importer, ImportSink } from './importer.ts';
import { createJsonImport, createKeys, headText, isItemOf, notThisFormat } from './json-importer.ts';
import {
  firstTextOf,
  isList,
  isMembers,
  memberOf,
  membersToFields,
  searchText,
  textOf,
  type JsonMembers,
} from './json-values.ts';
import { readRecordTime } from './record-time.ts';
import { recordTitle } from './record-title.ts';

/** STIX 2.1 bundles: one record an object, of the object's own type. */
export const stixImporter: Importer = {
  format: 'stix',
  sniff: (head) => {
    const text = headText(head);
    if (!/^\s*\{/u.test(text) || !/"type"\s*:\s*"bundle"/u.test(text)) return 0;
    return /"id"\s*:\s*"bundle--/u.test(text) ? 2 : 1;
  },
  open: (sink, { clockOffsetSeconds = 0 }) => {
    const keys = createKeys();
    return createJsonImport(sink, {
      isElement: (path) => isItemOf(path, 'objects'),
      onElement: (value, pointer) => {
        if (isMembers(value)) sink.record(readObject(value, pointer, { sink, keys, clockOffsetSeconds }));
        else sink.skip({ place: { pointer }, code: 'NOT_AN_OBJECT', message: 'What stands here is no STIX object.' });
      },
      onRest: (rest) => {
        if (!isMembers(rest) || memberOf(rest, 'type') !== 'bundle') {
          return notThisFormat('a STIX bundle', 'it has no "type": "bundle"');
        }
        const objects = memberOf(rest, 'objects');
        return objects === undefined || isList(objects)
          ? undefined
          : notThisFormat('a STIX bundle', 'its "objects" are no list');
      },
    });
  },
};

type Context = {
  readonly sink: ImportSink;
  readonly keys: ReturnType<typeof createKeys>;
  readonly clockOffsetSeconds: number;
};

/** When what the object speaks of happened; failing that, when the object was made. */
const timeNames = ['first_observed', 'first_seen', 'start_time', 'valid_from', 'published', 'created', 'modified'];
const titleNames = [
  'name',
  'value',
  'path',
  'subject',
  'display_name',
  'pattern',
  'content',
  'abstract',
  'command_line',
];

const readObject = (object: JsonMembers, pointer: string, context: Context): ImportedRecord => {
  const { sink, keys, clockOffsetSeconds } = context;
  const mark = (code: string, message: string): void => sink.skip({ place: { pointer }, code, message });
  const type = textOf(object, 'type');
  const id = textOf(object, 'id');
  if (type === null) mark('NO_TYPE', 'The object has no type; it is listed as untyped.');
  if (id === null) mark('NO_ID', 'The object has no id, so nothing can refer to it.');
  else {
    if (type !== null && !id.startsWith(`${type}--`))
      mark('ODD_ID', 'The id does not begin with the type of the object.');
    // The same id with another `modified` is another version of the object.
    if (!keys.isNew(`${id} ${textOf(object, 'modified') ?? ''}`)) {
      mark(
        'DUPLICATE_ID',
        'An object with this id and this time of change stands in the file already; both are listed.',
      );
    }
  }
  const time = firstTextOf(object, timeNames);
  return {
    type: type ?? 'untyped',
    key: id,
    title: recordTitle(titleOf(object) ?? id ?? type ?? 'untyped object'),
    text: searchText(object),
    at: time === null ? null : readRecordTime(time, clockOffsetSeconds),
    place: { pointer },
    fields: membersToFields(object),
    links: linksOf(object),
  };
};

/** What `…_ref` and `…_refs` name. */
const linksOf = ({ members }: JsonMembers): ImportedRecord['links'] => {
  const links: { readonly kind: string; readonly to: string }[] = [];
  for (const [name, value] of members) {
    if (!name.endsWith('_ref') && !name.endsWith('_refs')) continue;
    const kind = /^(.+)_refs?$/u.exec(name)?.[1];
    if (kind === undefined) continue;
    for (const to of isList(value) ? value.items : [value]) if (typeof to === 'string') links.push({ kind, to });
  }
  return links;
};

const titleOf = (object: JsonMembers): string | null => {
  const relation = textOf(object, 'relationship_type');
  if (relation !== null) {
    return `${textOf(object, 'source_ref') ?? '?'} ${relation} ${textOf(object, 'target_ref') ?? '?'}`;
  }
  return firstTextOf(object, titleNames);
};
