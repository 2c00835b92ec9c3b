import type { ScoringProfile } from '../../reference/scoring-profiles.ts';
import { buildMatrix } from '../matrix.ts';
import { runFamily } from '../monte-carlo.ts';
import { statedPrior } from '../priors.ts';
import { seedFor, type ScoreOptions } from '../score.ts';
import type { ScoringInput } from '../scoring-input.ts';
import type { Percentiles } from './stated.ts';

/** Percentiles of what some hypotheses have together, over the very runs that those of the lead come from. */
export const familyRange = (
  input: ScoringInput,
  profile: ScoringProfile,
  options: ScoreOptions,
  ids: readonly string[],
): Percentiles => {
  const matrix = buildMatrix(input, profile);
  const columns = [...matrix.hypotheses.keys()].filter((column) => ids.includes(matrix.hypotheses[column]?.id ?? ''));
  return runFamily(matrix, statedPrior(matrix), columns, seedFor(input, options));
};
