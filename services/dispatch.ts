import type { z } from 'zod';
import type { Checked, Method, Output } from '../shared/api/contract.ts';
import { err, type Result } from '../shared/base/result.ts';
import { issueToText, schemaWords } from '../shared/base/schema-words.ts';
import { storageFailure } from '../db/storage-failure.ts';

export type Handlers<M extends Method = Method> = {
  readonly [Name in M]: (input: Checked<Name>) => Result<Output<Name>> | Promise<Result<Output<Name>>>;
};

type Rows<M extends Method> = Readonly<Record<M, { readonly input: z.ZodType }>>;

/** Method and untrusted input in, the handler's reply out. The one door for every shell. */
export const createDispatcher =
  <M extends Method>(rows: Rows<M>, handlers: Handlers<M>) =>
  async (method: string, input: unknown): Promise<Result<unknown>> => {
    if (!isRow(rows, method)) {
      return err({
        code: 'UNKNOWN_METHOD',
        message: `There is no call ${method.slice(0, 80)}.`,
        hint: 'Use a call of the contract.',
      });
    }
    return call(rows, handlers, method, input);
  };

const isRow = <M extends Method>(rows: Rows<M>, method: string): method is M => Object.hasOwn(rows, method);

const call = async <M extends Method>(
  rows: Rows<M>,
  handlers: Handlers<M>,
  method: M,
  input: unknown,
): Promise<Result<unknown>> => {
  const parsed = rows[method].input.safeParse(input, { error: schemaWords });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err({
      code: 'BAD_INPUT',
      message: `The call ${method} was refused: ${issueToText(issue)}.`,
      hint: 'Correct the value named and try again.',
      at: issue?.path.map(String).join('.') ?? '',
    });
  }
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the schema of this very method has checked the input
  const handler = handlers[method] as (checked: unknown) => Result<unknown> | Promise<Result<unknown>>;
  try {
    return await handler(parsed.data);
  } catch (error) {
    // A disk that gives out must never look like a crash, wherever it happens; a bug is thrown on.
    return err(storageFailure(error));
  }
};
