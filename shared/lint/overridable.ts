/**
 * Errors that two people may let stand in a release: what is a judgement of tradecraft, or can no longer be mended. Not among
 * them is what misleads a reader or harms somebody, and what a few words put right.
 */
export const overridableRules: ReadonlySet<string> = new Set([
  'LAYER-STRAT',
  'HYP-MIN',
  'ACH-COMP',
  'ACH-DECEP',
  'XC-DISAGREE',
  'GRP-CHECK',
  'SRC-ADM',
  'SRC-DESC',
  'SRC-SINGLE',
  'ASM-CRIT',
  'COUNTER',
  'GAPS',
  'CHANGE',
  'COC-GAP',
  'REVIEW',
]);
