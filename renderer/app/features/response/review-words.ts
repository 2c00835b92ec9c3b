import type { Output } from '../../../../shared/api/contract.ts';

/** What became of the independent review of the case. */
export const reviewWords: Readonly<Record<Output<'measure.gate'>['gate']['review'], string>> = {
  none: 'nobody independent has reviewed',
  assigned: 'a reviewer is named; nobody concurs',
  outdated: 'concurred with what stood before the last change',
  dissent: 'an independent reviewer dissents',
  concur: 'an independent reviewer concurs',
};
