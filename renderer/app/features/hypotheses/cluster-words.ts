import type { Output } from '../../../../shared/api/contract.ts';
import { clusterTiers, tierWords } from '../../../../shared/domain/cluster-vocabulary.ts';
import { shownActorName } from '../../../../shared/domain/provisional-name.ts';

export type ListedCluster = Output<'cluster.list'>['clusters'][number];

export const labelOf = ({ label }: Pick<ListedCluster, 'label'>): string =>
  label === null ? '(withheld)' : shownActorName(label);
export const tierName = (tier: string | null): string => {
  const known = clusterTiers.find((one) => one === tier);
  return known === undefined ? 'withheld' : tierWords[known];
};
export const stateOf = ({ ended, links }: ListedCluster): string => {
  if (ended !== null) return ended.how;
  return links.some(({ redrawnLine }) => redrawnLine !== null) ? 'a hypothesis waits to be confirmed' : 'stands';
};

/** The number of a line as it was typed; undefined: now. */
export const readLine = (text: string): number | undefined =>
  /^\d{1,12}$/u.test(text.trim()) ? Number(text.trim()) : undefined;
