import type { Steps } from '../base/steps.ts';
import { bytesToHex } from '../base/bytes.ts';
import type { LevelScore } from './level-score.ts';
import type { ScoreOptions } from './score.ts';
import type { ScoringInput } from './scoring-input.ts';
import type { ScoringProfile } from '../reference/scoring-profiles.ts';

/** What levels were scored as lately. Of other input, down to one rating, or of another profile nothing is used. */
export type ScoreMemory = {
  readonly of: (scored: ScoredLevel, make: () => Steps<LevelScore>) => Steps<LevelScore>;
};
export type ScoredLevel = {
  readonly input: ScoringInput;
  readonly profile: ScoringProfile;
  readonly options: ScoreOptions;
};

/** Keeps the last `levelsMax` levels. Known by a digest of everything that is computed with: no head and no name can deceive it. */
export const createScoreMemory = (levelsMax: number): ScoreMemory => {
  const known = new Map<string, LevelScore>();
  return {
    *of({ input, profile, options }, make) {
      const { sha256, seed, profileSha256Hex } = options;
      const key = bytesToHex(sha256(JSON.stringify([input, profile, profileSha256Hex, seed ?? null])));
      const level = known.get(key) ?? (yield* make());
      known.delete(key);
      known.set(key, level);
      const [oldest] = known.keys();
      if (known.size > levelsMax && oldest !== undefined) known.delete(oldest);
      return level;
    },
  };
};
