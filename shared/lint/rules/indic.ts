import type { LintRule } from '../rule.ts';

export const indic: LintRule<'none'> = {
  id: 'INDIC',
  severity: 'W',
  checks: 'Indicators of change are recorded.',
  why: 'An assessment that nothing could change is no assessment.',
  absent: 'The case has no hypothesis.',
  reads: ['indicator.set'],
  faults: {
    none: {
      severity: 'W',
      says: 'No indicator of change is watched for.',
      mend: 'State what would show that events take another course, on the Hypotheses screen or with `plumbline register`.',
    },
  },
  check: ({ tables, levels }) => {
    if (levels.length === 0) return 'absent';
    const isKept = tables
      .rows('register_entry')
      .some(({ kind, status }) => kind === 'indicator' && status !== 'retired');
    return isKept ? [] : [{ fault: 'none', where: [] }];
  },
};
