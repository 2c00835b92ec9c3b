import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query';
import type { Input, Output } from '../../../shared/api/contract.ts';
import type { Failure } from '../../../shared/base/result.ts';
import { callOrThrow, toFailure, useApi } from './replies.ts';

type PagedMethod = 'evidence.page' | 'finding.page' | 'ledger.page' | 'record.page';
type PagedRow<M extends PagedMethod> = Output<M>['rows'][number];

const pageRows = 100;
const restMilliseconds = 60;

type Range = { readonly from: number; readonly to: number };

export type Pages<M extends PagedMethod> = {
  readonly total: number;
  readonly rowAt: (index: number) => PagedRow<M> | undefined;
  readonly onRange: (from: number, to: number) => void;
  readonly failure: Failure | null;
  readonly isLoading: boolean;
  readonly refetch: () => void;
  readonly first: Output<M> | undefined;
};

/** A long list by pages: those that are on the screen are fetched, the others are not. */
export const usePages = <M extends PagedMethod>(method: M, input: Omit<Input<M>, 'from' | 'count'>): Pages<M> => {
  const { call } = useApi();
  const queries = useQueryClient();
  const [range, setRange] = useState<Range>({ from: 0, to: 0 });
  const numbers = useMemo(() => pageNumbers(range.from, range.to), [range]);
  const results = useQueries({
    queries: numbers.map((number) => {
      const asked = askFor<M>(input, number);
      return {
        queryKey: [method, asked],
        queryFn: () => callOrThrow(call, method, asked),
        placeholderData: keepPreviousData,
      };
    }),
  });
  const pages = new Map<number, PagedRow<M>[]>();
  for (const { data } of results) if (data !== undefined) pages.set(data.from / pageRows, [...data.rows]);
  const onRange = useSettledRange(setRange);
  const first = results.find(({ data }) => data !== undefined)?.data;
  return {
    total: first?.total ?? 0,
    rowAt: (index) => {
      const number = Math.floor(index / pageRows);
      // Pages that were on the screen before are at hand still, as for copying a long selection.
      const rows = pages.get(number) ?? queries.getQueryData<Output<M>>([method, askFor<M>(input, number)])?.rows;
      return rows?.[index % pageRows];
    },
    onRange,
    failure: toFailure(results.find(({ error }) => error !== null)?.error),
    isLoading: first === undefined && results.some(({ isPending }) => isPending),
    refetch: () => {
      for (const result of results) void result.refetch();
    },
    first,
  };
};

/** Passes on what is on the screen: at once where it is near what was there before, else when the scrolling rests. */
const useSettledRange = (setRange: (range: Range) => void): ((from: number, to: number) => void) => {
  const last = useRef<Range>({ from: 0, to: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (from: number, to: number) => {
      const distance = Math.abs(from - last.current.from);
      last.current = { from, to };
      clearTimeout(timer.current);
      if (distance <= pageRows) setRange(last.current);
      // Rows that only rush past are not asked for: each far page costs the program a walk to it.
      else timer.current = setTimeout(() => setRange(last.current), restMilliseconds);
    },
    [setRange],
  );
};

const askFor = <M extends PagedMethod>(input: Omit<Input<M>, 'from' | 'count'>, number: number): Input<M> =>
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the two members that were left out of the input
  ({ ...input, from: number * pageRows, count: pageRows }) as Input<M>;

const pageNumbers = (from: number, to: number): readonly number[] => {
  const start = Math.floor(from / pageRows);
  const end = Math.floor(Math.max(from, to - 1) / pageRows);
  const shown = Array.from({ length: end - start + 1 }, (_, offset) => start + offset);
  // The first page says how long the list is while another is on its way.
  return start === 0 ? shown : [0, ...shown];
};
