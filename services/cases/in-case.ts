import type { Checked, Method, Output } from '../../shared/api/contract.ts';
import type { Result } from '../../shared/base/result.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from './case-session.ts';

export type Reply<M extends Method> = Result<Output<M>> | Promise<Result<Output<M>>>;

export type InCase = <M extends Method>(
  load: () => Promise<(session: CaseSession, input: Checked<M>, deps: AppDeps) => Reply<M>>,
) => (input: Checked<M> & { readonly folder: string }) => Promise<Result<Output<M>>>;

/** For calls that name no case. */
export type OutsideCases = <M extends Method>(
  load: () => Promise<(input: Checked<M>, deps: AppDeps) => Reply<M>>,
) => (input: Checked<M>) => Promise<Result<Output<M>>>;

/** Opens the case for the length of one call, so that no call leaves a lock behind. */
export const createInCase =
  (current: () => AppDeps): InCase =>
  (load) =>
  async (input) => {
    const [{ openCase }, act] = await Promise.all([import('./case-session.ts'), load()]);
    const deps = current();
    const session = openCase(input.folder, deps);
    if (!session.ok) return session;
    try {
      return await act(session.value, input, deps);
    } finally {
      session.value.close();
    }
  };
