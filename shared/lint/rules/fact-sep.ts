import { hitAll, place, type LintRule } from '../rule.ts';

export const factSep: LintRule<'untagged'> = {
  id: 'FACT-SEP',
  severity: 'E',
  checks: 'Every sentence is tagged as a fact, an assumption or a judgement.',
  why: 'Tradecraft standard 3: a reader must see what was found, what was taken for granted and what was concluded.',
  absent: 'Nothing is written.',
  reads: [],
  faults: {
    untagged: {
      severity: 'E',
      says: 'A sentence is not tagged.',
      mend: 'Tag it as a fact, an assumption or a judgement.',
    },
  },
  check: ({ sentences }) =>
    sentences.length === 0
      ? 'absent'
      : sentences.filter(({ kind }) => kind === null).flatMap(({ id }) => hitAll('untagged', [place('sentence', id)])),
};
