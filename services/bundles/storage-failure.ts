import type { Failure } from '../../shared/base/result.ts';

export type StorageFailure = Failure<'DISK_FULL' | 'STORAGE_FAILED'>;

export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** What the operating system refused, as a value. Anything that it did not throw is a bug and is thrown again. */
export const toStorageFailure = (error: unknown, path: string): StorageFailure => {
  const code = errorCode(error);
  if (!(error instanceof Error) || code === undefined || !('syscall' in error)) throw error;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      code: 'DISK_FULL',
      message: `There is no space left for ${path} (${code}).`,
      hint: 'Make room on that disk or choose another one.',
      at: path,
    };
  }
  return {
    code: 'STORAGE_FAILED',
    message: `The operating system refused ${path}: ${error.message}`,
    hint: 'Check that the disk is there, writable, and that you may use the folder.',
    at: path,
  };
};
