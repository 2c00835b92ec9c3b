import { useQueries } from '@tanstack/react-query';
import type { Input, Output } from '../../../../../../shared/api/contract.ts';
import type { Failure } from '../../../../../../shared/base/result.ts';
import { callOrThrow, toFailure, useApi } from '../../../../api/replies.ts';

type Growing = 'evidence.json' | 'evidence.table' | 'evidence.messages';
const askAgainMilliseconds = 60;

/** Windows into a file that is read further with each call: asked again until its end was come to. */
export const useGrowingPages = <M extends Growing>(
  method: M,
  inputs: readonly Input<M>[],
): { readonly pages: readonly (Output<M> | undefined)[]; readonly failure: Failure | null } => {
  const { call } = useApi();
  const results = useQueries({
    queries: inputs.map((input) => ({
      queryKey: [method, input],
      queryFn: () => callOrThrow(call, method, input),
      refetchInterval: ({ state: { data } }: { state: { data: Output<M> | undefined } }) =>
        data !== undefined && !data.isWhole ? askAgainMilliseconds : false,
    })),
  });
  return {
    pages: results.map(({ data }) => data),
    failure: toFailure(results.find(({ error }) => error !== null)?.error),
  };
};
