import type { LintRule } from '../rule.ts';

export const visual: LintRule<'none'> = {
  id: 'VISUAL',
  severity: 'I',
  checks: 'There is at least one figure: a matrix with ratings can be drawn.',
  why: 'Tradecraft standard 9: a figure shows at once what pages of text only say.',
  absent: 'The case has no hypothesis.',
  reads: [],
  faults: {
    none: {
      severity: 'I',
      says: 'Nothing is rated, so no matrix can be drawn.',
      mend: 'Rate the evidence.',
    },
  },
  check: ({ levels }) => {
    if (levels.length === 0) return 'absent';
    return levels.some(({ completeness }) => completeness > 0) ? [] : [{ fault: 'none', where: [] }];
  },
};
