import type { Output } from '../../../../shared/api/contract.ts';

export type HarmReply = Output<'harm.read'>;
export type Criterion = HarmReply['criteria'][number];
export type RedLine = HarmReply['redLines'][number];
export type HarmAct =
  | { readonly kind: 'score'; readonly criterion: Criterion }
  | { readonly kind: 'withdraw'; readonly criterion: Criterion }
  | { readonly kind: 'red line'; readonly redLine: RedLine };
