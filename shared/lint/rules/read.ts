import { countWords } from '../../domain/register-vocabulary.ts';
import { hitAll, place, type LintRule } from '../rule.ts';
import { typedWords } from '../sentences.ts';

/** Method, section 6.6. */
const summaryWordsMax = 300;

export const read: LintRule<'none' | 'long'> = {
  id: 'READ',
  severity: 'I',
  checks: 'There is a plain summary of at most 300 words.',
  why: 'Those who decide read one page.',
  absent: 'Nothing is written.',
  reads: ['words'],
  faults: {
    none: {
      severity: 'I',
      says: 'The text has no summary.',
      mend: 'Write one, in the section Summary of the report.',
    },
    long: {
      severity: 'I',
      says: 'The summary has more than 300 words.',
      mend: 'Shorten it; the discussion has room for the rest.',
    },
  },
  check: ({ sentences }) => {
    if (sentences.length === 0) return 'absent';
    const summary = sentences.filter(({ section }) => section === 'summary');
    if (summary.length === 0) return [{ fault: 'none', where: [] }];
    // A field counts as the one word that it at least prints.
    const words = summary.reduce((sum, sentence) => sum + countWords(typedWords(sentence)), 0);
    return words > summaryWordsMax
      ? hitAll(
          'long',
          summary.map(({ id }) => place('sentence', id)),
        )
      : [];
  },
};
