import { describe, expect, it } from 'vitest';
import { storageFailure } from '../../db/storage-failure.ts';

const thrown = (code: string): Error => Object.assign(new Error('detail'), { code });

describe('storageFailure', () => {
  it.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['SQLITE_FULL', 'DISK_FULL'],
    ['EROFS', 'READ_ONLY'],
    ['SQLITE_READONLY', 'READ_ONLY'],
    ['SQLITE_READONLY_DBMOVED', 'READ_ONLY'],
    ['SQLITE_CANTOPEN', 'READ_ONLY'],
    ['EACCES', 'NO_PERMISSION'],
    ['EPERM', 'NO_PERMISSION'],
    ['SQLITE_BUSY', 'CASE_BUSY'],
    ['SQLITE_BUSY_SNAPSHOT', 'CASE_BUSY'],
    ['SQLITE_IOERR_FSYNC', 'STORAGE_FAILED'],
    ['SQLITE_CONSTRAINT_TRIGGER', 'STORAGE_FAILED'],
    ['EIO', 'STORAGE_FAILED'],
  ])('names %s as %s, with what to do', (code, named) => {
    const failure = storageFailure(thrown(code), 'case.db');
    expect(failure).toMatchObject({ code: named, at: 'case.db' });
    expect(failure.hint).not.toBe('');
    expect(storageFailure(thrown(code))).not.toHaveProperty('at');
  });

  it.each([new TypeError('a bug'), thrown('ERR_INVALID_ARG_TYPE'), 'a text', undefined])(
    'throws a bug on: %s',
    (bug) => {
      let caught: unknown = 'nothing';
      try {
        storageFailure(bug);
      } catch (error) {
        caught = error;
      }
      expect(caught).toBe(bug);
    },
  );
});
