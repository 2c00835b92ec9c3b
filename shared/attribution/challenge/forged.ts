import type { Steps } from '../../base/steps.ts';
import type { ScoringProfile } from '../../reference/scoring-profiles.ts';
import { scoreBase, type NumberById } from '../base-score.ts';
import type { ItemMargin } from '../confidence/margin.ts';
import type { Rating, ScoringInput } from '../scoring-input.ts';

/** `high`: items that are cheap to fake; `moderate`: those too that take some skill. */
export const fakeDegrees = ['high', 'moderate'] as const;
export const fakeActs = ['drop', 'turn'] as const;

/** What is left where all that somebody could have faked for the lead is faked. */
export type ForgedRun = {
  readonly degree: (typeof fakeDegrees)[number];
  /** `drop`: the items count nowhere. `turn`: each says the opposite of what it says, for whoever it says it. */
  readonly act: (typeof fakeActs)[number];
  /** By id; empty where nothing of this degree speaks for the lead, and then nothing changes. */
  readonly items: readonly string[];
  readonly posterior: NumberById;
  readonly lead: string | null;
};

/**
 * The forged-evidence run: whoever imitates another plants what points at them, so only items that speak for the lead over
 * its best rival are touched. Turning is the harsher of the two: it reads the planted item as a pointer away from the lead.
 */
export function* forgedInSteps(
  input: ScoringInput,
  profile: ScoringProfile,
  margins: readonly ItemMargin[],
): Steps<readonly ForgedRun[]> {
  const forLead = new Set(margins.filter(({ points }) => points > 0).map(({ item }) => item));
  const runs: ForgedRun[] = [];
  for (const degree of fakeDegrees) {
    const items = input.evidence
      .filter(({ id, forge }) => forLead.has(id) && (forge === 'high' || forge === degree))
      .map(({ id }) => id)
      .sort();
    const faked = new Set(items);
    for (const act of fakeActs) {
      yield;
      const evidence =
        act === 'drop'
          ? input.evidence.filter(({ id }) => !faked.has(id))
          : input.evidence.map((item) => (faked.has(item.id) ? { ...item, r: turned(item.r) } : item));
      const { base } = scoreBase({ ...input, evidence, rho: usedRho(input.rho, evidence) }, profile);
      runs.push({ degree, act, items, posterior: base.alr1.posterior, lead: base.lead });
    }
  }
  return runs;
}

const opposite: Readonly<Record<Rating, Rating>> = { CC: 'II', C: 'I', N: 'N', NA: 'NA', I: 'C', II: 'CC' };

const turned = (ratings: ScoringInput['evidence'][number]['r']): ScoringInput['evidence'][number]['r'] =>
  Object.fromEntries(Object.entries(ratings).map(([id, rating]) => [id, rating === null ? null : opposite[rating]]));

/** A dependence of a group that has no item any more is refused, like any that names nothing. */
const usedRho = (rho: ScoringInput['rho'], evidence: ScoringInput['evidence']): ScoringInput['rho'] => {
  const groups = new Set(evidence.map(({ group }) => group));
  return Object.fromEntries(Object.entries(rho).filter(([id]) => groups.has(id)));
};
