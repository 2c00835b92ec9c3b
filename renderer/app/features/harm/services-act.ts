import type { Output } from '../../../../shared/api/contract.ts';

export type ServicesReply = Output<'asset.list'>;
export type Entry = ServicesReply['entries'][number];
export type Needed = ServicesReply['dependencies'][number];
export type ServicesAct =
  | { readonly kind: 'entry'; readonly entry: Entry | null }
  | { readonly kind: 'withdraw'; readonly entry: Entry }
  | { readonly kind: 'need'; readonly entry: Entry }
  | { readonly kind: 'withdraw need'; readonly need: Needed };

export const nameOf = (entries: readonly Entry[], id: string): string =>
  entries.find((entry) => entry.id === id)?.name ?? id;
