import { err, ok, type Failure, type Result } from '../base/result.ts';
import { importLimits, overLimit } from './import-limits.ts';
import type { ImportOptions, ImportReader, ImportSink } from './importer.ts';
import { createJsonStream } from './json-stream.ts';
import { isMembers, membersToFields, searchText, type JsonMembers, type JsonValue } from './json-values.ts';
import { recordTitle } from './record-title.ts';
import { badColumns, chooseColumns, readRowTime, type Columns } from './table-columns.ts';
import { createUtf8Reader } from './utf8-reader.ts';

/** One JSON object a line, each a record of the type `row`. A line that is none is marked and left out. */
export const createJsonlImport = (sink: ImportSink, options: ImportOptions): ImportReader => {
  const utf8 = createUtf8Reader();
  let buffer = '';
  let line = 0;
  let records = 0;
  const rows = createRowReader(sink, options);
  const take = (text: string, isLast: boolean): Result<void> => {
    buffer = buffer === '' ? text : buffer + text;
    let at = 0;
    for (;;) {
      const lineEnd = buffer.indexOf('\n', at);
      if (lineEnd === -1 && (!isLast || at === buffer.length)) break;
      line += 1;
      const taken = readLine(buffer.slice(at, lineEnd === -1 ? buffer.length : lineEnd));
      if (!taken.ok) return taken;
      if (lineEnd === -1) {
        at = buffer.length;
        break;
      }
      at = lineEnd + 1;
    }
    buffer = buffer.slice(at);
    if (buffer.length <= importLimits.recordCharacters) return ok(undefined);
    return err(overLimit(`One line has more than ${importLimits.recordCharacters} characters`, `line ${line + 1}`));
  };
  const readLine = (text: string): Result<void> => {
    if (text.trim() === '') return ok(undefined);
    const place = { line };
    const value = parseLine(text, (code, message) => sink.skip({ place, code, message }));
    if (value === undefined) {
      sink.skip({ place, code: 'BAD_LINE', message: 'The line is not JSON, so it was left out.' });
      return ok(undefined);
    }
    if (!isMembers(value)) {
      sink.skip({ place, code: 'NOT_AN_OBJECT', message: 'The line is JSON, but no object, so it was left out.' });
      return ok(undefined);
    }
    records += 1;
    return rows.read(value, line);
  };
  return {
    push: (chunk) => {
      const text = utf8.push(chunk);
      return text.ok ? take(text.value, false) : text;
    },
    end: () => {
      const last = utf8.end();
      const taken = last.ok ? take(last.value, true) : last;
      if (!taken.ok) return taken;
      return records === 0 ? err(noRows) : rows.end();
    },
  };
};

const noRows: Failure = {
  code: 'NOT_THIS_FORMAT',
  message: 'No line of the file is a JSON object; nothing of it was imported.',
  hint: 'Import it with `--as` and the format that it has.',
};

const parseLine = (text: string, mark: (code: string, message: string) => void): JsonValue | undefined => {
  const stream = createJsonStream({
    isElement: () => false,
    onElement: () => undefined,
    onMark: ({ code, message, pointer }) => mark(code, `${pointer}: ${message}`),
  });
  return stream.push(text) === undefined && stream.end() === undefined ? stream.rest() : undefined;
};

/** Reads rows of which each may have other members: what somebody chose counts in those that have it. */
const createRowReader = (sink: ImportSink, options: ImportOptions) => {
  const chosen = Object.entries(options.columns ?? {});
  const missing = new Set(chosen.map(([, name]) => name));
  let known: { readonly names: string; readonly columns: Result<Columns> } | undefined;
  const columnsOf = (names: readonly string[]): Result<Columns> => {
    const joined = names.join('\0');
    if (known?.names !== joined) {
      const there = chosen.filter(([, name]) => names.includes(name));
      for (const [, name] of there) missing.delete(name);
      known = { names: joined, columns: chooseColumns(names, { columns: Object.fromEntries(there) }) };
    }
    return known.columns;
  };
  return {
    read: (object: JsonMembers, line: number): Result<void> => {
      const fields = membersToFields(object);
      const columns = columnsOf(fields.map(([name]) => name));
      if (!columns.ok) return columns;
      const values = new Map(fields);
      const { title, type, key } = columns.value;
      const valueOf = (name: string | undefined): string => (name === undefined ? '' : (values.get(name) ?? ''));
      const titled = valueOf(title);
      sink.record({
        type: valueOf(type) || 'row',
        key: valueOf(key) || null,
        title: recordTitle(titled.trim() === '' ? untitled(fields, columns.value) : titled),
        text: searchText(object),
        at: readRowTime(columns.value, (name) => values.get(name), options.clockOffsetSeconds ?? 0),
        place: { line },
        fields,
        links: [],
      });
      return ok(undefined);
    },
    end: (): Result<void> => {
      const [name] = missing;
      return name === undefined ? ok(undefined) : err(badColumns(`no line has a member ${name}`));
    },
  };
};

/** Without a member for it a row is called by its first values but the time, which stands beside it. */
const untitled = (fields: ReturnType<typeof membersToFields>, { time, date }: Columns): string =>
  fields
    .filter(([name, value]) => value !== '' && name !== time && name !== date)
    .slice(0, titleValues)
    .map(([, value]) => value)
    .join(' · ');
const titleValues = 4;
