import { scoredCredibility } from '../../../../shared/attribution/case-scoring.ts';
import { cellDecibels, likelihoodByCode, ratingToCode } from '../../../../shared/attribution/cells.ts';
import { decimalString } from '../../../../shared/attribution/decimal-string.ts';
import type { Rating } from '../../../../shared/attribution/scoring-input.ts';
import { itemWeight, type ItemGrades } from '../../../../shared/attribution/weights.ts';
import {
  custodyGrades,
  evidenceKinds,
  forgeabilities,
  ratingCodes,
  reliabilities,
} from '../../../../shared/domain/vocabulary.ts';
import { custodyWords, forgeabilityWords } from '../../../../shared/reference/grade-words.ts';
import type { ScoringProfile } from '../../../../shared/reference/scoring-profiles.ts';
import type { MatrixItem } from './arrangement.ts';

export type WeightWords = {
  readonly weight: number;
  /** `min(A 1.00, 2 0.75) × custody intact 1.00 × forgeability moderate 0.80`. */
  readonly formula: string;
  /** What else made the weight, each a sentence. */
  readonly notes: readonly string[];
  /** Why it is 0; null where it is not. */
  readonly whyNothing: string | null;
};

type Graded = Pick<MatrixItem, 'kind' | 'reliability' | 'credibility' | 'custody' | 'forgeability' | 'adequacy'>;

/** How the weight of an item comes about; undefined where one of its grades is withheld or of a later version. */
export const explainWeight = (item: Graded, profile: ScoringProfile): WeightWords | undefined => {
  const grades = toGrades(item);
  if (grades === undefined) return undefined;
  const { kind, rel, cred, custody, forge } = grades;
  const weight = itemWeight(grades, profile);
  const factors = [
    [`reliability ${rel}`, profile.reliability[rel]],
    [`credibility ${cred}`, profile.credibility[cred]],
    [`custody ${custodyWords[custody]}`, profile.custody[custody]],
    [`forgeability ${forgeabilityWords[forge]}`, profile.forgeability[forge]],
  ] as const;
  const [, , ...others] = factors.map(([name, factor]) => `${name} ${weightText(factor)}`);
  const isAbsence = kind === 'absence' && item.adequacy !== null;
  const isCapped = kind === 'assumption' && weight >= profile.assumptionCap;
  const nothings = factors.filter(([, factor]) => factor === 0).map(([name]) => name);
  return {
    weight,
    formula: [
      `min(${rel} ${weightText(profile.reliability[rel])}, ${cred} ${weightText(profile.credibility[cred])})`,
      ...others,
    ].join(' × '),
    notes: [
      ...(isAbsence
        ? [`An absence is as credible as the collection was adequate: ${item.adequacy ?? ''} counts as ${cred}.`]
        : []),
      ...(isCapped ? [`An assumption counts at most ${weightText(profile.assumptionCap)}.`] : []),
    ],
    whyNothing: weight > 0 ? null : nothings.length === 0 ? 'weight 0' : nothings.join(' and '),
  };
};

/** What one cell adds to its hypothesis, in decibels, before the dependence of a group. */
export const ratingDecibels = (rating: Rating, weight: number, profile: ScoringProfile): number =>
  cellDecibels(weight, likelihoodByCode(profile)[ratingToCode(rating)] ?? 0.5);

export const weightText = (weight: number): string => decimalString(weight, 2);

export const toRating = (text: string | null | undefined): Rating | null =>
  ratingCodes.find((code) => code === text) ?? null;

const toGrades = (item: Graded): ItemGrades | undefined => {
  const kind = evidenceKinds.find((one) => one === item.kind);
  const rel = reliabilities.find((one) => one === item.reliability);
  const custody = custodyGrades.find((one) => one === item.custody);
  const forge = forgeabilities.find((one) => one === item.forgeability);
  const cred = credibilityNumbers.find((one) => one === scoredCredibility(item));
  return kind === undefined ||
    rel === undefined ||
    custody === undefined ||
    forge === undefined ||
    cred === undefined ||
    item.credibility === null
    ? undefined
    : { kind, rel, cred, custody, forge };
};

const credibilityNumbers = [1, 2, 3, 4, 5, 6] as const;
