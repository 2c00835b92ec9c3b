import { describe, expect, it } from 'vitest';
import { linearScale } from '../../../shared/figures/linear-scale.ts';

describe('a linear scale', () => {
  it('leads from a value to its place, and beyond both ends', () => {
    const scale = linearScale([0, 10], [100, 300]);
    expect([-5, 0, 2.5, 10, 15].map(scale)).toEqual([0, 100, 150, 300, 400]);
    expect(scale.domain()).toEqual([0, 10]);
  });

  it('ends where it is clamped', () => {
    expect([-1, 0.25, 2].map(linearScale([0, 1], [40, 80], { clamped: true }))).toEqual([40, 50, 80]);
  });

  it('runs backwards where the places do', () => {
    expect(linearScale([0, 4], [8, 0])(1)).toBe(6);
  });

  it('has only its middle where the values have no width', () => {
    expect(linearScale([3, 3], [0, 10])(3)).toBe(5);
  });
});
