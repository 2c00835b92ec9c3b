import { decimalString } from '../attribution/decimal-string.ts';
import type { Json } from '../ledger/canonical-json.ts';
import type { CaseHarm } from './case-harm.ts';
import type { CasePolicy } from './case-policy.ts';

/**
 * The section `harm` of a bundle's assessment, version 1: scores by criterion with the lines that they come from, index
 * (0 to 100, 6 places) and level (0 to 5) over what is observed or estimated and over everything, and the profile by
 * which they were computed.
 */
export const harmToSection = (harm: CaseHarm, { policy, sha256, line }: CasePolicy): Json => ({
  v: 1,
  profile: profileToJson({ policy, sha256, line }),
  scores: Object.fromEntries(
    Object.entries(harm.scores).map(([criterion, scored]) => [
      criterion,
      { ...scored, line: Object.entries(harm.lines).find(([name]) => name === criterion)?.[1] ?? null },
    ]),
  ),
  index: decimalString(harm.index, 6),
  potentialIndex: decimalString(harm.potentialIndex, 6),
  actual: harm.actual,
  potential: harm.potential,
  overrides: [...harm.overrides],
  missing: [...harm.missing],
  redLines: harm.redLines.map(({ id, line: raised }) => ({ id, line: raised })),
});

/** How a section names the policy profile that it was computed by. `line` null: the default, which nobody activated. */
export const profileToJson = ({ policy, sha256, line }: CasePolicy): Json => ({
  id: policy.profileId,
  version: policy.version,
  status: policy.status,
  sha256,
  line,
});
