import { place, type LintRule } from '../rule.ts';

export const gaps: LintRule<'none' | 'unanswered'> = {
  id: 'GAPS',
  severity: 'E',
  checks: 'The register of gaps is not empty, and says of each gap whether it would change the ranking.',
  why: 'Something is always missing. A case that lists nothing has not looked.',
  absent: 'The case has no hypothesis.',
  reads: ['gap.set'],
  faults: {
    none: {
      severity: 'E',
      says: 'No gap is recorded.',
      mend: 'State what was never collected, on the Hypotheses screen or with `plumbline register`.',
    },
    unanswered: {
      severity: 'E',
      says: 'Of a gap nobody says whether it would change the ranking.',
      mend: 'State the gap again with the answer.',
    },
  },
  check: ({ tables, levels }) => {
    if (levels.length === 0) return 'absent';
    const entries = tables.rows('register_entry').filter(({ kind }) => kind === 'gap');
    if (entries.length === 0) return [{ fault: 'none', where: [] }];
    return entries
      .filter(({ changesRanking }) => changesRanking === null)
      .map(({ key }) => ({ fault: 'unanswered', where: [place('entry', key)] }));
  },
};
