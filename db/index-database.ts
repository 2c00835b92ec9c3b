import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { err, ok, type Failure, type Result } from '../shared/base/result.ts';
import { storageFailure } from './storage-failure.ts';

export type IndexDatabase = Database.Database;

/** "PLUI": the derived index of a case, never to be taken for the case itself. */
const indexApplicationId = 0x504c5549;
/** An index of another version is made again, not migrated: nothing in it is primary. */
const indexVersion = 2;

/**
 * Opens the derived index, and makes it where there is none. Whatever else stands in its place is removed: the records
 * follow from the evidence files and the ledger.
 *
 * The pragmas are those of the case, but for `synchronous=NORMAL`. A power failure may take the last commits of a
 * write-ahead log that was not flushed, never a part of one. Here that costs nothing: the ledger line of an import is
 * durable by itself, and an import whose records are not all there is made again from the file.
 */
export const openIndex = (path: string): Result<IndexDatabase> => {
  try {
    const opened = tryOpen(path);
    if (opened !== undefined) return ok(opened);
    removeIndex(path);
    const made = tryOpen(path);
    return made === undefined ? err(notMade(path)) : ok(made);
  } catch (error) {
    return err(storageFailure(error, path));
  }
};

const removeIndex = (path: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
};

const notMade = (path: string): Failure => ({
  code: 'STORAGE_FAILED',
  message: 'The derived index of the case could not be made.',
  hint: 'Remove the file named here and try again; it holds nothing that cannot be made again.',
  at: path,
});

/** Undefined where what is there is no index of this version. */
const tryOpen = (path: string): IndexDatabase | undefined => {
  const isThere = existsSync(path);
  const db = new Database(path);
  try {
    const id = db.pragma('application_id', { simple: true });
    const version = db.pragma('user_version', { simple: true });
    if (isThere && (id !== indexApplicationId || version !== indexVersion)) {
      // Another process may be making it at this moment.
      const isEmpty = id === 0 && db.prepare('select count(*) from sqlite_schema').pluck().get() === 0;
      if (!isEmpty) {
        db.close();
        return undefined;
      }
    }
    setPragmas(db);
    db.transaction(() => {
      if (db.pragma('user_version', { simple: true }) === indexVersion) return;
      db.exec(schema);
      db.pragma(`application_id = ${indexApplicationId}`);
      db.pragma(`user_version = ${indexVersion}`);
    }).immediate();
    return db;
  } catch (error) {
    db.close();
    const code = error instanceof Database.SqliteError ? error.code : '';
    if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) return undefined;
    throw error;
  }
};

const setPragmas = (db: IndexDatabase): void => {
  // A million records are written and read in large pieces. Only an index that is new takes it over.
  db.pragma('page_size = 32768');
  db.pragma('busy_timeout = 5000');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = ON');
  db.pragma('recursive_triggers = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('mmap_size = 0');
  // Sorting millions of entries into an index is shared with another thread.
  db.pragma('threads = 2');
};

/** Words without case and accents; whatever is neither letter nor digit parts them. */
const tokenizer = `tokenize='unicode61 remove_diacritics 2'`;

/**
 * An import is pending until its line stands in the ledger. Its records have consecutive numbers in the order of the
 * file; `timeOrder` sorts as the times do.
 *
 * Full text is read from three tables: the records, the lines of the ledger, and passages of the files that are text. The
 * tables `…_words` hold no text of their own (FTS5, external content). `search_state` says how far lines were taken in;
 * `searched_file` says of each file what came of it.
 */
const schema = `
create table import (
  "number" integer primary key,
  "id" text not null unique,
  "item" text not null,
  "sha256" text not null,
  "format" text not null,
  "version" integer not null,
  "columns" text not null,
  "clockOffsetSeconds" integer not null,
  "isPending" integer not null check ("isPending" in (0, 1)),
  "first" integer not null,
  "records" integer not null,
  "marks" integer not null,
  "digest" text not null,
  "byType" text not null,
  "marked" text not null
) strict;
create index import_item on import ("item");
create table record (
  "number" integer primary key,
  "import" integer not null,
  "type" text not null,
  "key" text,
  "title" text not null,
  "text" text not null,
  "timeRaw" text,
  "timeUtc" text,
  "timeOrder" text,
  "timePrecision" text,
  "timeZone" text,
  "timeMark" text,
  "place" text not null,
  "fields" text not null,
  "links" text not null
) strict;
create virtual table record_words using fts5 ("title", "text", content='record', content_rowid='number', ${tokenizer});

create table line_entry (
  "number" integer primary key,
  "kind" text not null,
  "id" text,
  "title" text not null,
  "text" text not null
) strict;
create virtual table line_words using fts5 ("title", "text", content='line_entry', content_rowid='number', ${tokenizer});

create table passage (
  "number" integer primary key,
  "sha256" text not null,
  "offset" integer not null,
  "length" integer not null,
  "title" text not null,
  "text" text not null
) strict;
create index passage_file on passage ("sha256");
create virtual table passage_words using fts5 ("title", "text", content='passage', content_rowid='number', ${tokenizer});

create table searched_file (
  "sha256" text not null primary key,
  "state" text not null check ("state" in ('read', 'no text', 'too long', 'unreadable')),
  "passages" integer not null
) strict, without rowid;
create table search_state (
  "id" integer primary key check ("id" = 1),
  "origin" text not null,
  "lines" integer not null,
  "lastLine" text not null
) strict;
`;

/** The first three begin with the import and what is sorted by, and hold the type, which is filtered by; links need the last. */
const recordIndexes = [
  ['record_by_time', '"import", "timeOrder", "number", "type"'],
  ['record_by_type', '"import", "type", "number"'],
  ['record_by_title', '"import", "title", "number", "type"'],
  ['record_by_key', '"import", "key", "number"', 'where "key" is not null'],
] as const;
export type RecordIndex = (typeof recordIndexes)[number][0];

/** Those that are there stay. One that is not needed yet costs a look at every record. */
export const createRecordIndexes = (db: IndexDatabase, unneeded: ReadonlySet<RecordIndex>): void => {
  const cache = Number(db.pragma('cache_size', { simple: true }));
  // What is sorted at once stays in the caches of the processor, and another thread sorts the next.
  db.pragma(`cache_size = -${sortedKibibytes}`);
  for (const [name, columns, only = ''] of recordIndexes)
    if (!unneeded.has(name)) db.exec(`create index if not exists ${name} on record (${columns}) ${only}`);
  db.pragma(`cache_size = ${cache}`);
};

const sortedKibibytes = 4096;

/** Filling a table and then indexing it takes half as long as both at once. */
export const dropRecordIndexes = (db: IndexDatabase): void => {
  for (const [name] of recordIndexes) db.exec(`drop index if exists ${name}`);
};
