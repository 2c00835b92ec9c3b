import { describe, expect, it } from 'vitest';
import { cellDecibels, likelihoodByCode, ratingToCode } from '../../../shared/attribution/cells.ts';
import { alr1 } from '../../support/scoring-inputs.ts';

const likelihoods = likelihoodByCode(alr1);
const decibelsOf = (weight: number, rating: Parameters<typeof ratingToCode>[0]) =>
  cellDecibels(weight, likelihoods[ratingToCode(rating)] ?? Number.NaN);

describe('cell points', () => {
  it.each([
    [1, 2.5527, 1.4613, -2.2185, -6.9897],
    [0.75, 2.0412, 1.1394, -1.549, -3.9794],
    [0.5, 1.4613, 0.7918, -0.9691, -2.2185],
    [0.25, 0.7918, 0.4139, -0.4576, -0.9691],
  ])('match the table of the method for weight %s', (weight, CC, C, I, II) => {
    expect(decibelsOf(weight, 'CC')).toBeCloseTo(CC, 4);
    expect(decibelsOf(weight, 'C')).toBeCloseTo(C, 4);
    expect(decibelsOf(weight, 'I')).toBeCloseTo(I, 4);
    expect(decibelsOf(weight, 'II')).toBeCloseTo(II, 4);
  });

  it('are exactly zero for neutral, not applicable and blank cells at any weight', () => {
    for (const weight of [1, 0.6, 0.3, 0.1, 0.07]) {
      for (const rating of ['N', 'NA', null] as const) expect(decibelsOf(weight, rating)).toBe(0);
    }
  });
});
