import type { WrittenSentence } from '../../domain/written-sentence.ts';
import { place, type LintRule } from '../rule.ts';
import { hasPart, isJudgement, typedTerms, typedWords } from '../sentences.ts';

const disclaimer = /\bmean(?:s|ing)? the same\b/iu;

/** Rows of ICD 203 of which a sentence types words; "likely" and its like that both yardsticks have are of their row. */
const rowsIn = (sentence: WrittenSentence): ReadonlySet<1 | 2> => {
  const rows = typedTerms(typedWords(sentence)).flatMap(({ bands }): readonly (1 | 2)[] => {
    if (bands.has('icd203')) return [1];
    return bands.has('icd203-row2') ? [2] : [];
  });
  return new Set(rows);
};

export const likMix: LintRule<'mixed'> = {
  id: 'LIK-MIX',
  severity: 'E',
  checks: 'The two rows of ICD 203 are not mixed, unless the text says that they mean the same.',
  why: 'A reader who finds “likely” and “probable” in one text takes them for two degrees.',
  absent: 'No sentence is tagged as a judgement.',
  reads: ['words'],
  faults: {
    mixed: {
      severity: 'E',
      says: 'Judgements use words of both rows of ICD 203, and no sentence says that they mean the same.',
      mend: 'Use the field of the likelihood everywhere, or state in the limits that the words of both rows mean the same.',
    },
  },
  check: ({ sentences, wording }) => {
    const judgements = sentences.filter(isJudgement);
    if (judgements.length === 0) return 'absent';
    if (sentences.some((sentence) => disclaimer.test(typedWords(sentence)))) return [];
    const own = wording.yardstick.id === 'icd203' ? wording.row : null;
    const used = judgements.map((sentence) => {
      const rows = new Set(rowsIn(sentence));
      if (own !== null && hasPart(sentence, 'likelihood')) rows.add(own);
      return { sentence, rows };
    });
    if (!used.some(({ rows }) => rows.has(1)) || !used.some(({ rows }) => rows.has(2))) return [];
    const odd = own === 2 ? 1 : 2;
    const where = used.filter(({ rows }) => rows.has(odd)).map(({ sentence }) => place('sentence', sentence.id));
    return [{ fault: 'mixed', where }];
  },
};
