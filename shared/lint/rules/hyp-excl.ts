import { place, type LintRule } from '../rule.ts';

export const hypExcl: LintRule<'unconfirmed'> = {
  id: 'HYP-EXCL',
  severity: 'W',
  checks: 'Somebody has confirmed that the hypotheses of a level exclude each other.',
  why: 'Only if at most one of them is true do their probabilities add up to one.',
  absent: 'No level has two hypotheses.',
  reads: [],
  faults: {
    unconfirmed: {
      severity: 'W',
      says: 'Nobody has confirmed that the hypotheses of this level exclude each other, or something was stated since.',
      mend: 'Read them together, correct what overlaps, and confirm it on the Hypotheses screen or with `plumbline hypothesis`.',
    },
  },
  check: ({ levels }) => {
    const weighed = levels.filter(({ hypotheses }) => hypotheses.length > 1);
    if (weighed.length === 0) return 'absent';
    return weighed
      .filter(({ isExclusive }) => !isExclusive)
      .map(({ level }) => ({ fault: 'unconfirmed', where: [place('level', level)] }));
  },
};
