import type { Matrix } from './matrix.ts';
import { addPrior, totalsToPosterior } from './posterior.ts';

export type PriorCase = { readonly prior: Float64Array; readonly posterior: Float64Array };

/** What a reader must believe beforehand for the lead to reach `probability`, other hypotheses being equal. */
export type BreakEven = { readonly probability: number; readonly prior: number };

export const uniformPrior = (width: number): Float64Array => new Float64Array(width).fill(1 / width);

/** The prior of the input by hypothesis, in id order. */
export const statedPrior = ({ input, hypotheses, width }: Matrix): Float64Array => {
  const { prior } = input;
  return prior === 'uniform' ? uniformPrior(width) : Float64Array.from(hypotheses, ({ id }) => prior[id] ?? 0);
};

/** The lead's prior halved, the remainder rescaled to fill the gap. A lone hypothesis keeps its prior. */
export const scepticalPrior = (prior: Float64Array, lead: number): Float64Array => {
  if (prior.length < 2) return prior;
  const before = prior[lead] ?? 0;
  const after = before / 2;
  return prior.map((value, column) => (column === lead ? after : (value * (1 - after)) / (1 - before)));
};

export const weighPrior = (prior: Float64Array, evidence: Float64Array): PriorCase => ({
  prior,
  posterior: totalsToPosterior(addPrior(prior, evidence)),
});

/**
 * BF = L(lead) / mean L(others), in decibels: as a plain number it can leave the range of a double. Null for a lone
 * hypothesis.
 */
export const bayesFactorDecibels = (evidence: Float64Array, lead: number): number | null => {
  const others = evidence.filter((_, column) => column !== lead);
  if (others.length === 0) return null;
  const highest = Math.max(...others);
  let sum = 0;
  for (const decibels of others) sum += 10 ** ((decibels - highest) / 10);
  return (evidence[lead] ?? 0) - highest - 10 * Math.log10(sum / others.length);
};

/** π*(t) = (o / BF) / (1 + o / BF) with o = t / (1 − t). */
export const breakEvenPrior = (probability: number, factorDecibels: number): BreakEven => {
  const odds = probability / (1 - probability) / 10 ** (factorDecibels / 10);
  return { probability, prior: Number.isFinite(odds) ? odds / (1 + odds) : 1 };
};
