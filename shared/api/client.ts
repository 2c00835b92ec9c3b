import type { Result } from '../base/result.ts';
import type { Input, Method, Output } from './contract.ts';

/** Carries one call to the dispatcher and its reply back: in the process, over IPC or over HTTP. */
export type Transport = { readonly send: (method: string, input: unknown) => Promise<Result<unknown>> };

export type Client = <M extends Method>(method: M, input: Input<M>) => Promise<Result<Output<M>>>;

export const createClient =
  ({ send }: Transport): Client =>
  async <M extends Method>(method: M, input: Input<M>) =>
    // The dispatcher is the other end of the same contract; its contract tests hold replies to the output schemas.
    // oxlint-disable-next-line typescript/consistent-type-assertions -- the reply's type follows from the method
    (await send(method, input)) as Result<Output<M>>;
