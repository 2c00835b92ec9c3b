import type { InCase } from '../cases/in-case.ts';
import type { Handlers } from '../dispatch.ts';

type ClusterMethod =
  | 'cluster.form'
  | 'cluster.change'
  | 'cluster.merge'
  | 'cluster.split'
  | 'cluster.promote'
  | 'cluster.link'
  | 'cluster.list';

/** The calls about clusters of activity. */
export const clusterHandlers = (inCase: InCase): Handlers<ClusterMethod> => ({
  'cluster.form': inCase<'cluster.form'>(async () => (await import('./clusters.ts')).formCluster),
  'cluster.change': inCase<'cluster.change'>(async () => (await import('./clusters.ts')).changeCluster),
  'cluster.merge': inCase<'cluster.merge'>(async () => (await import('./clusters.ts')).mergeCluster),
  'cluster.split': inCase<'cluster.split'>(async () => (await import('./clusters.ts')).splitCluster),
  'cluster.promote': inCase<'cluster.promote'>(async () => (await import('./clusters.ts')).promoteCluster),
  'cluster.link': inCase<'cluster.link'>(async () => (await import('./cluster-links.ts')).linkCluster),
  'cluster.list': inCase<'cluster.list'>(async () => (await import('./cluster-list.ts')).listClusters),
});
