import type { Result } from '../../shared/base/result.ts';

/** The value of a result that a test expects to be sound; the failure's message otherwise. */
export const valueOf = <T>(result: Result<T, { readonly message: string }>): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
