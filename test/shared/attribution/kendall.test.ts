import { describe, expect, it } from 'vitest';
import { kendallTauB } from '../../../shared/attribution/kendall.ts';

describe("Kendall's tau-b", () => {
  it('is 1 for the same order and -1 for the opposite one', () => {
    expect(kendallTauB([1, 2, 3], [10, 20, 30])).toBe(1);
    expect(kendallTauB([1, 2, 3], [3, 2, 1])).toBe(-1);
  });

  it('counts ties of one side in the denominator only', () => {
    // Two concordant pairs, one tie on the right: 2 / sqrt(3 · 2).
    expect(kendallTauB([1, 2, 3], [1, 2, 2])).toBeCloseTo(2 / Math.sqrt(6), 12);
  });

  it('is null where one side has only ties or there is nothing to compare', () => {
    expect(kendallTauB([1, 2], [5, 5])).toBeNull();
    expect(kendallTauB([1], [1])).toBeNull();
    expect(kendallTauB([], [])).toBeNull();
  });
});
