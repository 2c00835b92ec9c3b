import type { Failure } from '../../shared/base/result.ts';

/** A request that is not served: the status of the reply, and the failure in its body. */
export type Refusal = Failure & { readonly status: number; readonly allow?: string };

const hint = 'Close the window and start Plumbline again.';

export const refusals = {
  malformed: (what: string): Refusal => ({
    status: 400,
    code: 'BAD_REQUEST',
    message: `The request was refused: ${what}.`,
    hint,
  }),
  badInput: (what: string): Refusal => ({
    status: 400,
    code: 'BAD_INPUT',
    message: `The request was refused: ${what}.`,
    hint: 'Correct what was entered and try again.',
  }),
  foreign: (what: string): Refusal => ({
    status: 403,
    code: 'FOREIGN_REQUEST',
    message: `The request was refused, because it does not come from the window of this program: ${what}.`,
    hint,
  }),
  noSession: (): Refusal => ({
    status: 401,
    code: 'NO_SESSION',
    message: 'The request was refused, because it belongs to no session of this program.',
    hint,
  }),
  wrongToken: (): Refusal => ({
    status: 403,
    code: 'TOKEN_REFUSED',
    message: 'The token was refused: it is not the one of this start, or it has been used.',
    hint,
  }),
  tooManyTokens: (): Refusal => ({
    status: 429,
    code: 'TOO_MANY_ATTEMPTS',
    message: 'Too many wrong tokens were sent within a minute.',
    hint: 'Close the window, see whether another program of this machine tries to get in, and start Plumbline again.',
  }),
  notFound: (): Refusal => ({
    status: 404,
    code: 'NOT_FOUND',
    message: 'There is nothing at this address.',
    hint,
  }),
  wrongMethod: (allow: string): Refusal => ({
    status: 405,
    code: 'METHOD_REFUSED',
    message: `This address takes ${allow} and nothing else.`,
    hint,
    allow,
  }),
  wrongType: (type: string): Refusal => ({
    status: 415,
    code: 'TYPE_REFUSED',
    message: `The body must be ${type}.`,
    hint,
  }),
  tooLarge: (bytesMax: number): Refusal => ({
    status: 413,
    code: 'TOO_LARGE',
    message: `The body is larger than ${bytesMax} bytes.`,
    hint: 'Take large files in by their path instead.',
  }),
  tooSlow: (): Refusal => ({
    status: 408,
    code: 'TOO_SLOW',
    message: 'The rest of the request did not come in time.',
    hint: 'Try again.',
  }),
  tooMany: (what: string): Refusal => ({
    status: 503,
    code: 'TOO_MANY',
    message: `There are too many ${what} already.`,
    hint: 'Close windows of this program that you no longer need.',
  }),
  noSpace: (): Refusal => ({
    status: 507,
    code: 'DISK_FULL',
    message: 'The disk that uploads go to has no room for the file.',
    hint: 'Make room there, or take the file in by its path instead.',
  }),
} as const;
