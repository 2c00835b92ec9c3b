import { mulberry32 } from '../../shared/attribution/mulberry32.ts';
import type { Rating, ScoringInput, ScoringItem } from '../../shared/attribution/scoring-input.ts';
import type { ScoringProfile } from '../../shared/reference/scoring-profiles.ts';

// ALR-1 written down as the method page defines it: plain objects, everything recomputed from the start each time.

export type NaiveItem = {
  readonly id: string;
  readonly weight: number;
  readonly group: string;
  readonly rho: number;
  readonly ratings: ReadonlyMap<string, Rating | null>;
};
export type NaiveScore = {
  readonly totals: ReadonlyMap<string, number>;
  readonly posterior: ReadonlyMap<string, number>;
  readonly lead: string | null;
};

const byText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
const round = (decibels: number) => Math.round(decibels * 1e9) / 1e9;

const weightOf = (item: ScoringItem, profile: ScoringProfile): number => {
  const reliability = profile.reliability[item.rel];
  const credibility = profile.credibility[item.cred];
  const weight = Math.min(reliability, credibility) * profile.custody[item.custody] * profile.forgeability[item.forge];
  return item.kind === 'assumption' && weight > profile.assumptionCap ? profile.assumptionCap : weight;
};

export const naiveItems = (input: ScoringInput, profile: ScoringProfile): readonly NaiveItem[] =>
  input.evidence
    .map((item) => ({
      id: item.id,
      weight: weightOf(item, profile),
      group: item.group ?? item.id,
      rho: item.group === null ? 0 : (input.rho[item.group] ?? 0),
      ratings: new Map(input.hypotheses.map(({ id }) => [id, item.r[id] ?? null])),
    }))
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => byText(left.id, right.id));

const decibels = (weight: number, rating: Rating | null, { p }: ScoringProfile): number =>
  10 * Math.log10((weight * p[rating ?? 'null'] + (1 - weight) * 0.5) / 0.5);

export const naiveScore = (input: ScoringInput, items: readonly NaiveItem[], profile: ScoringProfile): NaiveScore => {
  const ids = input.hypotheses.map(({ id }) => id).sort(byText);
  const spread = (item: NaiveItem) => {
    const row = ids.map((id) => decibels(item.weight, item.ratings.get(id) ?? null, profile));
    return round(Math.max(...row) - Math.min(...row));
  };
  const groups = [...new Set(items.map(({ group }) => group))].sort(byText);
  const totals = new Map<string, number>();
  for (const id of ids) {
    const prior = input.prior === 'uniform' ? 1 / ids.length : (input.prior[id] ?? 0);
    let total = 10 * Math.log10(prior);
    for (const group of groups) {
      items
        .filter((item) => item.group === group)
        .sort((left, right) => spread(right) - spread(left) || byText(left.id, right.id))
        .forEach((item, place) => {
          total += (1 - item.rho) ** place * decibels(item.weight, item.ratings.get(id) ?? null, profile);
        });
    }
    totals.set(id, total);
  }
  const sum = [...totals.values()].reduce((before, total) => before + 10 ** (total / 10), 0);
  const posterior = new Map([...totals].map(([id, total]) => [id, 10 ** (total / 10) / sum]));
  const best = Math.max(...[...totals.values()].map(round));
  const first = ids.filter((id) => round(totals.get(id) ?? 0) === best);
  return { totals, posterior, lead: first.length === 1 ? (first[0] ?? null) : null };
};

export const naiveMonteCarlo = (input: ScoringInput, profile: ScoringProfile, lead: string, seed: number) => {
  const { n, weightJitter, weightFloor, stepDown, stepUp } = profile.monteCarlo;
  const steps: readonly Rating[] = ['II', 'I', 'N', 'C', 'CC'];
  const ids = input.hypotheses.map(({ id }) => id).sort(byText);
  const base = naiveItems(input, profile);
  const draw = mulberry32(seed);
  const probabilities: number[] = [];
  let first = 0;
  for (let run = 0; run < n; run += 1) {
    const items = base.map((item) => {
      const weight = Math.min(1, Math.max(weightFloor, item.weight + (2 * draw() - 1) * weightJitter));
      const ratings = new Map(item.ratings);
      for (const id of ids) {
        const rating = item.ratings.get(id) ?? null;
        if (rating === null || rating === 'NA') continue;
        const chance = draw();
        const step = chance < stepDown ? -1 : chance >= stepUp ? 1 : 0;
        ratings.set(id, steps[Math.min(4, Math.max(0, steps.indexOf(rating) + step))] ?? rating);
      }
      return { ...item, weight, ratings };
    });
    const scored = naiveScore(input, items, profile);
    if (scored.lead === lead) first += 1;
    probabilities.push(scored.posterior.get(lead) ?? 0);
  }
  probabilities.sort((left, right) => left - right);
  const percentile = (q: number) => probabilities[Math.ceil(q * n) - 1] ?? Number.NaN;
  return { stability: first / n, p05: percentile(0.05), p50: percentile(0.5), p95: percentile(0.95) };
};

export const withRating = (items: readonly NaiveItem[], itemId: string, hypothesis: string, rating: Rating) =>
  items.map((item) =>
    item.id === itemId ? { ...item, ratings: new Map(item.ratings).set(hypothesis, rating) } : item,
  );
