import type { Failure } from '../../shared/base/result.ts';

export const internalFailure = (message: string): Failure<'INTERNAL_ERROR'> => ({
  code: 'INTERNAL_ERROR',
  message: `Plumbline itself failed: ${message}.`,
  hint: 'Nothing unfinished was acknowledged. Please report this with what you did.',
});

/** Message and first place of a bug; never a value of the call, which may hold a passphrase. */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const place = /\/((?:cli|electron|services|db|shared|node_modules)\/[^\s)]+)/u.exec(error.stack ?? '')?.[1];
  return place === undefined ? error.message : `${error.message} (${place})`;
};
