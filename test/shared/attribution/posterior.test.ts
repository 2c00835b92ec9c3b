import { describe, expect, it } from 'vitest';
import { scoreBase } from '../../../shared/attribution/base-score.ts';
import { findLead, findLeadAmong, totalsToPosterior } from '../../../shared/attribution/posterior.ts';
import { alr1, fixtureInput } from '../../support/scoring-inputs.ts';

describe('posterior', () => {
  it.each([
    ['k1', { H1: 0.0217, H2: 0.8265, H3: 0.1518 }, 'H2'],
    ['k2', { H1: 0.0052, H2: 0.9948 }, 'H2'],
    ['k3', { h1: 0.5294, h2: 0.1765, h3: 0.2941 }, 'h1'],
    ['k4', { Hacker: 0.8448, Insider: 0.1552 }, 'Hacker'],
    ['k5', { HA: 0.8294, HB: 0.0354, HC: 0.0148, HX: 0.1204 }, 'HA'],
  ])('gives the expected probabilities of %s', (name, expected, lead) => {
    const { base } = scoreBase(fixtureInput(name), alr1);
    for (const [id, probability] of Object.entries(expected)) {
      expect(base.alr1.posterior[id]).toBeCloseTo(probability, 4);
    }
    expect(base.lead).toBe(lead);
  });

  it('gives the totals of K5 with the prior inside', () => {
    const { db } = scoreBase(fixtureInput('k5'), alr1).base.alr1;
    const expected = { HA: 2.3606, HB: -11.3357, HC: -15.1367, HX: -6.0206 };
    for (const [id, decibels] of Object.entries(expected)) expect(db[id]).toBeCloseTo(decibels, 4);
  });

  it('does not overflow on totals far beyond the range of a double', () => {
    expect([...totalsToPosterior(Float64Array.of(50_000, 50_000, -50_000))]).toEqual([0.5, 0.5, 0]);
  });
});

describe('lead', () => {
  it('is nobody on a tie, noise below a billionth of a decibel included', () => {
    expect(findLead(Float64Array.of(1, 2, 2))).toBe(-1);
    expect(findLead(Float64Array.of(1, 2, 2 + 1e-12))).toBe(-1);
    expect(findLead(Float64Array.of(2, 2, 3))).toBe(2);
    expect(findLead(new Float64Array())).toBe(-1);
  });

  it('can be asked for among some hypotheses only', () => {
    expect(findLeadAmong([0, 2], Float64Array.of(1, 9, 2))).toBe(2);
    expect(findLeadAmong([0, 2], Float64Array.of(2, 9, 2))).toBe(-1);
    expect(findLeadAmong([], Float64Array.of(2, 9))).toBe(-1);
  });
});
