import { runSteps, type Steps } from '../base/steps.ts';
import type { ScoringProfile } from '../reference/scoring-profiles.ts';
import { byHypothesis, scoreBase, type BaseScore, type BaseScoring, type NumberById } from './base-score.ts';
import { ratingScale } from './cells.ts';
import { findFlip, findFragility, type Flip } from './flips.ts';
import { leaveOneOut } from './leave-one-out.ts';
import { monteCarloInSteps, type MonteCarloResult } from './monte-carlo.ts';
import {
  bayesFactorDecibels,
  breakEvenPrior,
  scepticalPrior,
  statedPrior,
  uniformPrior,
  weighPrior,
  type BreakEven,
  type PriorCase,
} from './priors.ts';
import type { Rating, ScoringInput } from './scoring-input.ts';
import { deriveSeed, seedInSteps, type Sha256 } from './scoring-seed.ts';
import { findSingleCellFlips } from './single-cell-flips.ts';
import { testWrongWeights } from './wrong-weight.ts';

export type ScoreOptions = {
  /** Fixed seed (uint32) for tests and replays; without it the seed comes from the input itself. */
  readonly seed?: number;
  readonly sha256: Sha256;
  /** SHA-256 of the profile's exact bytes. */
  readonly profileSha256Hex: string;
};

export type PosteriorUnderPrior = { readonly prior: NumberById; readonly posterior: NumberById };

/** How far the result leans on single things. `lead` is an id, null on a tie. */
export type Sensitivity = {
  readonly priors: {
    readonly uniform: PosteriorUnderPrior;
    readonly stated: PosteriorUnderPrior;
    readonly sceptical: PosteriorUnderPrior | null;
  };
  /** Bayes factor of the lead against the mean of the others, in decibels; null without a lead or without others. */
  readonly breakEven: { readonly bayesFactorDb: number; readonly targets: readonly BreakEven[] } | null;
  readonly leaveOneOut: readonly {
    readonly drop: string;
    readonly of: 'item' | 'group';
    readonly posterior: NumberById;
    readonly lead: string | null;
  }[];
  /** By rival, empty without a lead. */
  readonly flips: Readonly<Record<string, Flip>>;
  readonly fragility: number | null;
  readonly singleCellFlips: readonly {
    readonly evidence: string;
    readonly hypothesis: string;
    readonly from: Rating;
    readonly to: Rating;
    readonly lead: string | null;
  }[];
  readonly wrongWeight: readonly {
    readonly group: string;
    readonly weight: 0 | 1;
    readonly lead: string | null;
    readonly places: NumberById;
  }[];
  readonly monteCarlo: MonteCarloResult | null;
};

export type Score = BaseScore & {
  readonly profile: { readonly id: string; readonly version: string; readonly status: string; readonly sha256: string };
  readonly sensitivity: Sensitivity;
};

const breakEvenProbabilities = [0.5, 0.8];

/** Everything that ALR-1 and its cross-checks say about an input. Throws on an input that was never checked. */
export const score = (input: ScoringInput, profile: ScoringProfile, options: ScoreOptions): Score =>
  runSteps(scoreInSteps(input, profile, options));

export function* scoreInSteps(input: ScoringInput, profile: ScoringProfile, options: ScoreOptions): Steps<Score> {
  const scoring = scoreBase(input, profile);
  yield;
  return {
    ...scoring.base,
    profile: {
      id: profile.id,
      version: profile.version,
      status: profile.status,
      sha256: options.profileSha256Hex,
    },
    sensitivity: yield* analyseSensitivity(scoring, options),
  };
}

function* analyseSensitivity(scoring: BaseScoring, options: ScoreOptions): Steps<Sensitivity> {
  const { matrix, totals, lead, evidence } = scoring;
  const { hypotheses, itemIds, ranked } = matrix;
  const hypothesisId = (column: number) => hypotheses[column]?.id ?? null;
  const stated = statedPrior(matrix);
  const underPrior = ({ prior, posterior }: PriorCase): PosteriorUnderPrior => ({
    prior: byHypothesis(matrix, prior),
    posterior: byHypothesis(matrix, posterior),
  });
  // A tie has no lead to turn over, so everything that asks about the lead stays empty.
  const flips = new Map<number, Flip>();
  if (lead >= 0) {
    for (const column of hypotheses.keys()) {
      if (column !== lead) flips.set(column, findFlip(matrix, totals, lead, column));
    }
  }
  yield;
  const factorDb = lead < 0 ? null : bayesFactorDecibels(evidence, lead);
  const withoutOne = leaveOneOut(matrix, totals);
  yield;
  const cellFlips = lead < 0 ? [] : findSingleCellFlips(matrix, totals, lead);
  yield;
  const { profileSha256Hex, sha256 } = options;
  const seed = lead < 0 ? null : (options.seed ?? (yield* seedInSteps(matrix.input, profileSha256Hex, sha256)));
  yield;
  return {
    priors: {
      uniform: underPrior(weighPrior(uniformPrior(matrix.width), evidence)),
      stated: underPrior(weighPrior(stated, evidence)),
      sceptical: lead < 0 ? null : underPrior(weighPrior(scepticalPrior(stated, lead), evidence)),
    },
    breakEven:
      factorDb === null
        ? null
        : {
            bayesFactorDb: factorDb,
            targets: breakEvenProbabilities.map((probability) => breakEvenPrior(probability, factorDb)),
          },
    leaveOneOut: withoutOne.map((left) => ({
      drop: left.drop,
      of: left.of,
      posterior: byHypothesis(matrix, left.posterior),
      lead: hypothesisId(left.lead),
    })),
    flips: Object.fromEntries([...flips].map(([column, flip]) => [hypothesisId(column) ?? '', flip])),
    fragility: findFragility(ranked.flatMap((column) => flips.get(column) ?? [])),
    singleCellFlips: cellFlips.map((flip) => ({
      evidence: itemIds[flip.row] ?? '',
      hypothesis: hypothesisId(flip.column) ?? '',
      from: ratingScale[flip.from] ?? 'N',
      to: ratingScale[flip.to] ?? 'N',
      lead: hypothesisId(flip.lead),
    })),
    wrongWeight: testWrongWeights(matrix, totals).map((change) => ({
      group: change.group,
      weight: change.weight,
      lead: hypothesisId(change.lead),
      places: byHypothesis(matrix, Float64Array.from(change.places)),
    })),
    monteCarlo: seed === null ? null : yield* monteCarloInSteps(matrix, stated, lead, seed),
  };
}

/** The seed of the robustness run: the one given, or the one that follows from the input. */
export const seedFor = (input: ScoringInput, { seed, profileSha256Hex, sha256 }: ScoreOptions): number =>
  seed ?? deriveSeed(input, profileSha256Hex, sha256);
