import { closeSync, existsSync, fdatasync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { err, ok, type Failure, type Result } from '../shared/base/result.ts';
import { storageFailure } from './storage-failure.ts';

export type IndexDatabase = Database.Database;

/** "PLUI": the derived index of a case, never to be taken for the case itself. */
const indexApplicationId = 0x504c5549;
/** An index of another version is made again, not migrated: nothing in it is primary. */
const indexVersion = 3;

/** Two files, so that a long import fills one while searches go on taking lines and files into the other. */
export type IndexPaths = { readonly records: string; readonly words: string };

/**
 * Opens the derived index: the file of words, made where there is none, and with it the file of records, as `records`.
 * Whatever else stands in the place of either is removed: both follow from the evidence files and the ledger. Until the
 * first import there is no file of records, and its tables are empty ones in memory.
 *
 * The pragmas are those of the case, but for `synchronous=NORMAL`. A power failure may take the last commits of a
 * write-ahead log that was not flushed, never a part of one. Here that costs nothing: the ledger line of an import is
 * durable by itself, and an import whose records are not all there is made again from the file.
 */
export const openIndex = ({ records, words }: IndexPaths): Result<IndexDatabase> => {
  try {
    const db = openWords(words);
    if (db === undefined) return err(notMade(words));
    try {
      attachRecords(db, records);
      return ok(db);
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    return err(storageFailure(error, words));
  }
};

/** Whether there is a file of records. Without one the next import makes it, by `buildRecords`. */
export const hasRecordFile = (db: IndexDatabase): boolean =>
  db.prepare("select file from pragma_database_list where name = 'records'").pluck().get() !== '';

/**
 * Makes the file of records beside its place and moves it there when it is whole and flushed: `fill` writes to a database
 * that nobody else sees, so without a journal, and nothing is written twice. Whatever it throws leaves no file; what a
 * killed process left, `removeUnfinished` removes. Only for whoever holds the lock of the index.
 */
export const buildRecords = <T>(
  db: IndexDatabase,
  path: string,
  fill: (building: IndexDatabase, writeOut: () => void) => T,
): T => {
  const unfinished = unfinishedPath(path);
  removeFile(unfinished);
  try {
    const filled = fillUnfinished(unfinished, fill);
    renameSync(unfinished, path);
    db.exec('detach records');
    attachRecords(db, path);
    return filled;
  } catch (error) {
    removeFile(unfinished);
    throw error;
  }
};

const fillUnfinished = <T>(path: string, fill: (building: IndexDatabase, writeOut: () => void) => T): T => {
  const building = new Database(':memory:');
  let file: number | undefined;
  try {
    setPragmas(building);
    building.prepare('attach ? as records').run(path);
    building.pragma(`records.page_size = ${pageBytes}`);
    building.pragma('records.journal_mode = OFF');
    building.pragma('records.synchronous = OFF');
    building.pragma('records.locking_mode = EXCLUSIVE');
    makeTables(building, 'records', recordSchema);
    file = openSync(path, 'r');
    const descriptor = file;
    // What is written by now goes to the disk beside what comes next; whether all of it is there, the last flush says.
    const filled = fill(building, () => fdatasync(descriptor, () => undefined));
    building.pragma('records.journal_mode = WAL');
    building.close();
    fsyncSync(file);
    return filled;
  } finally {
    building.close();
    if (file !== undefined) closeSync(file);
  }
};

/** What an import that was ended while it made the file of records left. Only for whoever holds the lock of the index. */
export const removeUnfinished = (path: string): void => removeFile(unfinishedPath(path));

const unfinishedPath = (path: string): string => `${path}.unfinished`;

const removeFile = (path: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
};

const notMade = (path: string): Failure => ({
  code: 'STORAGE_FAILED',
  message: 'The derived index of the case could not be made.',
  hint: 'Remove the file named here and try again; it holds nothing that cannot be made again.',
  at: path,
});

const openWords = (path: string): IndexDatabase | undefined => {
  const opened = tryOpen(path);
  if (opened !== undefined) return opened;
  removeFile(path);
  return tryOpen(path);
};

/** Undefined where what is there is no index of this version. */
const tryOpen = (path: string): IndexDatabase | undefined => {
  const isThere = existsSync(path);
  const db = new Database(path);
  try {
    if (isThere && !isOfThisVersion(db, 'main')) {
      // Another process may be making it at this moment.
      const isEmpty =
        db.pragma('application_id', { simple: true }) === 0 &&
        db.prepare('select count(*) from sqlite_schema').pluck().get() === 0;
      if (!isEmpty) {
        db.close();
        return undefined;
      }
    }
    setPragmas(db);
    // Only a file that is new takes it over.
    db.pragma(`page_size = ${pageBytes}`);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.transaction(() => {
      if (db.pragma('user_version', { simple: true }) !== indexVersion) makeTables(db, 'main', wordSchema);
    }).immediate();
    return db;
  } catch (error) {
    db.close();
    if (isNoDatabase(error)) return undefined;
    throw error;
  }
};

const attachRecords = (db: IndexDatabase, path: string): void => {
  if (existsSync(path)) {
    if (tryAttach(db, path)) return;
    removeFile(path);
  }
  db.exec("attach ':memory:' as records");
  makeTables(db, 'records', recordSchema);
};

const tryAttach = (db: IndexDatabase, path: string): boolean => {
  try {
    db.prepare('attach ? as records').run(path);
  } catch (error) {
    if (isNoDatabase(error)) return false;
    throw error;
  }
  try {
    if (isOfThisVersion(db, 'records')) {
      db.pragma('records.synchronous = NORMAL');
      return true;
    }
  } catch (error) {
    if (!isNoDatabase(error)) throw error;
  }
  db.exec('detach records');
  return false;
};

type IndexSchema = 'main' | 'records';

const isOfThisVersion = (db: IndexDatabase, schema: IndexSchema): boolean =>
  db.pragma(`${schema}.application_id`, { simple: true }) === indexApplicationId &&
  db.pragma(`${schema}.user_version`, { simple: true }) === indexVersion;

const isNoDatabase = (error: unknown): boolean => {
  const code = error instanceof Database.SqliteError ? error.code : '';
  return code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT');
};

const makeTables = (db: IndexDatabase, schema: IndexSchema, tables: (schema: IndexSchema) => string): void => {
  db.exec(tables(schema));
  db.pragma(`${schema}.application_id = ${indexApplicationId}`);
  db.pragma(`${schema}.user_version = ${indexVersion}`);
};

/** A million records are written and read in large pieces. */
const pageBytes = 32_768;

const setPragmas = (db: IndexDatabase): void => {
  db.pragma('busy_timeout = 5000');
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
 * file; `timeOrder` sorts as the times do. The tables `…_words`, here and below, hold no text of their own (FTS5, external
 * content).
 */
const recordSchema = (schema: IndexSchema): string => `
create table ${schema}.import (
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
create index ${schema}.import_item on import ("item");
create table ${schema}.record (
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
create virtual table ${schema}.record_words using fts5 ("title", "text", content='record', content_rowid='number', ${tokenizer});
`;

/**
 * The lines of the ledger, and passages of the files that are text. `search_state` says how far lines were taken in;
 * `searched_file` says of each file what came of it.
 */
const wordSchema = (schema: IndexSchema): string => `
create table ${schema}.line_entry (
  "number" integer primary key,
  "kind" text not null,
  "id" text,
  "title" text not null,
  "text" text not null
) strict;
create virtual table ${schema}.line_words using fts5 ("title", "text", content='line_entry', content_rowid='number', ${tokenizer});

create table ${schema}.passage (
  "number" integer primary key,
  "sha256" text not null,
  "offset" integer not null,
  "length" integer not null,
  "title" text not null,
  "text" text not null
) strict;
create index ${schema}.passage_file on passage ("sha256");
create virtual table ${schema}.passage_words using fts5 ("title", "text", content='passage', content_rowid='number', ${tokenizer});

create table ${schema}.searched_file (
  "sha256" text not null primary key,
  "state" text not null check ("state" in ('read', 'no text', 'too long', 'unreadable')),
  "passages" integer not null
) strict, without rowid;
create table ${schema}.search_state (
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
    if (!unneeded.has(name)) db.exec(`create index if not exists records.${name} on record (${columns}) ${only}`);
  db.pragma(`cache_size = ${cache}`);
};

const sortedKibibytes = 4096;

/** Filling a table and then indexing it takes half as long as both at once. */
export const dropRecordIndexes = (db: IndexDatabase): void => {
  for (const [name] of recordIndexes) db.exec(`drop index if exists records.${name}`);
};
