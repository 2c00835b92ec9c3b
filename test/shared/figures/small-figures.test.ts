import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceSteps } from '../../../shared/figures/confidence-steps.ts';
import { diagnosticityBar } from '../../../shared/figures/diagnosticity-bar.ts';
import { harmScale } from '../../../shared/figures/harm-scale.ts';
import { monteCarloRange } from '../../../shared/figures/monte-carlo-range.ts';
import { ratingCell } from '../../../shared/figures/rating-cell.ts';
import { bandInterval, yardstickLegend } from '../../../shared/figures/yardstick-legend.ts';
import { defaultPolicy } from '../../../shared/reference/policy-profiles.ts';
import { defaultWording, wordingById, wordings } from '../../../shared/reference/yardsticks.ts';
import { ratingCodes } from '../../../shared/domain/vocabulary.ts';
import { expectApart, expectSound, nodesOf, numberOf, textsOf, withClass } from '../../support/figure-checks.ts';

describe('confidence', () => {
  it('fills as many of three steps as the level has', () => {
    const filled = (level: Parameters<typeof confidenceSteps>[0]) =>
      withClass(confidenceSteps(level, 300), 'fig-step-on').length;
    expect([filled('high'), filled('moderate'), filled('low'), filled('insufficient'), filled(null)]).toEqual([
      3, 2, 1, 0, 0,
    ]);
  });

  it('does not look low where nobody has computed it', () => {
    const figure = confidenceSteps(null, 300);
    expect(withClass(figure, 'fig-step-none')).toHaveLength(3);
    expect(textsOf(figure)).toEqual(['not computed']);
    expect(textsOf(confidenceSteps('insufficient', 300))).toEqual(['insufficient']);
    for (const level of ['high', 'moderate', 'low', 'insufficient', null] as const)
      expectSound(confidenceSteps(level, 180));
  });
});

describe('a cell of the matrix', () => {
  it('prints its letters in a class of its own, and is empty and dashed without a rating', () => {
    for (const code of ratingCodes) {
      const figure = ratingCell(code);
      expectSound(figure);
      expect(textsOf(figure)).toEqual([code]);
      expect(withClass(figure, `fig-rate-${code.toLowerCase()}`)).toHaveLength(1);
    }
    expect(textsOf(ratingCell(null))).toEqual([]);
    expect(withClass(ratingCell(null), 'fig-rate-blank')).toHaveLength(1);
    expect(ratingCell('II').title).toBe('II: very inconsistent');
  });
});

describe('a bar of what an item separates', () => {
  it('is as long as its share of the strongest', () => {
    const lengthOf = (decibels: number): number => {
      const [bar] = withClass(diagnosticityBar(decibels, 5, 100), 'fig-spread');
      return bar === undefined ? 0 : numberOf(bar, 'width');
    };
    expect(lengthOf(5)).toBeCloseTo(2 * lengthOf(2.5), 1);
    expect(lengthOf(0)).toBe(0);
    expect(lengthOf(0.04)).toBe(0);
    for (const [decibels, most] of [
      [5, 5],
      [7, 5],
      [0, 0],
      [12.3, 12.3],
    ] as const)
      expectSound(diagnosticityBar(decibels, most, 88));
  });
});

describe('the range of the robustness run', () => {
  const range = { leadName: 'Sandworm', base: 0.83, low: 0.72, median: 0.81, high: 0.88, stability: 1, runs: 2000 };

  it('spans the percentiles, with the stated number as its point and the median as a line', () => {
    const figure = monteCarloRange(range, 500);
    const [bar] = withClass(figure, 'fig-range');
    const [median] = withClass(figure, 'fig-median');
    const [point] = withClass(figure, 'fig-point');
    expect(bar === undefined ? [] : [numberOf(bar, 'x'), numberOf(bar, 'width')]).toEqual([360, 80]);
    expect(median === undefined ? 0 : numberOf(median, 'x1')).toBe(405);
    expect(point === undefined ? 0 : numberOf(point, 'cx')).toBe(415);
    expect(textsOf(figure)).toEqual(expect.arrayContaining(['72\u202f%', '88\u202f%']));
  });

  it('is sound for any percentiles', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, share, fc.integer({ min: 220, max: 1400 }), (one, two, three, base, width) => {
        const [low = 0, median = 0, high = 0] = [one, two, three].sort((left, right) => left - right);
        expectSound(monteCarloRange({ ...range, low, median, high, base }, width));
      }),
      { numRuns: 200, seed: 20260302 },
    );
  });
});

describe('the legend of the yardstick', () => {
  it('gives the seven words of ICD 203 with intervals that leave no gap', () => {
    const figure = yardstickLegend(600, defaultWording, 'likely');
    expect(figure.table.rows).toEqual([
      ['almost no chance', 'below 5\u202f%'],
      ['very unlikely', '5 to 20\u202f%'],
      ['unlikely', '20 to 45\u202f%'],
      ['roughly even chance', '45 to 55\u202f%'],
      ['likely', '55 to 80\u202f%'],
      ['very likely', '80 to 95\u202f%'],
      ['almost certain', '95\u202f% and more'],
    ]);
    expect(withClass(figure, 'fig-mark')).toHaveLength(1);
    expect(bandInterval('very-likely', 'icd203')).toBe('80 to 95\u202f%');
    expect(bandInterval('nothing', 'icd203')).toBe('');
  });

  it('gives the terms of PHIA with their gaps, and says that they are from memory', () => {
    const figure = yardstickLegend(600, wordingById.phia);
    expect(figure.table.rows).toEqual([
      ['remote chance', 'below 5\u202f%'],
      ['highly unlikely', '10 to 20\u202f%'],
      ['unlikely', '25 to 35\u202f%'],
      ['realistic possibility', '40 to 50\u202f%'],
      ['likely', '55 to 75\u202f%'],
      ['highly likely', '80 to 90\u202f%'],
      ['almost certain', '95\u202f% and more'],
    ]);
    expect(figure.description).toContain('from memory');
    expect(bandInterval('highly-likely', 'phia')).toBe('80 to 90\u202f%');
  });

  it('is sound in one column and in two', () => {
    for (const wording of wordings)
      for (const width of [260, 400, 600, 1000]) {
        const figure = yardstickLegend(width, wording);
        expectSound(figure);
        expectApart(nodesOf(figure.root).filter(({ tag }) => tag === 'text'));
      }
  });
});

describe('the index of harm', () => {
  const levels = defaultPolicy.harm.levels;
  const scale = { index: 40.5, potentialIndex: 43.5, actual: '2 significant', potential: '2 significant', levels };

  it('stands where it is on 0 to 100, with what is feared as a bar beyond it, on the levels of the profile', () => {
    const figure = harmScale(scale, 600);
    expectSound(figure);
    const [point] = withClass(figure, 'fig-point');
    const [range] = withClass(figure, 'fig-range');
    expect([point, range].map((shape) => (shape === undefined ? [] : shape.attributes))).toMatchObject([
      { cx: 243 },
      { x: 243, width: 18 },
    ]);
    expect(textsOf(figure)).toEqual(
      expect.arrayContaining(['1 minor', '2 significant', '3 serious', '4 severe', '10', '30', '50', '70', '85']),
    );
  });

  it('keeps its point whole at both ends, and gives a narrow place the numbers of the levels alone', () => {
    for (const index of [0, 100]) expectSound(harmScale({ ...scale, index, potentialIndex: 100 }, 180));
    expect(textsOf(harmScale(scale, 180))).toEqual(expect.arrayContaining(['0', '1', '2', '3', '4', '5']));
  });
});
