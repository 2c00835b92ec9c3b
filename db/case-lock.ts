import Database from 'better-sqlite3';
import { err, ok, type Failure, type Result } from '../shared/base/result.ts';
import { storageFailure } from './storage-failure.ts';

/** Held while a case is open. The operating system lets go of it when the process ends, however it ends. */
export type CaseLock = { readonly release: () => void };

/**
 * Shared by all that have the case open; exclusive for what must be alone (rebuild, adopt, tidying up). Node has no file
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
      // A lock does not say who holds it, nor what for.
      ...(kind === 'exclusive'
        ? {
            message: 'The case is open elsewhere, and this needs it alone.',
            hint: 'Close it in every other window and program, or wait until they are done, and try again.',
          }
        : {
            message:
              'The case is in use by another program that needs it alone: one that rebuilds it, takes it over or tidies up after an intake. Which one cannot be told from here.',
            hint: 'Wait until it is done and try again. If it never is, end that program: the case is free as soon as it has ended.',
          }),
      at: path,
    });
  }
};
