/**
 * Thresholds of analytic confidence (method, section 2.6): a proposal of this project, no standard. Null: the step does
 * not ask. A change of a number is a new version; the section `confidence` of an assessment names id and version.
 */
export const confidenceGates = {
  id: 'confidence-gates',
  version: '1.0.0',
  status: 'PROPOSED, uncalibrated',
  /** From when on an origin favours the lead, in decibels over the best rival. */
  favourDb: 0.5,
  /** From what weight on an item can make its origin count, and must be rated against deception. */
  itemWeight: 0.5,
  /** From what custody value on an item's share of the margin is well kept. */
  custodyValue: 0.8,
  origins: { high: 3, moderate: 2, low: 1 },
  classes: { high: 3, moderate: 2, low: 1 },
  stability: { high: 0.95, moderate: 0.8, low: 0.6 },
  /** Probability of the lead without its worst origin; moderate asks only that it stays first. */
  withoutOrigin: { high: 0.55 },
  completeness: { high: 0.9, moderate: 0.75, low: 0.5 },
  custodyShare: { high: 0.75, moderate: 0.5 },
  /** Open critical assumptions, at most. */
  assumptions: { high: 0, moderate: 1 },
  p05: { high: 0.55, moderate: 0.45 },
} as const;
