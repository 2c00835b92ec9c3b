import type { Output } from '../../../../shared/api/contract.ts';

export type Docket = Output<'redress.read'>;
export type Claim = Docket['claims'][number];

export type RedressAct =
  | { readonly kind: 'receive' }
  | { readonly kind: 'acknowledge' | 'decide' | 'remedy' | 'rescore' | 'lesson'; readonly claim: Claim };
