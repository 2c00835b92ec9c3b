import type { Output } from '../../../../shared/api/contract.ts';

export type Source = Output<'source.list'>['sources'][number];

/** Sources that hold every word of a text, in the order of one column. A withheld value comes last, either way. */
export const orderSources = (
  sources: readonly Source[],
  { text, sort, descending }: { readonly text: string; readonly sort: string; readonly descending: boolean },
): readonly Source[] => {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = sources.filter((source) => {
    const whole = [source.name, source.kind, source.descriptor, source.reliability].join(' ').toLowerCase();
    return words.every((word) => whole.includes(word));
  });
  const valueOf = valueByColumn[sort] ?? valueByColumn['name'] ?? (() => null);
  return found.toSorted((left, right) => compare(valueOf(left), valueOf(right), descending) || left.line - right.line);
};

type Value = string | number | null;

const valueByColumn: Readonly<Record<string, (source: Source) => Value>> = {
  name: ({ name }) => name?.toLowerCase() ?? null,
  kind: ({ kind }) => kind?.toLowerCase() ?? null,
  reliability: ({ reliability }) => reliability,
  items: ({ items }) => items,
  tlp: ({ tlp }) => tlp,
  line: ({ line }) => line,
};

const compare = (left: Value, right: Value, descending: boolean): number => {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  const order = left < right ? -1 : left > right ? 1 : 0;
  return descending ? -order : order;
};
