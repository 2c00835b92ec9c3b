import { describe, expect, it } from 'vitest';
import { bayesFactorDecibels, breakEvenPrior, scepticalPrior } from '../../../shared/attribution/priors.ts';
import { fixtureInput, inputOf, scoreOf, soundItem } from '../../support/scoring-inputs.ts';

const k5 = fixtureInput('k5');

describe('priors', () => {
  it.each([
    [{ HA: 0.1, HB: 0.3, HC: 0.3, HX: 0.3 }, 0.6184],
    [{ HA: 0.4, HB: 0.2, HC: 0.2, HX: 0.2 }, 0.9068],
  ])('stated for K5 as %j give the expected probability of HA', (prior, expected) => {
    const scored = scoreOf({ ...k5, prior });
    expect(scored.alr1.posterior['HA']).toBeCloseTo(expected, 4);
    expect(scored.sensitivity.priors.stated.posterior['HA']).toBeCloseTo(expected, 4);
    expect(scored.sensitivity.priors.uniform.posterior['HA']).toBeCloseTo(0.8294, 4);
  });

  it('are made sceptical by halving the lead and rescaling the remainder', () => {
    const expected = [0.2, 0.2 * (0.8 / 0.6), 0.1 * (0.8 / 0.6), 0.3 * (0.8 / 0.6)];
    scepticalPrior(Float64Array.of(0.4, 0.2, 0.1, 0.3), 0).forEach((prior, column) => {
      expect(prior).toBeCloseTo(expected[column] ?? Number.NaN, 12);
    });
    const { sceptical } = scoreOf({ ...k5, prior: { HA: 0.4, HB: 0.2, HC: 0.2, HX: 0.2 } }).sensitivity.priors;
    expect(sceptical?.prior['HA']).toBeCloseTo(0.2, 12);
    // 0.2 against 0.8 in equal parts: odds of the lead are BF · 0.25 with the Bayes factor 14.5874 of the page.
    expect(sceptical?.posterior['HA']).toBeCloseTo((14.5874 * 0.25) / (1 + 14.5874 * 0.25), 4);
  });

  it('have no sceptical case on a tie', () => {
    const tied = inputOf({ hypotheses: ['a', 'b'], rows: [['E', 'C', 'C']] });
    expect(scoreOf(tied).sensitivity).toMatchObject({ priors: { sceptical: null }, breakEven: null, monteCarlo: null });
  });
});

describe('break-even prior', () => {
  it('gives the Bayes factor and the priors of K5', () => {
    const { breakEven } = scoreOf(k5, 42).sensitivity;
    expect(10 ** ((breakEven?.bayesFactorDb ?? 0) / 10)).toBeCloseTo(14.5874, 4);
    expect(breakEven?.targets.map(({ probability, prior }) => [probability, prior.toFixed(4)])).toEqual([
      [0.5, '0.0642'],
      [0.8, '0.2152'],
    ]);
  });

  it('does not change with the stated prior: it is about the evidence alone', () => {
    const stated = scoreOf({ ...k5, prior: { HA: 0.4, HB: 0.2, HC: 0.2, HX: 0.2 } }, 42).sensitivity.breakEven;
    expect(stated?.bayesFactorDb).toBeCloseTo(scoreOf(k5, 42).sensitivity.breakEven?.bayesFactorDb ?? 0, 9);
  });

  it('stays finite where the factor leaves the range of a double', () => {
    const factor = bayesFactorDecibels(Float64Array.of(0, -40_000, -40_000), 0);
    expect(factor).toBeCloseTo(40_000, 6);
    expect(breakEvenPrior(0.5, 40_000).prior).toBe(0);
    expect(breakEvenPrior(0.5, -40_000).prior).toBe(1);
  });

  it('says nothing for a lone hypothesis', () => {
    const lone = scoreOf({
      hypotheses: [{ id: 'H', type: 'specific' }],
      evidence: [soundItem('E', { H: 'I' })],
      rho: {},
      prior: 'uniform',
    });
    expect(lone.sensitivity.breakEven).toBeNull();
    expect(lone.alr1.posterior).toEqual({ H: 1 });
    expect(lone.sensitivity.priors.sceptical?.posterior).toEqual({ H: 1 });
  });
});
