/** An expected failure: a closed code, what happened and why, what to do, and where (path, line, disclosure). */
export type Failure<Code extends string = string> = {
  readonly code: Code;
  readonly message: string;
  readonly hint?: string;
  readonly at?: string;
};

export type Result<T, E = Failure> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const err = <E>(error: E): Result<never, E> => ({ ok: false, error });
