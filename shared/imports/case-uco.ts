import type { Importer, ImportSink, RecordTime } from './importer.ts';
import { createJsonImport, createKeys, headText, isItemOf, notThisFormat } from './json-importer.ts';
import { pathToPointer } from './json-stream.ts';
import {
  isList,
  isMembers,
  memberOf,
  membersToFields,
  searchText,
  textOf,
  type JsonMembers,
  type JsonValue,
} from './json-values.ts';
import { readRecordTime } from './record-time.ts';
import { recordTitle } from './record-title.ts';

/** CASE/UCO as JSON-LD: one record a node of the graph, and a node within it, by the local name of its class. */
export const caseUcoImporter: Importer = {
  format: 'case-uco',
  sniff: (head) => {
    const text = headText(head);
    if (!/^\s*\{/u.test(text) || !/"@(?:graph|context)"\s*:/u.test(text)) return 0;
    return /ontology\.(?:caseontology|unifiedcyberontology)\.org/u.test(text) ? 2 : 1;
  },
  open: (sink, { clockOffsetSeconds = 0 }) => {
    const context = { sink, keys: createKeys(), clockOffsetSeconds };
    return createJsonImport(sink, {
      isElement: (path) => isItemOf(path, '@graph'),
      onElement: (value, pointer) => readNode(value, pointer, context),
      onRest: (rest) =>
        isMembers(rest) && isList(memberOf(rest, '@graph'))
          ? undefined
          : notThisFormat('CASE/UCO', 'it has no list "@graph"'),
    });
  },
};

type Context = {
  readonly sink: ImportSink;
  readonly keys: ReturnType<typeof createKeys>;
  readonly clockOffsetSeconds: number;
};

const readNode = (value: JsonValue, pointer: string, context: Context): void => {
  const mark = (code: string, message: string): void => context.sink.skip({ place: { pointer }, code, message });
  if (!isMembers(value)) return mark('NOT_AN_OBJECT', 'What stands here is no node of the graph.');
  const classes = classesOf(value);
  const key = textOf(value, '@id');
  if (classes.length === 0) mark('NO_TYPE', 'The node has no class; it is listed as untyped.');
  if (key === null) {
    if (pointer.split('/').length === 3) mark('NO_ID', 'The node has no @id, so nothing can refer to it.');
  } else if (!context.keys.isNew(key)) {
    mark('DUPLICATE_ID', 'Another node with this @id stands in the file already; both are listed.');
  }
  const type = classes[0] ?? 'untyped';
  context.sink.record({
    type,
    key,
    title: recordTitle(titleOf(value) ?? `${type} ${key ?? ''}`.trim()),
    text: searchText(value),
    at: timeOf(value, context.clockOffsetSeconds),
    place: { pointer },
    fields: membersToFields(value),
    links: value.members.flatMap(([name, member]) => linksOf(localName(name), member)),
  });
  for (const [name, member] of value.members) readNested(member, pointer + pathToPointer([name]), context);
};

/** Nodes within a node that have a class of their own; typed values, such as dates, are no nodes. */
const readNested = (value: JsonValue, pointer: string, context: Context): void => {
  if (isList(value)) {
    for (const [at, item] of value.items.entries()) readNested(item, `${pointer}/${at}`, context);
  } else if (isMembers(value)) {
    if (memberOf(value, '@value') !== undefined) return;
    if (classesOf(value).length > 0) readNode(value, pointer, context);
    else for (const [name, member] of value.members) readNested(member, pointer + pathToPointer([name]), context);
  }
};

/** `uco-core:name` and `https://…/core/name` are both `name`. */
const localName = (name: string): string => {
  // By hand: a pattern that is anchored at its end takes quadratic time over a hostile name.
  const at = Math.max(name.lastIndexOf(':'), name.lastIndexOf('/'), name.lastIndexOf('#'));
  return at === name.length - 1 ? name : name.slice(at + 1);
};

const classesOf = (node: JsonMembers): readonly string[] => {
  const type = memberOf(node, '@type');
  const types = isList(type) ? type.items : [type];
  return types.flatMap((item) => (typeof item === 'string' && item !== '' ? [localName(item)] : []));
};

const linksOf = (kind: string, value: JsonValue): readonly { readonly kind: string; readonly to: string }[] => {
  if (isList(value)) return value.items.flatMap((item) => linksOf(kind, item));
  const to = isMembers(value) ? textOf(value, '@id') : null;
  return to === null ? [] : [{ kind, to }];
};

/** A plain text, or the text of a typed value. */
const literalOf = (value: JsonValue): string | null => {
  const literal = isMembers(value) ? memberOf(value, '@value') : value;
  return typeof literal === 'string' && literal !== '' ? literal : null;
};
const firstOf = (node: JsonMembers, names: readonly string[]): string | null => {
  for (const name of names) {
    for (const [other, value] of node.members) {
      const literal = localName(other) === name ? literalOf(value) : null;
      if (literal !== null) return literal;
    }
  }
  return null;
};

const titleOf = (node: JsonMembers): string | null =>
  firstOf(node, ['name', 'exhibitNumber', 'statement', 'fileName', 'displayName', 'description', 'kindOfRelationship']);

const timeNames = [
  'startTime',
  'observableCreatedTime',
  'sentTime',
  'createdTime',
  'modifiedTime',
  'objectCreatedTime',
  'endTime',
];
const timeOf = (node: JsonMembers, clockOffsetSeconds: number): RecordTime | null => {
  const raw = firstOf(node, timeNames);
  return raw === null ? null : readRecordTime(raw, clockOffsetSeconds);
};
