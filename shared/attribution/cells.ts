import type { ScoringProfile } from '../reference/scoring-profiles.ts';
import type { Rating } from './scoring-input.ts';

/** The scale from very inconsistent to very consistent: neighbours are one step apart. */
export const ratingScale = ['II', 'I', 'N', 'C', 'CC'] as const;

/** Cells are held as small numbers: 0 to 4 on the scale, then "not applicable" and blank, which have no neighbours. */
export const scaleTop = ratingScale.length - 1;
export const notApplicable = 5;
export const blank = 6;
export const codeCount = 7;

export const ratingToCode = (rating: Rating | null): number => {
  switch (rating) {
    case 'II':
      return 0;
    case 'I':
      return 1;
    case 'N':
      return 2;
    case 'C':
      return 3;
    case 'CC':
      return 4;
    case 'NA':
      return notApplicable;
    case null:
      return blank;
  }
};

/** P(evidence | hypothesis) by code (ALR-1 step 1). */
export const likelihoodByCode = ({ p }: Pick<ScoringProfile, 'p'>): Float64Array =>
  Float64Array.of(p.II, p.I, p.N, p.C, p.CC, p.NA, p.null);

/**
 * ALR-1 step 3, in decibels: 10·log10((w·p + (1 − w)·0.5) / 0.5), written so that p = 0.5 gives exactly 0.
 */
export const cellDecibels = (weight: number, likelihood: number): number =>
  10 * Math.log10(1 + weight * (2 * likelihood - 1));

/** Decibels as a whole number of billionths: comparisons use it, so that exact ties are not decided by noise. */
export const billionths = (decibels: number): number => Math.round(decibels * 1e9);
