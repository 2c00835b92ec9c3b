import { hitAll, place, type LintHit, type LintRule } from '../rule.ts';

/** Shares of rated cells, in percent; method, section 6.6. */
const completeness = { error: 75, warning: 90 } as const;

export const achComp: LintRule<'incomplete' | 'nearly'> = {
  id: 'ACH-COMP',
  severity: 'E',
  checks: 'At least 75 % of the cells of a level are rated; below 90 % is a warning.',
  why: 'A hypothesis with fewer rated cells looks better, because nothing speaks against it.',
  absent: 'No level is scored yet.',
  reads: [],
  faults: {
    incomplete: {
      severity: 'E',
      says: 'Fewer than 75 % of the cells of this level are rated.',
      mend: 'Rate the blank cells in the Matrix, NA where an item does not bear on a hypothesis.',
    },
    nearly: {
      severity: 'W',
      says: 'Fewer than 90 % of the cells of this level are rated.',
      mend: 'Rate the blank cells in the Matrix, NA where an item does not bear on a hypothesis.',
    },
  },
  check: ({ levels }) => {
    if (levels.length === 0) return 'absent';
    return levels.flatMap(({ level, completeness: share }): readonly LintHit<'incomplete' | 'nearly'>[] => {
      const isBelow = (percent: number): boolean => Math.round(share * 1e6) < percent * 1e4;
      const where = [place('level', level)];
      if (isBelow(completeness.error)) return hitAll('incomplete', where);
      return isBelow(completeness.warning) ? hitAll('nearly', where) : [];
    });
  },
};
