import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { naturalOrder } from '../shared/base/natural-order.ts';
import { err, ok, type Failure, type Result } from '../shared/base/result.ts';
import { readDatabaseHeader } from './database-header.ts';
import { storageFailure, type StorageCode } from './storage-failure.ts';
import { migrations } from './migrations/migrations.ts';

/** "PLUM" as a 32-bit integer, so that `file` and we can tell a case from any other SQLite database. */
export const applicationId = 0x504c554d;
export const schemaVersion = Math.max(...migrations.map(({ version }) => version));

export type CaseDatabase = Database.Database;
export type OpenFailure = Failure<
  'FOREIGN_DATABASE' | 'NEWER_DATABASE' | 'DATABASE_DAMAGED' | 'RUNTIME_TOO_OLD' | StorageCode
>;
export type OpenMode = 'create' | 'write' | 'read';

/**
 * The one opening sequence, for the application, the command line and the tests. A database of another program or of a
 * newer version is refused before anything is written to it.
 */
export const openDatabase = (path: string, mode: OpenMode): Result<CaseDatabase, OpenFailure> => {
  // better-sqlite3 13 crashes the process below Node-API 10 instead of throwing.
  if (Number(process.versions['napi'] ?? 0) < 10) {
    return fail(
      'RUNTIME_TOO_OLD',
      `Node ${process.versions.node} is too old for the database driver`,
      'Start Plumbline by bin/plumbline or npm start, which bring their own Node 24.',
    );
  }
  let db: CaseDatabase | undefined;
  try {
    // better-sqlite3 throws a TypeError here, which would pass for a bug.
    if (!existsSync(dirname(path))) return err(cannotOpen('its folder does not exist', path));
    const foreign = fileFault(path);
    if (foreign !== undefined) return err(foreign);
    db = new Database(path, { fileMustExist: mode !== 'create', readonly: mode === 'read' });
    const refused = identityFault(db, mode);
    if (refused !== undefined) {
      db.close();
      return err(refused);
    }
    setPragmas(db, mode);
    if (mode !== 'read') migrate(db, path);
    return ok(db);
  } catch (error) {
    db?.close();
    return err(toOpenFailure(error, path));
  }
};

/**
 * Loads the native part of the driver ahead of the first database. A thread that is ended while it loads takes the whole
 * process with it (the module aborts when it may not run JavaScript), so whoever starts a thread waits for this first.
 */
export const loadDriver = (): boolean => {
  if (Number(process.versions['napi'] ?? 0) < 10) return false;
  try {
    new Database(':memory:').close();
    return true;
  } catch {
    // Whoever opens a database is told why.
    return false;
  }
};

/** Whether a file is a case database of a version known here, found out without writing anything anywhere. */
export const checkDatabaseFile = (path: string): Result<null, OpenFailure> => {
  try {
    const fault = fileFault(path) ?? unmarkedFault(path);
    return fault === undefined ? ok(null) : err(fault);
  } catch (error) {
    return err(toOpenFailure(error, path));
  }
};

/**
 * Closing a connection that may write moves a write-ahead log into the database. So a file is judged before there is one:
 * by its header, and where a log says more, through a connection that cannot write.
 */
const fileFault = (path: string): OpenFailure | undefined => {
  const header = readDatabaseHeader(path);
  if (header === undefined) return undefined;
  if (header === 'foreign') return foreignFile(path);
  if (header.applicationId !== 0 && header.applicationId !== applicationId) return foreignDatabase;
  if (header.userVersion > schemaVersion) return newerDatabase(header.userVersion);
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return undefined;
  const db = new Database(path, { fileMustExist: true, readonly: true });
  try {
    return identityFault(db, 'create');
  } finally {
    db.close();
  }
};

/** A case that is being made right now bears its mark in the log only; without a log the file itself must bear it. */
const unmarkedFault = (path: string): OpenFailure | undefined => {
  const header = readDatabaseHeader(path);
  if (header === 'foreign' || header?.applicationId === applicationId) return undefined;
  const size = statSync(path).size;
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return undefined;
  // What cannot be read at all is SQLite's to name.
  return header === undefined && size > 0 ? undefined : foreignDatabase;
};

const identityFault = (db: CaseDatabase, mode: OpenMode): OpenFailure | undefined => {
  const id = db.pragma('application_id', { simple: true });
  const version = Number(db.pragma('user_version', { simple: true }));
  const isEmpty = db.prepare('select count(*) from sqlite_schema').pluck().get() === 0;
  if (mode === 'create' && isEmpty && id === 0 && version === 0) return undefined;
  if (id !== applicationId) return foreignDatabase;
  return version > schemaVersion ? newerDatabase(version) : undefined;
};

const foreignDatabase: OpenFailure = {
  code: 'FOREIGN_DATABASE',
  message: 'The database was not made by Plumbline, so it was left untouched.',
  hint: 'Name the folder of a Plumbline case (it ends in .case).',
};
const foreignFile = (path: string): OpenFailure => ({
  code: 'FOREIGN_DATABASE',
  message: 'The file is not a SQLite database, so it was left untouched.',
  hint: 'Name the folder of a Plumbline case (it ends in .case).',
  at: path,
});
const newerDatabase = (version: number): OpenFailure => ({
  code: 'NEWER_DATABASE',
  message: `The case was written by a newer Plumbline (schema ${version}, this one knows ${schemaVersion}), so it was left untouched.`,
  hint: 'Open it with the newer version.',
});

/** better-sqlite3's build falls back to synchronous=NORMAL at the first write under WAL: FULL is set after WAL, and `assertDurable` looks again after writing. */
const setPragmas = (db: CaseDatabase, mode: OpenMode): void => {
  db.pragma('busy_timeout = 5000');
  if (mode !== 'read') db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('recursive_triggers = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('mmap_size = 0');
};

/**
 * Throws unless the connection still writes with synchronous=FULL. Called inside each writing transaction after its
 * first write and before its commit: an acknowledged line must survive a power failure.
 */
export const assertDurable = (db: CaseDatabase): void => {
  if (db.pragma('synchronous', { simple: true }) !== 2) {
    throw new Error('synchronous is not FULL after the first write; nothing was committed');
  }
};

const migrate = (db: CaseDatabase, path: string): void => {
  const from = Number(db.pragma('user_version', { simple: true }));
  if (from === schemaVersion) return;
  if (from > 0) backUp(db, path, from);
  db.function('natural_order', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? naturalOrder(text) : null,
  );
  for (const migration of migrations.filter(({ version }) => version > from)) {
    db.transaction(() => {
      // Another process may have done it while this one waited for the lock.
      if (Number(db.pragma('user_version', { simple: true })) >= migration.version) return;
      db.exec(migration.sql);
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${migration.version}`);
      assertDurable(db);
    }).immediate();
  }
};

/** The backup gets its name only when it is whole on disk, and has it before the migration: an interrupted one is made again. */
const backUp = (db: CaseDatabase, path: string, version: number): void => {
  const backup = `${path}.before-schema-${version + 1}`;
  if (existsSync(backup)) return;
  const partial = `${backup}.partial`;
  rmSync(partial, { force: true });
  db.prepare('vacuum into ?').run(partial);
  flush(partial);
  renameSync(partial, backup);
  // Windows has no such call for folders and needs none.
  if (process.platform !== 'win32') flush(dirname(path));
};

const flush = (path: string): void => {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
};

const fail = (code: OpenFailure['code'], message: string, hint: string) =>
  err<OpenFailure>({ code, message: `${message}.`, hint });

const toOpenFailure = (error: unknown, path: string): OpenFailure => {
  const code = error instanceof Database.SqliteError ? error.code : '';
  if (code.startsWith('SQLITE_NOTADB')) return foreignFile(path);
  if (code.startsWith('SQLITE_CORRUPT')) {
    return {
      code: 'DATABASE_DAMAGED',
      message: 'The database of the case is damaged and SQLite cannot read it.',
      hint: 'Restore the case from a copy, and check the disk.',
      at: path,
    };
  }
  if (code.startsWith('SQLITE_BUSY')) return storageFailure(error, path);
  if (code.startsWith('SQLITE_')) {
    const place = placeFailure(path);
    if (place !== undefined) return place;
    const message = error instanceof Error ? error.message : String(error);
    return cannotOpen(message, path);
  }
  throw error;
};

/** What is wrong with the folder, where SQLite says only that it could not open the file. */
const placeFailure = (path: string): OpenFailure | undefined => {
  const folder = dirname(path);
  try {
    accessSync(folder, constants.W_OK);
    if (statfsSync(folder).bavail > 0) return undefined;
    return storageFailure(Object.assign(new Error('no space is left'), { code: 'ENOSPC' }), path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ENOENT' ? undefined : storageFailure(error, path);
  }
};

const cannotOpen = (why: string, path: string): OpenFailure => ({
  code: 'STORAGE_FAILED',
  message: `The database of the case could not be opened: ${why}.`,
  hint: 'Check that the folder exists, that you may write to it and that the disk has room.',
  at: path,
});
