import type { Json } from '../ledger/canonical-json.ts';
import { bandRank, defaultWording, icd203, probabilityToWord } from '../reference/yardsticks.ts';
import type { NumberById } from './base-score.ts';
import { decimalString } from './decimal-string.ts';
import type { PosteriorUnderPrior, Score } from './score.ts';

/** Versions of the two sections; a change of shape or meaning is a new number, never a silent one. */
const sectionVersion = 1;

/**
 * The sections `scores` and `sensitivity` of a bundle's assessment. Decimals are strings with 6 places, counts are
 * integers, lists are in id order: the same score gives the same bytes in every engine. Their words are those of ICD 203,
 * row 1, as they were before a case could choose: the words of its choice are the section `words`.
 */
export const scoreToSections = (score: Score): { readonly scores: Json; readonly sensitivity: Json } => ({
  scores: toScores(score),
  sensitivity: toSensitivity(score),
});

const toScores = (score: Score): Json => ({
  v: sectionVersion,
  profile: score.profile,
  hypotheses: score.hypotheses,
  alr1: { posterior: decimals(score.alr1.posterior), db: decimals(score.alr1.db) },
  lead: score.lead,
  leadRanked: score.leadRanked,
  words: {
    yardstick: icd203.id,
    byHypothesis: mapValues(score.alr1.posterior, (probability) => probabilityToWord(probability, defaultWording)),
  },
  ach: { is: decimals(score.ach.is), xc: decimals(score.ach.xc), rank: score.ach.rank },
  os: { inc: decimals(score.os.inc), con: decimals(score.os.con), rank: score.os.rank },
  modelAgreement: score.modelAgreement,
  kendallTauB: decimalOrNull(score.kendallTauB),
  completeness: decimal(score.completeness),
  weights: decimals(score.weights),
  excluded: score.excluded,
  groups: mapValues(score.groups, ({ rho, items, points }) => ({ rho: decimal(rho), items, points: decimals(points) })),
  diagnosticity: mapValues(score.diagnosticity, ({ alr, os }) => ({ alr: decimal(alr), os: decimalOrNull(os) })),
});

const toSensitivity = ({ sensitivity, alr1, lead }: Score): Json => {
  const { breakEven, monteCarlo, priors } = sensitivity;
  return {
    v: sectionVersion,
    priors: {
      uniform: underPrior(priors.uniform),
      stated: underPrior(priors.stated),
      sceptical: priors.sceptical === null ? null : underPrior(priors.sceptical),
    },
    breakEven: breakEven && {
      bayesFactorDb: decimal(breakEven.bayesFactorDb),
      targets: breakEven.targets.map(({ probability, prior }) => ({
        probability: decimal(probability),
        prior: decimal(prior),
      })),
    },
    leaveOneOut: sensitivity.leaveOneOut.map((left) => ({ ...left, posterior: decimals(left.posterior) })),
    flips: sensitivity.flips,
    fragility: sensitivity.fragility,
    singleCellFlips: sensitivity.singleCellFlips,
    wrongWeight: sensitivity.wrongWeight,
    monteCarlo: monteCarlo && {
      seed: monteCarlo.seed,
      n: monteCarlo.n,
      stability: decimal(monteCarlo.stability),
      p05: decimal(monteCarlo.p05),
      p50: decimal(monteCarlo.p50),
      p95: decimal(monteCarlo.p95),
      words: rangeWords(monteCarlo, lead === null ? undefined : alr1.posterior[lead]),
    },
  };
};

/** Words of the range; `mustState` when the low end falls in a lower band, so that the sentence must carry the range. */
const rangeWords = ({ p05, p95 }: { p05: number; p95: number }, probability: number | undefined): Json => {
  const low = probabilityToWord(p05, defaultWording);
  const high = probabilityToWord(p95, defaultWording);
  const own = probability === undefined ? low : probabilityToWord(probability, defaultWording);
  return {
    yardstick: icd203.id,
    p05: low,
    p95: high,
    mustState: bandRank(low.band, icd203) < bandRank(own.band, icd203),
  };
};

const underPrior = ({ prior, posterior }: PosteriorUnderPrior): Json => ({
  prior: decimals(prior),
  posterior: decimals(posterior),
});

const decimal = (value: number): string => decimalString(value, 6);
const decimalOrNull = (value: number | null): string | null => (value === null ? null : decimal(value));
const decimals = (values: NumberById): Json => mapValues(values, decimal);
const mapValues = <T>(record: Readonly<Record<string, T>>, toJson: (value: T) => Json): Json =>
  Object.fromEntries(Object.entries(record).map(([id, value]) => [id, toJson(value)]));
