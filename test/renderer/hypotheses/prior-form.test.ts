import { describe, expect, it } from 'vitest';
import {
  canHavePriors,
  checkPriors,
  evenPriors,
  hasHalfPriors,
  sumWords,
  toPriorText,
} from '../../../renderer/app/features/hypotheses/prior-form.ts';

describe('priors as they are typed', () => {
  it('are complete when each is within bounds and they add up to 1', () => {
    expect(checkPriors({ a: '0.5', b: '0.3', c: '0.2' })).toEqual({ errors: {}, sum: 1, isComplete: true });
    expect(checkPriors({ a: '0,5', b: ' 0.5 ' }).isComplete).toBe(true);
    expect(checkPriors({ a: '0.1', b: '0.2', c: '0.1', d: '0.6' }).isComplete).toBe(true);
  });

  it('say what is wrong with each', () => {
    const { errors, isComplete } = checkPriors({
      none: '',
      word: 'half',
      percent: '25 %',
      sign: '-0.1',
      small: '0.01',
      big: '0.61',
      long: '0.1234567890123',
      good: '0.02',
    });
    expect(isComplete).toBe(false);
    expect(Object.keys(errors)).toEqual(['none', 'word', 'percent', 'sign', 'small', 'big', 'long']);
    expect(errors['none']).toBe('none yet');
    expect(errors['big']).toBe('not between 0.02 and 0.60');
  });

  it('are not complete while something is left or too much, and say how much', () => {
    const { sum, isComplete } = checkPriors({ a: '0.5', b: '0.25' });
    expect(isComplete).toBe(false);
    expect(sumWords(sum)).toBe('0.25 is left to give');
    expect(sumWords(checkPriors({ a: '0.6', b: '0.6' }).sum)).toBe('0.2 too much');
    expect(sumWords(0.1 + 0.2 + 0.1 + 0.6)).toBeNull();
    expect(checkPriors({}).isComplete).toBe(false);
  });

  it('can be the same for all, and still add up', () => {
    for (const count of [2, 3, 6, 7, 41, 50]) {
      const even = evenPriors(Array.from({ length: count }, (_, at) => `h${at}`));
      expect(checkPriors(even)).toMatchObject({ errors: {}, isComplete: true });
    }
    expect(evenPriors(['a', 'b', 'c'])).toEqual({ a: '0.3334', b: '0.3333', c: '0.3333' });
  });

  it('are impossible for one hypothesis and for more than fifty', () => {
    expect([0, 1, 2, 50, 51].map(canHavePriors)).toEqual([false, false, true, true, false]);
  });

  it('are half there after a hypothesis was added', () => {
    expect(hasHalfPriors([{ prior: '0.5' }, { prior: '0.5' }, { prior: null }])).toBe(true);
    expect(hasHalfPriors([{ prior: '0.5' }, { prior: '0.5' }])).toBe(false);
    expect(hasHalfPriors([{ prior: null }, { prior: null }])).toBe(false);
  });

  it('are recorded with a point', () => {
    expect(toPriorText(' 0,25 ')).toBe('0.25');
  });
});
