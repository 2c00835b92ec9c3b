import type { Failure } from '../shared/base/result.ts';

export type StorageCode = 'DISK_FULL' | 'READ_ONLY' | 'NO_PERMISSION' | 'CASE_BUSY' | 'STORAGE_FAILED';

/** Turns what SQLite or the file system threw into words; anything else is a bug and is thrown on. */
export const storageFailure = (error: unknown, at?: string): Failure<StorageCode> => {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === undefined) throw error;
  const place = at === undefined ? {} : { at };
  const detail = error instanceof Error ? error.message : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code.startsWith('SQLITE_FULL')) {
    return {
      code: 'DISK_FULL',
      message: 'The disk is full; nothing was recorded.',
      hint: 'Make room and try again.',
      ...place,
    };
  }
  if (code === 'EROFS' || code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return {
      code: 'READ_ONLY',
      message: `The storage cannot be written to (${detail}); nothing was recorded.`,
      hint: 'Check that the disk is mounted for writing and that the folder is yours.',
      ...place,
    };
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return {
      code: 'NO_PERMISSION',
      message: `The system does not allow it (${detail}).`,
      hint: 'Check who owns the folder and its permissions.',
      ...place,
    };
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return {
      code: 'CASE_BUSY',
      message: 'Another process holds the case and did not let go in time; nothing was recorded.',
      hint: 'Close the other program and try again.',
      ...place,
    };
  }
  if (code.startsWith('SQLITE_') || /^E[A-Z0-9]+$/u.test(code)) {
    return {
      code: 'STORAGE_FAILED',
      message: `The storage failed (${detail}); nothing was recorded.`,
      hint: 'Check the disk, then run `case verify`.',
      ...place,
    };
  }
  throw error;
};
