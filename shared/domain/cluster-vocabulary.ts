/** Tiers of an actor record, after the Attribution Framework of Unit 42 (31 July 2025; method, section 2.1). */
export const clusterTiers = ['activity_cluster', 'temporary_group', 'named_actor'] as const;
export type ClusterTier = (typeof clusterTiers)[number];

export const tierWords: Readonly<Record<ClusterTier, string>> = {
  activity_cluster: 'activity cluster',
  temporary_group: 'temporary group',
  named_actor: 'named actor',
};

/** What the framework asks of a tier, read in a secondary source. Shown as a checklist; nothing enforces it. */
export const tierRequirements: Readonly<Record<ClusterTier, readonly string[]>> = {
  activity_cluster: ['two related events or more'],
  temporary_group: ['six months of observation or more', 'a single actor', 'mapped to the Diamond Model'],
  named_actor: ['all four vertices of the Diamond Model', 'several sources', 'high confidence'],
};
export const tierSource = 'Unit 42 Attribution Framework, 2025 (status: secondary)';

export const clusterLinkStates = ['refers', 'confirmed', 'withdrawn'] as const;

export const clusterActs = ['form', 'change', 'merge', 'split', 'promote'] as const;
export type ClusterAct = (typeof clusterActs)[number];
