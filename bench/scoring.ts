import { scoreBase } from '../shared/attribution/base-score.ts';
import { score } from '../shared/attribution/score.ts';
import type { ScoringInput } from '../shared/attribution/scoring-input.ts';
import { alr1ProfileText } from '../shared/reference/alr-1.ts';
import { parseScoringProfile } from '../shared/reference/scoring-profiles.ts';
import { nodeCrypto } from '../services/node-crypto.ts';
import { naiveItems, naiveScore } from '../test/support/naive-scoring.ts';
import type { Benchmark } from './measure.ts';

const ratings = ['CC', 'C', 'N', 'NA', 'I', 'II'] as const;
const reliabilities = ['A', 'B', 'C', 'D'] as const;
const credibilities = [1, 2, 3, 4] as const;

const pick = <T>(values: readonly [T, ...T[]], index: number): T => values[index % values.length] ?? values[0];

const matrix = (items: number, hypotheses: number): ScoringInput => {
  const ids = Array.from({ length: hypotheses }, (_, index) => `H${String(index).padStart(3, '0')}`);
  return {
    hypotheses: ids.map((id) => ({ id, type: 'specific' })),
    evidence: Array.from({ length: items }, (_, index) => ({
      id: `E${String(index).padStart(5, '0')}`,
      kind: 'artifact',
      rel: pick(reliabilities, index),
      cred: pick(credibilities, index * 7),
      custody: 'intact',
      forge: 'low',
      group: index % 5 === 0 ? `G${index % 20}` : null,
      r: Object.fromEntries(
        ids.map((id, column) => [id, pick(ratings, index * 31 + column * 17 + (index % 11) * column)]),
      ),
    })),
    rho: { G0: 0.7, G5: 0.5, G10: 1, G15: 0.3 },
    prior: 'uniform',
  };
};

/**
 * P11: one rating on 200 items × 8 hypotheses, as it comes in a window: the assessment was shown, and after the scores of each
 * rating the full set follows. The first scores of a process cost some twenty times as much, since nothing is compiled.
 */
export const scoringBenchmarks = (): readonly Benchmark[] => {
  const profile = parseScoringProfile(alr1ProfileText);
  if (!profile.ok) throw new Error(profile.error.message);
  const input = matrix(200, 8);
  const options = { sha256: nodeCrypto.sha256, profileSha256Hex: nodeCrypto.sha256Hex(alr1ProfileText) };
  const fullSet = (): void => void score(input, profile.value, options);
  fullSet();
  return [
    {
      id: 'P11',
      what: 'scores, 200 × 8',
      peer: '–',
      goal: 4,
      ours: () => {
        const start = performance.now();
        scoreBase(input, profile.value);
        const milliseconds = performance.now() - start;
        fullSet();
        return milliseconds;
      },
      theirs: null,
    },
    {
      id: 'P11',
      what: 'full sensitivity, 200 × 8',
      peer: '–',
      goal: 150,
      ours: fullSet,
      theirs: null,
    },
  ];
};

/** P12: the same on 5,000 items × 20 hypotheses. The naive full set takes hours, so what it must do first stands for it. */
export const largeScoringBenchmarks = (): readonly Benchmark[] => {
  const profile = parseScoringProfile(alr1ProfileText);
  if (!profile.ok) throw new Error(profile.error.message);
  const input = matrix(5000, 20);
  const options = { sha256: nodeCrypto.sha256, profileSha256Hex: nodeCrypto.sha256Hex(alr1ProfileText) };
  return [
    {
      id: 'P12',
      what: 'scores, 5,000 × 20',
      peer: '–',
      goal: 50,
      ours: () => void scoreBase(input, profile.value),
      theirs: null,
    },
    {
      id: 'P12',
      what: 'full sensitivity, 5,000 × 20',
      peer: 'the naive scores alone, once',
      goal: 0.05,
      ours: () => void score(input, profile.value, options),
      theirs: () => void naiveScore(input, naiveItems(input, profile.value), profile.value),
    },
  ];
};
