import { gapAround, wordingById } from '../reference/yardsticks.ts';
import { wordPart, type LikelihoodWord } from './likelihood-words.ts';
import { linePart, numberPart, quoted, say, type Sentence } from './sentence.ts';
import { probabilityText } from './shown-numbers.ts';
import type { LevelWords } from './words-shape.ts';

/** What must be said with the word of a lead: that its number falls in a gap, and whether an analyst judged so. */
export const wordingCautions = (
  lead: (LikelihoodWord & { readonly id: string; readonly probability: number }) | null,
  { wording, byHypothesis, confirmation }: LevelWords,
): readonly Sentence[] => {
  if (lead === null || wording !== 'phia') return [];
  const word = quoted(wordPart(lead, wording));
  const gap =
    byHypothesis[lead.id]?.note === 'gap' ? gapAround(lead.probability, wordingById[wording].yardstick) : null;
  const cautions: Sentence[] = [];
  if (gap !== null) {
    cautions.push(
      say`Its number falls in a yardstick gap, between ${numberPart(probabilityText(gap.low))} and ${numberPart(probabilityText(gap.high))}: ${word} is the nearest term.`,
    );
  }
  cautions.push(
    confirmation === null
      ? say`The term is read off a computed number; no analyst has confirmed it as a judgement on the PHIA yardstick.`
      : confirmation.stands
        ? say`An analyst has confirmed the term as a judgement on the PHIA yardstick, in ${linePart(confirmation.line)}.`
        : say`The term is read off a computed number: the judgement confirmed in ${linePart(confirmation.line)} is outdated, because what it was confirmed for has moved.`,
  );
  return cautions;
};
