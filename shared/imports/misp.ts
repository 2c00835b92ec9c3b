import type { ImportedRecord, Importer, ImportSink, RecordTime } from './importer.ts';
import { createJsonImport, createKeys, headText, notThisFormat } from './json-importer.ts';
import {
  isList,
  isMembers,
  itemsOf,
  memberOf,
  membersToFields,
  searchText,
  textOf,
  valueToText,
  type JsonMembers,
  type JsonValue,
} from './json-values.ts';
import { readNumberTime, readRecordTime } from './record-time.ts';
import { recordTitle } from './record-title.ts';

/** MISP events: `attribute` for each attribute, those of objects too, `object` for each object, `event` for each event. */
export const mispImporter: Importer = {
  format: 'misp',
  sniff: (head) => {
    const text = headText(head);
    if (!/^\s*[{[]/u.test(text) || !/"Event"\s*:\s*\{/u.test(text)) return 0;
    return /"(?:Attribute|Object|Orgc|info|uuid|threat_level_id)"\s*:/u.test(text) ? 2 : 1;
  },
  open: (sink, { clockOffsetSeconds = 0 }) => {
    const context = { sink, keys: createKeys(), clockOffsetSeconds };
    return createJsonImport(sink, {
      isElement: (path) =>
        path.at(-3) === 'Event' &&
        (path.at(-2) === 'Attribute' || path.at(-2) === 'Object') &&
        typeof path.at(-1) === 'number',
      onElement: (value, pointer) => {
        if (pointer.split('/').at(-2) === 'Attribute') readAttribute(value, pointer, null, context);
        else readObject(value, pointer, context);
      },
      onRest: (rest) => {
        const events = findEvents(rest, '');
        for (const { event, pointer } of events) readEvent(event, pointer, context);
        return events.length === 0 ? notThisFormat('a MISP event', 'it has no "Event"') : undefined;
      },
    });
  },
};

type Context = {
  readonly sink: ImportSink;
  readonly keys: ReturnType<typeof createKeys>;
  readonly clockOffsetSeconds: number;
};
type FoundEvent = { readonly event: JsonMembers; readonly pointer: string };

/** One event, a list of events, or the reply of a search: `{"response": [{"Event": …}]}`. */
const findEvents = (value: JsonValue | undefined, pointer: string): readonly FoundEvent[] => {
  if (isList(value)) return value.items.flatMap((item, at) => findEvents(item, `${pointer}/${at}`));
  if (!isMembers(value)) return [];
  const event = memberOf(value, 'Event');
  if (isMembers(event)) return [{ event, pointer: `${pointer}/Event` }];
  return pointer === '' ? findEvents(memberOf(value, 'response'), '/response') : [];
};

const readAttribute = (value: JsonValue, pointer: string, object: string | null, context: Context): void => {
  const mark = markAt(context, pointer);
  if (!isMembers(value)) return mark('NOT_AN_OBJECT', 'What stands here is no attribute.');
  const type = textOf(value, 'type');
  const named = memberOf(value, 'value');
  if (type === null) mark('NO_TYPE', 'The attribute has no type.');
  if (named === undefined || named === null) mark('NO_VALUE', 'The attribute has no value.');
  const words = [type ?? 'untyped', named === undefined || named === null ? '' : valueToText(named)];
  context.sink.record(
    toRecord(
      'attribute',
      words.filter((word) => word !== '').join(': '),
      value,
      pointer,
      context,
      object === null ? [] : [{ kind: 'object', to: object }],
    ),
  );
};

const readObject = (value: JsonValue, pointer: string, context: Context): void => {
  if (!isMembers(value)) return markAt(context, pointer)('NOT_AN_OBJECT', 'What stands here is no object.');
  const own = { ...value, members: value.members.filter(([name]) => name !== 'Attribute') };
  const links = itemsOf(value, 'ObjectReference').flatMap((reference) => {
    if (!isMembers(reference)) return [];
    const to = textOf(reference, 'referenced_uuid');
    return to === null ? [] : [{ kind: textOf(reference, 'relationship_type') ?? 'reference', to }];
  });
  context.sink.record(toRecord('object', textOf(value, 'name') ?? 'object', own, pointer, context, links));
  for (const [at, attribute] of itemsOf(value, 'Attribute').entries()) {
    readAttribute(attribute, `${pointer}/Attribute/${at}`, textOf(value, 'uuid'), context);
  }
};

const readEvent = (event: JsonMembers, pointer: string, context: Context): void => {
  for (const name of ['Attribute', 'Object']) {
    const list = memberOf(event, name);
    if (list !== undefined && !isList(list)) {
      markAt(context, `${pointer}/${name}`)(
        'NOT_A_LIST',
        `What stands under ${name} is no list, so none of it was read.`,
      );
    }
  }
  const own = { ...event, members: event.members.filter(([name]) => name !== 'Attribute' && name !== 'Object') };
  context.sink.record(toRecord('event', textOf(event, 'info') ?? 'event', own, pointer, context, []));
};

const markAt =
  ({ sink }: Context, pointer: string) =>
  (code: string, message: string): void =>
    sink.skip({ place: { pointer }, code, message });

const toRecord = (
  type: string,
  title: string,
  value: JsonMembers,
  pointer: string,
  context: Context,
  links: ImportedRecord['links'],
): ImportedRecord => {
  const key = textOf(value, 'uuid');
  if (key !== null && !context.keys.isNew(`${type} ${key}`)) {
    markAt(context, pointer)('DUPLICATE_ID', 'Another with this uuid stands in the file already; both are listed.');
  }
  return {
    type,
    key,
    title: recordTitle(title),
    text: searchText(value),
    at: timeOf(type, value, context.clockOffsetSeconds),
    place: { pointer },
    fields: membersToFields(value),
    links,
  };
};

/** When it was first seen; else the day of the event, or when the entry was last changed, in seconds since 1970. */
const timeOf = (type: string, value: JsonMembers, clockOffsetSeconds: number): RecordTime | null => {
  const seen = textOf(value, 'first_seen') ?? (type === 'event' ? textOf(value, 'date') : null);
  if (seen !== null) return readRecordTime(seen, clockOffsetSeconds);
  const stamp = memberOf(value, 'timestamp');
  return stamp === undefined || stamp === null || stamp === ''
    ? null
    : readNumberTime(valueToText(stamp), 'epoch-seconds', clockOffsetSeconds);
};
