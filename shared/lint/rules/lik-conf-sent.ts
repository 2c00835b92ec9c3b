import { hitAll, place, type LintRule } from '../rule.ts';
import { hasPart, typedConfidence, typedTerms, typedWords } from '../sentences.ts';

export const likConfSent: LintRule<'together'> = {
  id: 'LIK-CONF-SENT',
  severity: 'E',
  checks: 'No sentence states both a likelihood and a confidence.',
  why: 'ICD 203: they answer two questions, how likely and how well founded, and read as one when they stand together.',
  absent: 'Nothing is written.',
  reads: ['words'],
  faults: {
    together: {
      severity: 'E',
      says: 'A likelihood and a confidence stand in one sentence.',
      mend: 'Make two sentences of it: first the likelihood, then the confidence and what it rests on.',
    },
  },
  check: ({ sentences }) => {
    if (sentences.length === 0) return 'absent';
    const found = sentences.filter((sentence) => {
      const words = typedWords(sentence);
      const isLikely =
        hasPart(sentence, 'likelihood') || hasPart(sentence, 'probability') || typedTerms(words).length > 0;
      return isLikely && (hasPart(sentence, 'confidence') || typedConfidence(words).length > 0);
    });
    return found.flatMap(({ id }) => hitAll('together', [place('sentence', id)]));
  },
};
