import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreInSteps } from '../../../shared/attribution/score.ts';
import {
  alr1,
  alr1Sha256Hex,
  fixtureInput,
  inputOf,
  scoreOf,
  scoringInputs,
  sha256,
} from '../../support/scoring-inputs.ts';
import { naiveMonteCarlo } from '../../support/naive-scoring.ts';

describe('Monte Carlo', () => {
  it.each([
    ['k5', { stability: 1, p05: 0.7207, p50: 0.8119, p95: 0.8841 }],
    ['k1', { stability: 0.997, p05: 0.6571, p50: 0.8127, p95: 0.9219 }],
  ])('gives the published run of %s with seed 42', (name, expected) => {
    const run = scoreOf(fixtureInput(name), 42).sensitivity.monteCarlo;
    expect(run).toMatchObject({ seed: 42, n: 2000, stability: expected.stability });
    expect(run?.p05).toBeCloseTo(expected.p05, 4);
    expect(run?.p50).toBeCloseTo(expected.p50, 4);
    expect(run?.p95).toBeCloseTo(expected.p95, 4);
  });

  it('gives the same in steps, which end many times before it is done', () => {
    const steps = scoreInSteps(fixtureInput('k5'), alr1, { seed: 42, sha256, profileSha256Hex: alr1Sha256Hex });
    let count = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) count += 1;
    expect(count).toBeGreaterThanOrEqual(2000 / 25);
    expect(step.value).toEqual(scoreOf(fixtureInput('k5'), 42));
  });

  it('gives another run for another seed', () => {
    const first = scoreOf(fixtureInput('k5'), 42).sensitivity.monteCarlo;
    const second = scoreOf(fixtureInput('k5'), 43).sensitivity.monteCarlo;
    expect(first?.p05).not.toBe(second?.p05);
  });

  it('does not move without evidence', () => {
    const input = inputOf({ hypotheses: ['a', 'b'], evidence: [], prior: { a: 0.6, b: 0.4 } });
    const run = scoreOf(input, 1).sensitivity.monteCarlo;
    expect(run?.stability).toBe(1);
    expect([run?.p05, run?.p50, run?.p95].map((p) => p?.toFixed(12))).toEqual([
      '0.600000000000',
      '0.600000000000',
      '0.600000000000',
    ]);
  });

  it('equals the plain definition on any input', () => {
    const profile = { ...alr1, monteCarlo: { ...alr1.monteCarlo, n: 60 } };
    fc.assert(
      fc.property(scoringInputs, fc.integer({ min: 0, max: 0xffffffff }), (input, seed) => {
        const { lead, sensitivity } = scoreOf(input, seed, profile);
        if (lead === null) return sensitivity.monteCarlo === null;
        const plain = naiveMonteCarlo(input, profile, lead, seed);
        expect(sensitivity.monteCarlo?.stability).toBe(plain.stability);
        for (const part of ['p05', 'p50', 'p95'] as const) {
          expect(Math.abs((sensitivity.monteCarlo?.[part] ?? 2) - plain[part])).toBeLessThan(1e-9);
        }
        return true;
      }),
      { numRuns: 150, seed: 20260301 },
    );
  });
});
