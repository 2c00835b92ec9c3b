import type { Importer, ImportSink } from './importer.ts';
import { createJsonImport, createKeys, headText, isItemOf, notThisFormat } from './json-importer.ts';
import { isMembers, itemsOf, memberOf, membersToFields, searchText, textOf, type JsonValue } from './json-values.ts';
import { recordTitle } from './record-title.ts';

/** Clusters of a MISP galaxy: one `cluster-value` for each value. */
export const galaxyImporter: Importer = {
  format: 'galaxy',
  sniff: (head) => {
    const text = headText(head);
    if (!/^\s*\{/u.test(text) || !/"values"\s*:\s*\[/u.test(text)) return 0;
    return /"(?:authors|related|meta)"\s*:/u.test(text) && /"(?:uuid|value)"\s*:/u.test(text) ? 2 : 1;
  },
  open: (sink) => {
    const keys = createKeys();
    return createJsonImport(sink, {
      isElement: (path) => isItemOf(path, 'values'),
      onElement: (value, pointer) => readValue(value, pointer, sink, keys),
      onRest: (rest) =>
        isMembers(rest) && memberOf(rest, 'values') !== undefined
          ? undefined
          : notThisFormat('a MISP galaxy', 'it has no "values"'),
    });
  },
};

const readValue = (value: JsonValue, pointer: string, sink: ImportSink, keys: ReturnType<typeof createKeys>): void => {
  const mark = (code: string, message: string): void => sink.skip({ place: { pointer }, code, message });
  if (!isMembers(value)) return mark('NOT_AN_OBJECT', 'What stands here is no value of a galaxy.');
  const name = textOf(value, 'value');
  const key = textOf(value, 'uuid');
  if (name === null) mark('NO_VALUE', 'The entry has no value.');
  if (key === null) mark('NO_ID', 'The entry has no uuid, so nothing can refer to it.');
  else if (!keys.isNew(key))
    mark('DUPLICATE_ID', 'Another with this uuid stands in the file already; both are listed.');
  sink.record({
    type: 'cluster-value',
    key,
    title: recordTitle(name ?? key ?? 'unnamed'),
    text: searchText(value),
    at: null,
    place: { pointer },
    fields: membersToFields(value),
    links: itemsOf(value, 'related').flatMap((related) => {
      if (!isMembers(related)) return [];
      const to = textOf(related, 'dest-uuid');
      return to === null ? [] : [{ kind: textOf(related, 'type') ?? 'related', to }];
    }),
  });
};
