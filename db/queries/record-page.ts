import { z } from 'zod';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import type { IndexDatabase } from '../index-database.ts';

export type StoredImport = {
  readonly number: number;
  readonly first: number;
  readonly records: number;
  readonly marks: number;
  readonly version: number;
  readonly digest: string;
  readonly byType: string;
  readonly marked: string;
};

export const findStoredImport = (db: IndexDatabase, id: string): StoredImport | undefined =>
  db
    .prepare<[string], StoredImport>(
      'select "number", "first", "records", "marks", "version", "digest", "byType", "marked" from import where "id" = ? and "isPending" = 0',
    )
    .get(id);

export type RecordSort = 'place' | 'time' | 'type' | 'title';
export type RecordFilter = { readonly text: string; readonly types: readonly string[] };
export type RecordWindow = {
  readonly sort: RecordSort;
  readonly descending: boolean;
  readonly from: number;
  readonly count: number;
};

/** A record as a list shows it. Long texts stay where they are until somebody opens the record. */
export type ListedRecord = {
  readonly number: number;
  readonly type: string;
  readonly key: string | null;
  readonly title: string;
  readonly timeRaw: string | null;
  readonly timeUtc: string | null;
  readonly timePrecision: string | null;
  readonly timeZone: string | null;
  readonly timeMark: string | null;
  readonly place: string;
};
export type StoredRecord = ListedRecord & { readonly fields: string; readonly links: string };

const listed =
  '"number", "type", "key", "title", "timeRaw", "timeUtc", "timePrecision", "timeZone", "timeMark", "place"';

const sorts: Readonly<Record<RecordSort, { readonly index: string | null; readonly column: string | null }>> = {
  place: { index: null, column: null },
  time: { index: 'record_by_time', column: 'timeOrder' },
  type: { index: 'record_by_type', column: 'type' },
  title: { index: 'record_by_title', column: 'title' },
};

/** The type of all its records, or null where they are of several. */
export const onlyTypeOf = ({ byType }: Pick<StoredImport, 'byType'>): string | null => {
  const [only = null, ...others] = Object.keys(z.record(z.string(), z.unknown()).catch({}).parse(jsonOf(byType)));
  return others.length === 0 ? only : null;
};

const jsonOf = (text: string): unknown => {
  const json = parseJson(text);
  return json.ok ? json.value : undefined;
};

export const countRecords = (db: IndexDatabase, stored: StoredImport, filter: RecordFilter): number => {
  const { number, records } = stored;
  const only = onlyTypeOf(stored);
  if (only !== null && filter.types.length > 0 && !filter.types.includes(only)) return 0;
  const { sql, values } = conditionOf(filter, only);
  if (sql === '') return records;
  return (
    db
      .prepare<unknown[], number>(`select count(*) from record where "import" = ?${sql}`)
      .pluck()
      .get(number, ...values) ?? 0
  );
};

/**
 * One window of the `total` records that the filter lets through. What has no time comes last, either way round; the order
 * of the file breaks ties. An index is walked from the end that is nearer.
 */
export const listRecords = (
  db: IndexDatabase,
  stored: StoredImport,
  filter: RecordFilter,
  { sort, descending, from, count, total }: RecordWindow & { readonly total: number },
): readonly ListedRecord[] => {
  if (from >= total) return [];
  const { number, first, records } = stored;
  const only = onlyTypeOf(stored);
  const { sql, values } = conditionOf(filter, only);
  // Where all are of one type there is no index by type, and the order by type is that of the file.
  const { index, column } = sorts[sort === 'type' && only !== null ? 'place' : sort];
  const way = descending ? ' desc' : '';
  // The numbers of an import have no gaps, so in the order of the file the window is known beforehand.
  if (column === null && sql === '') {
    const low = descending ? first + records - from - count : first + from;
    return db
      .prepare<[number, number, number], ListedRecord>(
        `select ${listed} from record where "number" between max(?, ?) and ? order by "number"${way}`,
      )
      .all(low, first, Math.min(first + records - 1, low + count - 1));
  }
  const orderOf = (isDescending: boolean): string => {
    const [by, nulls] = isDescending ? [' desc', descending ? 'last' : 'first'] : ['', descending ? 'first' : 'last'];
    return column === null ? `"number"${by}` : `"${column}"${by} nulls ${nulls}, "number"${by}`;
  };
  const isNearEnd = from > total / 2;
  const shown = Math.min(count, total - from);
  const by = index === null ? '' : ` indexed by ${index}`;
  // The numbers are found in the index alone; only the rows of the window are read.
  return db
    .prepare<unknown[], ListedRecord>(
      `select ${listed} from record where "number" in (
         select "number" from record${by} where "import" = ?${sql} order by ${orderOf(isNearEnd !== descending)} limit ? offset ?
       ) order by ${orderOf(descending)}`,
    )
    .all(number, ...values, shown, isNearEnd ? total - from - shown : from);
};

export const findRecord = (
  db: IndexDatabase,
  { first, records }: StoredImport,
  number: number,
): StoredRecord | undefined =>
  number < first || number >= first + records
    ? undefined
    : db
        .prepare<[number], StoredRecord>(`select ${listed}, "fields", "links" from record where "number" = ?`)
        .get(number);

/** The first record of the import that has the key; what a link leads to. */
export const findRecordByKey = (
  db: IndexDatabase,
  { number }: StoredImport,
  key: string,
): { readonly number: number; readonly type: string; readonly title: string } | undefined =>
  db
    .prepare<[number, string], { readonly number: number; readonly type: string; readonly title: string }>(
      'select "number", "type", "title" from record where "import" = ? and "key" = ? order by "number" limit 1',
    )
    .get(number, key);

/** A filter by the only type lets everything through. */
const conditionOf = (
  { text, types }: RecordFilter,
  only: string | null,
): { readonly sql: string; readonly values: readonly string[] } => {
  const parts: string[] = [];
  const values: string[] = [];
  if (types.length > 0 && only === null) {
    parts.push(` and "type" in (${types.map(() => '?').join(', ')})`);
    values.push(...types);
  }
  if (text !== '') {
    // LIKE folds the case of ASCII letters; what it takes for wildcards is escaped.
    parts.push(String.raw` and ("title" like ? escape '\' or "text" like ? escape '\')`);
    const pattern = `%${text.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
    values.push(pattern, pattern);
  }
  return { sql: parts.join(''), values };
};
