import type { Statement } from 'better-sqlite3';
import { err, ok, type Failure, type Result } from '../shared/base/result.ts';
import {
  buildRecords,
  createRecordIndexes,
  dropRecordIndexes,
  hasRecordFile,
  type IndexDatabase,
  type RecordIndex,
} from './index-database.ts';
import { onlyTypeOf } from './queries/record-page.ts';
import { keyColumn, noLinks, type RecordColumns } from './record-columns.ts';
import { storageFailure } from './storage-failure.ts';

export type IndexedImport = {
  readonly id: string;
  readonly item: string;
  readonly sha256: string;
  readonly format: string;
  readonly version: number;
  /** JSON */
  readonly columns: string;
  readonly clockOffsetSeconds: number;
  readonly records: number;
  readonly marks: number;
  readonly digest: string;
  /** JSON: number of records by type. */
  readonly byType: string;
  /** JSON: the first of what was marked. */
  readonly marked: string;
};

/**
 * Fills in one transaction what an import brings, still pending; the first one makes the file of records, at `path`. `read`
 * hands over every record and says at the end what the import was; its failure undoes all of it.
 */
export const writePending = (db: IndexDatabase, path: string, read: ReadRecords): Result<IndexedImport> => {
  const write = (into: IndexDatabase, writeOut?: () => void): IndexedImport =>
    into.transaction(() => writeInTransaction(into, read, writeOut)).immediate();
  try {
    return ok(hasRecordFile(db) ? write(db) : buildRecords(db, path, write));
  } catch (error) {
    return err(error instanceof Refused ? error.failure : storageFailure(error, path));
  }
};

type ReadRecords = (write: (columns: RecordColumns) => void) => Result<IndexedImport>;

/** Thrown to roll the transaction back; never leaves this file. */
class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

const writeInTransaction = (
  db: IndexDatabase,
  read: ReadRecords,
  writeOut: () => void = () => undefined,
): IndexedImport => {
  const highest = (table: 'record' | 'import'): number =>
    db.prepare<[], number>(`select coalesce(max("number"), 0) from ${table}`).pluck().get() ?? 0;
  const last = highest('record');
  if (last === 0) dropRecordIndexes(db);
  const number = highest('import') + 1;
  const insert = createRecordInsert(db, number);
  let next = last;
  let hasKeys = false;
  const imported = read((columns) => {
    next += 1;
    hasKeys ||= columns[keyColumn] !== null;
    insert(next, columns);
  });
  if (!imported.ok) throw new Refused(imported.error);
  writeOut();
  // Nobody looks for keys where there are none, nor sorts by type where there is one; an import that has them adds these.
  const unneeded = new Set<RecordIndex>();
  if (!hasKeys) unneeded.add('record_by_key');
  if (onlyTypeOf(imported.value) !== null) unneeded.add('record_by_type');
  createRecordIndexes(db, unneeded);
  writeOut();
  // Words are gathered in memory and written out sorted: the fewer pieces, the fewer are merged, and searched, later.
  db.exec(`insert into record_words (record_words, rank) values ('hashsize', ${gatheredWordsBytes})`);
  db.prepare(
    `insert into record_words (rowid, "title", "text") select "number", "title", "text" from record where "number" > ?`,
  ).run(last);
  db.prepare(
    `insert into import ("number", "id", "item", "sha256", "format", "version", "columns", "clockOffsetSeconds",
       "isPending", "first", "records", "marks", "digest", "byType", "marked")
     values (@number, @id, @item, @sha256, @format, @version, @columns, @clockOffsetSeconds,
       1, @first, @records, @marks, @digest, @byType, @marked)`,
  ).run({ ...imported.value, number, first: last + 1 });
  return imported.value;
};

/**
 * What a time is like comes from closed vocabularies and is the same in most records, as is that they have no links: it
 * stands in the statement, since handing a text over to SQLite takes as long as storing it.
 */
const createRecordInsert = (db: IndexDatabase, importNumber: number) => {
  const statements = new Map<string, Insert>();
  const prepare = (precision: Column, zone: Column, mark: Column, links: '[]' | null): Insert => {
    const values = [importNumber, ...[precision, zone, mark].map(toLiteral), links === null ? '?' : toLiteral(links)];
    const sql = `insert into record ("import", "timePrecision", "timeZone", "timeMark", "links",
        "number", "type", "key", "title", "text", "timeRaw", "timeUtc", "timeOrder", "place", "fields")
      values (${values.join(', ')}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  let known: readonly [Column, Column, Column, Column] = [null, null, null, noLinks];
  let insert = prepare(null, null, null, noLinks);
  return (next: number, columns: RecordColumns): void => {
    const [type, key, title, text, raw, utc, order, precision = null, zone = null, mark = null, place, fields, links] =
      columns;
    const constant = links === noLinks ? noLinks : null;
    if (precision !== known[0] || zone !== known[1] || mark !== known[2] || constant !== known[3]) {
      known = [precision, zone, mark, constant];
      insert = prepare(precision, zone, mark, constant);
    }
    if (constant === null) insert.run(links, next, type, key, title, text, raw, utc, order, place, fields);
    else insert.run(next, type, key, title, text, raw, utc, order, place, fields);
  };
};

type Column = RecordColumns[number];
type Insert = Statement;
const toLiteral = (text: Column): string => (text === null ? 'null' : `'${text.replaceAll("'", "''")}'`);

const gatheredWordsBytes = 2 ** 26;

/** Once the line stands: from now on the records are shown. */
export const keepImport = (db: IndexDatabase, id: string, item: string): void =>
  void db.prepare('update import set "isPending" = 0, "item" = ? where "id" = ?').run(item, id);

export const removeImport = (db: IndexDatabase, id: string): void =>
  db
    .transaction(() => {
      const number = db.prepare<[string], number>('select "number" from import where "id" = ?').pluck().get(id);
      if (number === undefined) return;
      // Its words go with the values that they were made of, or they would stay for ever.
      db.prepare(
        `insert into record_words (record_words, rowid, "title", "text")
         select 'delete', "number", "title", "text" from record where "import" = ?`,
      ).run(number);
      db.prepare('delete from record where "import" = ?').run(number);
      db.prepare('delete from import where "number" = ?').run(number);
    })
    .immediate();

/** Every import with records here, and whether its line was not yet known to stand. */
export const listStored = (db: IndexDatabase): readonly { readonly id: string; readonly isPending: 0 | 1 }[] =>
  db.prepare<[], { id: string; isPending: 0 | 1 }>('select "id", "isPending" from import').all();
