import { createContext, useCallback, useContext, useState } from 'react';
import { QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Client } from '../../../shared/api/client.ts';
import type { Input, Method, Output } from '../../../shared/api/contract.ts';
import type { Desktop } from '../../../shared/api/desktop.ts';
import type { AppEvent } from '../../../shared/api/events.ts';
import type { Failure, Result } from '../../../shared/base/result.ts';
import { dependsOn } from './topics.ts';

export type Api = { readonly call: Client; readonly desktop: Desktop };

export const ApiContext = createContext<Api | null>(null);

export const useApi = (): Api => {
  const api = useContext(ApiContext);
  if (api === null) throw new Error('used outside the window');
  return api;
};

/** Carries a failure through TanStack Query, which knows thrown errors only; never leaves this file otherwise. */
class CallFailed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    // Replies hold until an event says that the case has changed; nothing is asked twice for the focus of a window.
    defaultOptions: { queries: { retry: false, staleTime: Infinity, gcTime: 300_000, networkMode: 'always' } },
  });

/** Marks what an event makes stale: what is on the screen is fetched again, the rest when it is next shown. */
export const applyEvent = (queries: QueryClient, event: AppEvent): void => {
  if (event.kind !== 'change') return;
  void queries.invalidateQueries({
    predicate: ({ queryKey: [method, input] }) =>
      typeof method === 'string' && folderOf(input) === event.folder && dependsOn(method, event.topics),
  });
};

const folderOf = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && 'folder' in input ? input.folder : undefined;

export type Reply<T> = {
  readonly value: T | undefined;
  readonly failure: Failure | null;
  readonly isLoading: boolean;
  /** A newer reply is on its way; what is shown is the last one. */
  readonly isUpdating: boolean;
  readonly refetch: () => void;
};

/**
 * The reply to a call, kept and read again when the case changes in what it depends on. A volatile one is of the world
 * outside the case, which sends no event: it is not kept.
 */
export const useReply = <M extends Method>(
  method: M,
  input: Input<M>,
  { isEnabled = true, isVolatile = false }: { readonly isEnabled?: boolean; readonly isVolatile?: boolean } = {},
): Reply<Output<M>> => {
  const { call } = useApi();
  const query = useQuery({
    queryKey: [method, input],
    queryFn: () => callOrThrow(call, method, input),
    enabled: isEnabled,
    ...(isVolatile && { staleTime: 0, gcTime: 0 }),
    // The last reply stays while the next comes, but never that of another case.
    placeholderData: (last, query) => (folderOf(query?.queryKey[1]) === folderOf(input) ? last : undefined),
  });
  const refetch = query.refetch;
  return {
    value: query.data,
    failure: toFailure(query.error),
    isLoading: query.isPending && isEnabled,
    isUpdating: query.isFetching,
    refetch: useCallback(() => void refetch(), [refetch]),
  };
};

export const callOrThrow = async <M extends Method>(call: Client, method: M, input: Input<M>): Promise<Output<M>> => {
  const reply = await call(method, input);
  if (!reply.ok) throw new CallFailed(reply.error);
  return reply.value;
};

export const toFailure = (error: unknown): Failure | null => {
  if (!(error instanceof Error)) return null;
  if (error instanceof CallFailed) return error.failure;
  return {
    code: 'INTERNAL_ERROR',
    message: `The window itself failed: ${error.message}.`,
    hint: 'Nothing was recorded. Please report this with what you did.',
  };
};

export type Act<M extends Method> = {
  readonly run: (input: Input<M>) => Promise<Result<Output<M>>>;
  readonly isRunning: boolean;
  readonly failure: Failure | null;
  readonly clear: () => void;
};

/** A call that does something. A failure stays until the next try or until it is cleared; input stays with the form. */
export const useAct = <M extends Method>(method: M): Act<M> => {
  const { call } = useApi();
  const queries = useQueryClient();
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = useCallback(
    async (input: Input<M>): Promise<Result<Output<M>>> => {
      setRunning(true);
      setFailure(null);
      const reply = await call(method, input);
      setRunning(false);
      if (!reply.ok) setFailure(reply.error);
      // The event says the same, a moment later; the person sees the effect of their own act at once.
      else await queries.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey, input) });
      return reply;
    },
    [call, method, queries],
  );
  return { run, isRunning, failure, clear: useCallback(() => setFailure(null), []) };
};

const isTouched = ([, asked]: readonly unknown[], input: unknown): boolean =>
  folderOf(asked) === undefined || folderOf(asked) === folderOf(input);
