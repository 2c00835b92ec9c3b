import { z } from 'zod';
import { clusterPartSchema } from '../ledger/cluster-line-types.ts';
import { subjectSchema, type Subject } from '../ledger/finding-line-types.ts';
import { subjectKey } from './apply-finding.ts';
import type { ClusterEventRow, ClusterLinkRow } from './cluster-rows.ts';
import { clusterTiers, type ClusterTier } from './cluster-vocabulary.ts';

/** A cluster as its events leave it. */
export type Cluster = {
  readonly id: string;
  readonly label: string | null;
  readonly tier: ClusterTier | null;
  /** By key of what is held. */
  readonly members: ReadonlyMap<string, Subject>;
  readonly formedSeq: number;
  /** The cluster of which it is a part. */
  readonly splitFrom: string | null;
  /** How it ended, and into what it went. */
  readonly ended: { readonly seq: number; readonly how: 'merged' | 'split'; readonly into: readonly string[] } | null;
  /** Events of it, those by which another came into it among them, in their order. */
  readonly events: readonly number[];
  /** Line of the latest merge or split that it took part in. */
  readonly redrawnSeq: number | null;
  /** Part of an event is withheld, so the members are not all there is to know. */
  readonly isPartial: boolean;
};

/** What clusters there are after these events, in the order in which they were formed. Nothing that ended is dropped. */
export const clustersOf = (events: readonly ClusterEventRow[]): ReadonlyMap<string, Cluster> => {
  const clusters = new Map<string, Cluster>();
  for (const event of [...events].sort((left, right) => left.seq - right.seq)) applyEvent(event, clusters);
  return clusters;
};

const applyEvent = (event: ClusterEventRow, clusters: Map<string, Cluster>): void => {
  const { cluster: id, seq } = event;
  if (id === null) return;
  if (event.act === 'form') {
    clusters.set(
      id,
      newCluster({ id, seq, label: event.label, tier: tierOf(event.tier), splitFrom: null }, event.joined),
    );
    return;
  }
  const cluster = clusters.get(id) ?? withheldCluster(id, seq);
  const seen = { ...cluster, events: [...cluster.events, seq] };
  switch (event.act) {
    case 'change': {
      const members = new Map(cluster.members);
      for (const subject of readMembers(event.joined)) members.set(subjectKey(subject), subject);
      for (const subject of readMembers(event.left)) members.delete(subjectKey(subject));
      const isPartial = cluster.isPartial || event.joined === null || event.left === null;
      clusters.set(id, { ...seen, members, isPartial });
      return;
    }
    case 'merge': {
      const into = event.into === null ? [] : [event.into];
      clusters.set(id, { ...seen, ended: { seq, how: 'merged', into }, redrawnSeq: seq });
      const target = event.into === null ? undefined : (clusters.get(event.into) ?? withheldCluster(event.into, seq));
      if (target === undefined) return;
      clusters.set(target.id, {
        ...target,
        members: new Map([...target.members, ...cluster.members]),
        events: [...target.events, seq],
        redrawnSeq: seq,
        isPartial: target.isPartial || cluster.isPartial,
      });
      return;
    }
    case 'split': {
      const parts = readParts(event.parts);
      clusters.set(id, { ...seen, ended: { seq, how: 'split', into: parts.map((part) => part.id) }, redrawnSeq: seq });
      for (const { id: own, label, tier, members } of parts) {
        const part = newCluster({ id: own, seq, label, tier, splitFrom: id }, JSON.stringify(members));
        clusters.set(own, part);
      }
      return;
    }
    case 'promote':
      clusters.set(id, { ...seen, label: event.label, tier: tierOf(event.tier) });
  }
};

const newCluster = (
  { id, seq, label, tier, splitFrom }: Pick<Cluster, 'id' | 'label' | 'tier' | 'splitFrom'> & { readonly seq: number },
  members: string | null,
): Cluster => ({
  id,
  label,
  tier,
  members: new Map(readMembers(members).map((subject) => [subjectKey(subject), subject])),
  formedSeq: seq,
  splitFrom,
  ended: null,
  events: [seq],
  redrawnSeq: null,
  isPartial: members === null,
});

/** Of which an edition shows a later event and not the first. */
const withheldCluster = (id: string, seq: number): Cluster => ({
  ...newCluster({ id, seq, label: null, tier: null, splitFrom: null }, null),
  events: [],
});

const tierOf = (tier: string | null): ClusterTier | null => clusterTiers.find((one) => one === tier) ?? null;
const readMembers = (text: string | null): readonly Subject[] =>
  text === null ? [] : z.array(subjectSchema).parse(JSON.parse(text));
export const readParts = (text: string | null): readonly z.infer<typeof clusterPartSchema>[] =>
  text === null ? [] : z.array(clusterPartSchema).parse(JSON.parse(text));

/** A hypothesis that refers to a cluster which was merged or split after somebody last said that it does. */
export type RedrawnLink = {
  readonly hypothesis: string;
  readonly cluster: string;
  readonly label: string | null;
  readonly seq: number;
  readonly redrawnSeq: number;
};

export const redrawnLinks = (
  links: readonly ClusterLinkRow[],
  clusters: ReadonlyMap<string, Cluster>,
): readonly RedrawnLink[] =>
  links.flatMap(({ hypothesis, cluster: id, seq, status }) => {
    const cluster = clusters.get(id);
    const redrawnSeq = cluster?.redrawnSeq ?? null;
    return cluster === undefined || status === 'withdrawn' || redrawnSeq === null || redrawnSeq < seq
      ? []
      : [{ hypothesis, cluster: id, label: cluster.label, seq, redrawnSeq }];
  });
