import type { Output } from '../../../shared/api/contract.ts';
import type { Reading } from '../../../shared/domain/planted-pair.ts';
import { useReply } from '../api/replies.ts';

export type Pair = Output<'pair.list'>['pairs'][number];

/** What an item is within a pair, and the other record of it. */
export type PairedItem = { readonly pair: Pair; readonly reading: Reading; readonly partner: string };

/** By item: the readings that it is entered as. Empty while they are on their way. */
export const usePairs = (folder: string): ReadonlyMap<string, PairedItem> => {
  const pairs = useReply('pair.list', { folder }).value?.pairs ?? noPairs;
  return pairedItems(pairs);
};

const noPairs: readonly Pair[] = [];
const known = new WeakMap<readonly Pair[], ReadonlyMap<string, PairedItem>>();

// The same reply gives the same map, so that what is drawn from it stays as it is.
const pairedItems = (pairs: readonly Pair[]): ReadonlyMap<string, PairedItem> => {
  const held = known.get(pairs);
  if (held !== undefined) return held;
  const made = new Map(
    pairs.flatMap((pair): readonly (readonly [string, PairedItem])[] => [
      [pair.truth.id, { pair, reading: 'true', partner: pair.planted.id }],
      [pair.planted.id, { pair, reading: 'planted', partner: pair.truth.id }],
    ]),
  );
  known.set(pairs, made);
  return made;
};
