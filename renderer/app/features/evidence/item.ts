import type { Output } from '../../../../shared/api/contract.ts';

type Reply = Output<'evidence.read'>;

/** One item as the parts of its pane show it. */
export type Item = Reply['item'];
export type Acquisition = Reply['acquisition'];
export type Derivation = Reply['derivedFrom'];
