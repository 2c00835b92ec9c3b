import { err, ok, type Failure, type Result } from '../base/result.ts';
import { createCsvReader, type CsvReader, type CsvRow } from './csv-reader.ts';
import { importLimits, overLimit } from './import-limits.ts';
import type { ImportOptions, ImportReader, ImportSink, RecordTime } from './importer.ts';
import { recordTitle } from './record-title.ts';
import { chooseColumns, readRowTime, type Columns } from './table-columns.ts';
import { createUtf8Reader } from './utf8-reader.ts';

export type TableParts = {
  /** Columns of this very kind of table, before any that are recognised; undefined for any table. */
  readonly columnsOf?: (names: readonly string[]) => Columns | undefined;
  readonly timeOf?: (
    names: readonly string[],
    clockOffsetSeconds: number,
  ) => ((cellOf: (name: string) => string | undefined) => RecordTime | null) | undefined;
  readonly missing: (names: readonly string[]) => Failure | undefined;
};

const delimiters = [',', '\t', ';', '|'] as const;
// A first row longer than this is no header.
const headerCharactersMax = 2 ** 20;

/** A table in text: the first row names the columns, every other one is a record of the type `row`. */
export const createTableImport = (sink: ImportSink, options: ImportOptions, parts: TableParts): ImportReader => {
  const utf8 = createUtf8Reader();
  let waiting = '';
  let csv: CsvReader | undefined;
  let onRow: ((row: CsvRow) => Failure | undefined) | undefined;
  const begin = (text: string): Failure | undefined => {
    csv = createCsvReader(findDelimiter(text), (row) => {
      if (onRow !== undefined) return onRow(row);
      const made = createRowReader(row, sink, options, parts);
      if (made.ok) onRow = made.value;
      return made.ok ? undefined : made.error;
    });
    return csv.push(text);
  };
  const take = (text: string, isLast: boolean): Failure | undefined => {
    if (csv !== undefined) return csv.push(text);
    waiting += text;
    if (!waiting.includes('\n') && !isLast && waiting.length < headerCharactersMax) return undefined;
    const begun = begin(waiting);
    waiting = '';
    return begun;
  };
  return {
    push: (chunk) => {
      const text = utf8.push(chunk);
      return text.ok ? toResult(take(text.value, false)) : text;
    },
    end: () => {
      const text = utf8.end();
      if (!text.ok) return text;
      const taken = take(text.value, true) ?? csv?.end();
      if (taken !== undefined) return err(taken);
      return onRow === undefined ? err(noHeader) : ok(undefined);
    },
  };
};

const toResult = (failure: Failure | undefined): Result<void> => (failure === undefined ? ok(undefined) : err(failure));

const noHeader: Failure = {
  code: 'NOT_THIS_FORMAT',
  message: 'The table has no first row that names its columns; nothing of it was imported.',
  hint: 'Import it with `--as` and the format that it has.',
};

/** The character that parts the first row into the most cells. */
export const findDelimiter = (text: string): string => {
  const lineEnd = text.indexOf('\n');
  const first = (lineEnd === -1 ? text : text.slice(0, lineEnd)).replaceAll(/"[^"]*"/gu, '');
  const counts = delimiters.map((delimiter) => first.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
};

const createRowReader = (
  header: CsvRow,
  sink: ImportSink,
  options: ImportOptions,
  { columnsOf, timeOf, missing }: TableParts,
): Result<(row: CsvRow) => Failure | undefined> => {
  const mark = (line: number, code: string, message: string): void => sink.skip({ place: { line }, code, message });
  if (header.cells.length > importLimits.columns) {
    return err(overLimit(`It has more than ${importLimits.columns} columns`, `line ${header.line}`));
  }
  const names = nameColumns(header, mark);
  sink.heading?.(names);
  const notThis = missing(names);
  if (notThis !== undefined) return err(notThis);
  const own =
    options.columns === undefined || Object.keys(options.columns).length === 0 ? columnsOf?.(names) : undefined;
  const columns = own === undefined ? chooseColumns(names, options) : ok(own);
  if (!columns.ok) return columns;
  const positions = new Map(names.map((name, at) => [name, at]));
  const { title, type, key } = columns.value;
  // Where there is no such column, none is as far as that.
  const positionOf = (name: string | undefined): number => positions.get(name ?? '') ?? importLimits.columns;
  const [titleAt, typeAt, keyAt] = [positionOf(title), positionOf(type), positionOf(key)];
  const clockOffsetSeconds = options.clockOffsetSeconds ?? 0;
  const ownTime = own === undefined ? undefined : timeOf?.(names, clockOffsetSeconds);
  return ok(({ cells, line, oddity }) => {
    if (cells.length === 1 && cells[0] === '') {
      mark(line, 'EMPTY_ROW', 'The row is empty.');
      return undefined;
    }
    if (oddity !== null) mark(line, 'ODD_QUOTES', `The row is not quite CSV (${oddity}); it is kept as it stands.`);
    if (cells.length !== names.length) {
      mark(line, 'COLUMN_COUNT', `The row has ${cells.length} cells, the table ${names.length} columns.`);
    }
    const cellOf = (name: string): string | undefined => cells[positions.get(name) ?? -1];
    const titled = cells[titleAt] ?? '';
    sink.record({
      type: cells[typeAt] || 'row',
      key: cells[keyAt] || null,
      title: recordTitle(titled.trim() === '' ? untitled(names, cells, columns.value) : titled),
      text: (cells.includes('') ? cells.filter((cell) => cell !== '') : cells).join('\n'),
      at: ownTime === undefined ? readRowTime(columns.value, cellOf, clockOffsetSeconds) : ownTime(cellOf),
      place: { line },
      fields: cells.map((cell, at) => [names[at] ?? `column ${at + 1}`, cell]),
      links: [],
    });
    return undefined;
  });
};

/** Without a column for it a row is called by its first cells but the time, which stands beside it. */
const untitled = (names: readonly string[], cells: readonly string[], { time, date }: Columns): string =>
  cells
    .filter((cell, at) => cell !== '' && names[at] !== time && names[at] !== date)
    .slice(0, titleCells)
    .join(' · ');
const titleCells = 4;

/** Every column under a name of its own, whatever stands in the first row. */
const nameColumns = (
  { cells, line }: CsvRow,
  mark: (line: number, code: string, message: string) => void,
): readonly string[] => {
  const names: string[] = [];
  const seen = new Set<string>();
  for (const [at, cell] of cells.entries()) {
    let name = cell === '' ? `column ${at + 1}` : cell;
    if (seen.has(name)) {
      mark(line, 'DUPLICATE_NAME', `Two columns have the name ${name.slice(0, 100)}.`);
      for (let number = 2; seen.has(name); number += 1) name = `${cell} (${number})`;
    }
    seen.add(name);
    names.push(name);
  }
  return names;
};
