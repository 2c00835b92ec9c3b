import { hitAll, place, type LintHit, type LintRule } from '../rule.ts';
import { hasPart, isJudgement, typedConfidence, typedTerms, typedWords } from '../sentences.ts';

export const likWord: LintRule<'no_word' | 'other_yardstick'> = {
  id: 'LIK-WORD',
  severity: 'E',
  checks: 'Every judgement uses exactly one yardstick, and only its words.',
  why: 'A reader can only hold a judgement to a number if its word comes from a table that the reader has.',
  absent: 'No sentence is tagged as a judgement.',
  reads: ['words'],
  faults: {
    no_word: {
      severity: 'E',
      says: 'A judgement says neither how likely it is nor with what confidence it is made.',
      mend: 'Insert a likelihood or a confidence as a field, or tag the sentence as what it is.',
    },
    other_yardstick: {
      severity: 'E',
      says: 'A judgement has a word of probability that is not of the yardstick and row chosen for the case.',
      mend: 'Replace the typed word by the field of the likelihood.',
    },
  },
  check: ({ sentences, wording }) => {
    const judgements = sentences.filter(isJudgement);
    if (judgements.length === 0) return 'absent';
    return judgements.flatMap((sentence): readonly LintHit<'no_word' | 'other_yardstick'>[] => {
      const where = [place('sentence', sentence.id)];
      const words = typedWords(sentence);
      const terms = typedTerms(words);
      if (terms.some(({ bands }) => !bands.has(wording.id))) return hitAll('other_yardstick', where);
      const isSaid =
        hasPart(sentence, 'likelihood') ||
        hasPart(sentence, 'confidence') ||
        terms.length > 0 ||
        typedConfidence(words).length > 0;
      return isSaid ? [] : hitAll('no_word', where);
    });
  },
};
