import type { ScoringProfile } from '../reference/scoring-profiles.ts';
import type { ScoringItem } from './scoring-input.ts';

export type ItemGrades = Pick<ScoringItem, 'kind' | 'rel' | 'cred' | 'custody' | 'forge'>;

/** ALR-1 step 2: w = min(R, K) · g · f, 0 to 1, capped for assumptions. An item is only as good as its weaker half. */
export const itemWeight = (item: ItemGrades, profile: ScoringProfile): number => {
  const quality = Math.min(profile.reliability[item.rel], profile.credibility[item.cred]);
  const weight = quality * profile.custody[item.custody] * profile.forgeability[item.forge];
  return item.kind === 'assumption' ? Math.min(weight, profile.assumptionCap) : weight;
};
