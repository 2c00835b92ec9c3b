import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { err, ok, type Failure, type Result } from '../shared/base/result.ts';
import { storageFailure } from './storage-failure.ts';

export type HashSetDatabase = Database.Database;
export type StoredHashSet = {
  readonly number: number;
  readonly name: string;
  readonly kind: 'good' | 'bad';
  readonly version: string;
  readonly provenance: string;
  readonly licence: string;
  readonly file: string;
  /** Of the list that it was read from. */
  readonly sha256: string;
  readonly hashes: number;
  readonly addedAt: string;
};

/** "PLUH": sets of known hashes of a workstation, never to be taken for a case. */
const applicationId = 0x504c5548;
const schemaVersion = 1;

const schema = `
create table hash_set (
  "number" integer primary key autoincrement,
  "name" text not null,
  "kind" text not null check ("kind" in ('good', 'bad')),
  "version" text not null,
  "provenance" text not null,
  "licence" text not null,
  "file" text not null,
  "sha256" text not null unique,
  "hashes" integer not null,
  "addedAt" text not null
) strict;
create table known_hash (
  "digest" blob not null,
  "set" integer not null,
  primary key ("digest", "set")
) strict, without rowid;
`;

/**
 * Opens the workstation's sets of known hashes, and makes the file where there is none. What a person took in is not made
 * again from anything, so a file that is something else is refused and left as it is.
 */
export const openHashSets = (path: string): Result<HashSetDatabase> => {
  try {
    const isThere = existsSync(path);
    const db = new Database(path);
    try {
      const fault = isThere ? faultOf(db, path) : undefined;
      if (fault !== undefined) {
        db.close();
        return err(fault);
      }
      for (const pragma of pragmas) db.pragma(pragma);
      db.transaction(() => {
        if (db.pragma('user_version', { simple: true }) === schemaVersion) return;
        db.exec(schema);
        db.pragma(`application_id = ${applicationId}`);
        db.pragma(`user_version = ${schemaVersion}`);
      }).immediate();
      return ok(db);
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : '';
    if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) return err(damaged(path));
    return err(storageFailure(error, path));
  }
};

const pragmas = [
  'busy_timeout = 5000',
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'recursive_triggers = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'mmap_size = 0',
  // 64 MiB: a set of a million hashes is sorted in memory.
  'cache_size = -65536',
];

const faultOf = (db: HashSetDatabase, path: string): Failure | undefined => {
  const id = db.pragma('application_id', { simple: true });
  const version = Number(db.pragma('user_version', { simple: true }));
  const isEmpty = id === 0 && version === 0 && db.prepare('select count(*) from sqlite_schema').pluck().get() === 0;
  if (isEmpty || (id === applicationId && version === schemaVersion)) return undefined;
  return damaged(path);
};

const damaged = (path: string): Failure => ({
  code: 'PROFILE_DAMAGED',
  message: 'What should hold the sets of known hashes is damaged, or of another version.',
  hint: 'Move the file away; then take the lists in again.',
  at: path,
});

export const listHashSets = (db: HashSetDatabase): readonly StoredHashSet[] =>
  db.prepare<[], StoredHashSet>('select * from hash_set order by "name", "version", "number"').all();

export type NewHashSet = Omit<StoredHashSet, 'number' | 'hashes' | 'sha256'>;

/**
 * Takes a set in whole or not at all. `read` hands over every digest as bytes, and says at the end what the SHA-256 of the
 * list is; they are sorted before they go into the table, which is what makes a million of them a matter of seconds.
 */
export const writeHashSet = (
  db: HashSetDatabase,
  set: NewHashSet,
  read: (write: (digest: Uint8Array) => void) => Result<{ readonly sha256: string }>,
): Result<StoredHashSet> => {
  const write = (): StoredHashSet => {
    db.exec('create temp table if not exists staged ("digest" blob not null); delete from staged');
    const stage = db.prepare('insert into staged values (?)');
    const done = read((digest) => void stage.run(digest));
    if (!done.ok) throw new Refused(done.error);
    const { sha256 } = done.value;
    const known = listHashSets(db).find((one) => one.sha256 === sha256);
    if (known !== undefined) throw new Refused(alreadyThere(known));
    const { lastInsertRowid } = db
      .prepare(
        `insert into hash_set ("name", "kind", "version", "provenance", "licence", "file", "sha256", "hashes", "addedAt")
         values (@name, @kind, @version, @provenance, @licence, @file, @sha256, 0, @addedAt)`,
      )
      .run({ ...set, sha256 });
    const number = Number(lastInsertRowid);
    const { changes } = db
      .prepare('insert or ignore into known_hash select "digest", ? from staged order by "digest"')
      .run(number);
    db.prepare('update hash_set set "hashes" = ? where "number" = ?').run(changes, number);
    db.exec('delete from staged');
    return { ...set, number, sha256, hashes: changes };
  };
  try {
    return ok(db.transaction(write).immediate());
  } catch (error) {
    return err(error instanceof Refused ? error.failure : storageFailure(error));
  }
};

/** Thrown to roll the transaction back; never leaves this file. */
class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

const alreadyThere = ({ name, kind, sha256 }: StoredHashSet): Failure => ({
  code: 'ALREADY_THERE',
  message: `This very list is the set “${name}” (known ${kind}) already; nothing was changed.`,
  hint: 'Remove that set first, if it is to have another name or kind.',
  at: sha256,
});

export const removeHashSet = (db: HashSetDatabase, number: number): void => {
  db.transaction(() => {
    db.prepare('delete from known_hash where "set" = ?').run(number);
    db.prepare('delete from hash_set where "number" = ?').run(number);
  }).immediate();
};

/** Which of these sets hold a digest. */
export const createHashLookup = (
  db: HashSetDatabase,
  numbers: readonly number[],
): ((digest: string) => readonly number[]) => {
  const wanted = new Set(numbers);
  const find = db.prepare<[Uint8Array], number>('select "set" from known_hash where "digest" = ?').pluck();
  return (digest) => find.all(Buffer.from(digest, 'hex')).filter((number) => wanted.has(number));
};
