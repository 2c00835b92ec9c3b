import type { Json } from '../ledger/canonical-json.ts';
import { challengesInSteps } from './challenge/challenge-section.ts';
import type { ScoredLevel } from './score-memory.ts';
import type { Steps } from '../base/steps.ts';
import { scoreInSteps, type Score } from './score.ts';
import { familyRange } from './stated/family-range.ts';
import type { Percentiles } from './stated/stated.ts';

/** All that follows from the matrix of one level and the profile alone, which is what takes long in an assessment. */
export type LevelScore = {
  readonly score: Score;
  /** One level of the section `challenges`. */
  readonly challenges: Json;
  /** By the ids of a family, see `familyRange`. */
  readonly rangeOf: (ids: readonly string[]) => Percentiles;
};

export function* scoreLevelInSteps({ input, profile, options }: ScoredLevel): Steps<LevelScore> {
  const result = yield* scoreInSteps(input, profile, options);
  yield;
  const challenges = yield* challengesInSteps(result, input, profile);
  const ranges = new Map<string, Percentiles>();
  return {
    score: result,
    challenges,
    rangeOf: (ids) => {
      const key = JSON.stringify(ids);
      const range = ranges.get(key) ?? familyRange(input, profile, options, ids);
      ranges.set(key, range);
      return range;
    },
  };
}
