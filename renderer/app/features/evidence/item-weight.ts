import { itemWeight, type ItemGrades } from '../../../../shared/attribution/weights.ts';
import type { adequacies, credibilities } from '../../../../shared/domain/vocabulary.ts';
import type { ScoringProfile } from '../../../../shared/reference/scoring-profiles.ts';
import type { WholeGrade } from './grade-changes.ts';

export type WeightWords = {
  /** From 0 to 1, two decimals. */
  readonly weight: string;
  /** The product written out, with the profile's numbers. */
  readonly formula: string;
};

/** What an item may count at most, and from which numbers of the profile it follows (method, section 2.3, step 2). */
export const explainWeight = (grade: WholeGrade, profile: ScoringProfile): WeightWords => {
  const credibility = scoredCredibility(grade);
  const grades: ItemGrades = {
    kind: grade.kind,
    rel: grade.reliability,
    cred: credibility,
    custody: grade.custody,
    forge: grade.forgeability,
  };
  const weight = itemWeight(grades, profile);
  const factor = (value: number): string => value.toFixed(2);
  const quality = `min(${grade.reliability} ${factor(profile.reliability[grade.reliability])}, ${credibility} ${factor(profile.credibility[credibility])})`;
  const custody = `custody ${factor(profile.custody[grade.custody])}`;
  const forgeability = `forgeability ${factor(profile.forgeability[grade.forgeability])}`;
  const isCapped = grade.kind === 'assumption' && itemWeight({ ...grades, kind: 'artifact' }, profile) > weight;
  return {
    weight: factor(weight),
    formula: `${quality} × ${custody} × ${forgeability}${isCapped ? `, an assumption at most ${factor(profile.assumptionCap)}` : ''}`,
  };
};

type Scored = ItemGrades['cred'];
const creditByAdequacy: Readonly<Record<(typeof adequacies)[number], Scored>> = { adequate: 2, partial: 3, poor: 6 };
const scoredByGrade: Readonly<Record<(typeof credibilities)[number], Scored>> = {
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
  '6': 6,
};

/** An absence is as credible as the collection that would have seen it was adequate (method, section 2.3, step 7b). */
const scoredCredibility = ({ kind, credibility, adequacy }: WholeGrade): Scored =>
  kind === 'absence' && adequacy !== null ? creditByAdequacy[adequacy] : scoredByGrade[credibility];
