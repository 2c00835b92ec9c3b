import Database from 'better-sqlite3';
import { err, ok, type Failure, type Result } from '../shared/base/result.ts';
import { storageFailure } from './storage-failure.ts';

/** Held while a case is open. The operating system lets go of it when the process ends, however it ends. */
export type CaseLock = { readonly release: () => void };

/**
 * Shared by all that have the case open; exclusive for what must be alone (rebuild, adopt, restore). Node has no file
 * locks, SQLite has: the file is an empty database, and an open transaction on it is the lock.
 */
export const lockCase = (
  path: string,
  kind: 'shared' | 'exclusive',
  { milliseconds = 500 }: { readonly milliseconds?: number } = {},
): Result<CaseLock, Failure> => {
  let db: Database.Database | undefined;
  try {
    const opened = new Database(path);
    db = opened;
    opened.pragma(`busy_timeout = ${milliseconds}`);
    if (kind === 'exclusive') opened.exec('begin exclusive');
    else {
      opened.exec('begin');
      opened.prepare('select count(*) from sqlite_schema').get();
    }
    return ok({ release: () => opened.close() });
  } catch (error) {
    db?.close();
    const failure = storageFailure(error, path);
    if (failure.code !== 'CASE_BUSY') return err(failure);
    return err({
      code: 'CASE_BUSY',
      message:
        kind === 'exclusive'
          ? 'The case is open elsewhere, and this needs it alone.'
          : 'Another process is rebuilding the case.',
      hint: 'Close the other program, or wait until it is done.',
      at: path,
    });
  }
};
