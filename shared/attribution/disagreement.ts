import type { Rating } from './scoring-input.ts';

/** How far apart raters are in one cell: a standard deviation, and the band that its author put it in. */
export type Disagreement<Band extends string> = { readonly spread: number; readonly band: Band };

export const openSynthesisBands = ['consensus', 'mild', 'large', 'extreme'] as const;
export type OpenSynthesisBand = (typeof openSynthesisBands)[number];
export const osachBands = ['consensus', 'mild', 'strong', 'extreme'] as const;
export type OsachBand = (typeof osachBands)[number];

/**
 * Open Synthesis (method, section 1.3): the larger of two sample standard deviations, that of 0 for NA and 1 for a
 * rating, and that of the ratings as II = 1 to CC = 5. Of one voice or none it is 0.
 */
export const openSynthesisDisagreement = (votes: readonly Rating[]): Disagreement<OpenSynthesisBand> => {
  const rated = votes.filter((vote) => vote !== 'NA');
  const spread = Math.max(
    sampleDeviation(votes.map((vote) => (vote === 'NA' ? 0 : 1))),
    sampleDeviation(rated.map((vote) => openSynthesisValues[vote])),
  );
  return { spread, band: spread < 0.5 ? 'consensus' : spread < 1.5 ? 'mild' : spread < 2 ? 'large' : 'extreme' };
};

/**
 * Open Source ACH (method, section 1.3): the population standard deviation, to four decimals as there, of II = −2,
 * I = −1.5, N and NA = 0, C = 1.5, CC = 2.
 */
export const osachDisagreement = (votes: readonly Rating[]): Disagreement<OsachBand> => {
  const spread = Math.round(deviation(votes.map((vote) => osachValues[vote])) * 10_000) / 10_000;
  return { spread, band: spread <= 0.25 ? 'consensus' : spread <= 1 ? 'mild' : spread <= 1.74 ? 'strong' : 'extreme' };
};

const openSynthesisValues = { II: 1, I: 2, N: 3, C: 4, CC: 5 } as const;
const osachValues = { II: -2, I: -1.5, N: 0, NA: 0, C: 1.5, CC: 2 } as const;

const deviation = (values: readonly number[]): number =>
  values.length < 2 ? 0 : Math.sqrt(sumOfSquares(values) / values.length);

const sampleDeviation = (values: readonly number[]): number =>
  values.length < 2 ? 0 : Math.sqrt(sumOfSquares(values) / (values.length - 1));

const sumOfSquares = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
};
