import { describe, expect, it } from 'vitest';
import { itemWeight } from '../../../shared/attribution/weights.ts';
import { alr1, fixtureInput, soundItem } from '../../support/scoring-inputs.ts';

describe('item weight', () => {
  it('gives the weights of the reference vector K5', () => {
    const expected = [1, 0.6, 1, 0.3, 0.6, 0.4, 0.75, 0.5, 0, 0.2];
    fixtureInput('k5').evidence.forEach((item, index) => {
      expect(itemWeight(item, alr1)).toBeCloseTo(expected[index] ?? Number.NaN, 12);
    });
  });

  it('counts only the weaker of reliability and credibility', () => {
    expect(itemWeight(soundItem('E', {}, { rel: 'C', cred: 4 }), alr1)).toBe(0.25);
    expect(itemWeight(soundItem('E', {}, { rel: 'D', cred: 1 }), alr1)).toBe(0.25);
  });

  it('earns a quarter where source or information cannot be judged', () => {
    expect(itemWeight(soundItem('E', {}, { rel: 'F' }), alr1)).toBe(0.25);
    expect(itemWeight(soundItem('E', {}, { cred: 6 }), alr1)).toBe(0.25);
  });

  it('caps an assumption at a half and nothing else', () => {
    expect(itemWeight(soundItem('E', {}, { kind: 'assumption' }), alr1)).toBe(0.5);
    expect(itemWeight(soundItem('E', {}, { kind: 'assumption', rel: 'D' }), alr1)).toBe(0.25);
    expect(itemWeight(soundItem('E', {}, { kind: 'testimony' }), alr1)).toBe(1);
  });

  it('is zero for failed custody, demonstrated forgery, an unreliable source or improbable information', () => {
    for (const fault of [{ custody: 'failed' }, { forge: 'demonstrated' }, { rel: 'E' }, { cred: 5 }] as const) {
      expect(itemWeight(soundItem('E', {}, fault), alr1)).toBe(0);
    }
  });

  it('takes its numbers from the profile it is given', () => {
    expect(itemWeight(soundItem('E', {}), { ...alr1, custody: { ...alr1.custody, intact: 0.9 } })).toBe(0.9);
  });
});
