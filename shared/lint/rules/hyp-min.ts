import { hitAll, place, type LintRule } from '../rule.ts';

/** Method, section 6.6. */
const hypothesesMin = 3;

export const hypMin: LintRule<'few' | 'no_catch_all' | 'no_deception'> = {
  id: 'HYP-MIN',
  severity: 'E',
  checks: 'Every level has at least three hypotheses, among them a catch-all and one of deception.',
  why: 'Without “somebody else” and “made to look like them” the evidence has nothing to speak against.',
  absent: 'The case has no hypothesis.',
  reads: [],
  faults: {
    few: {
      severity: 'E',
      says: 'A level has fewer than three hypotheses.',
      mend: 'State the explanations that others would give.',
    },
    no_catch_all: {
      severity: 'E',
      says: 'A level has no catch-all.',
      mend: 'Add a hypothesis of the kind catch-all.',
    },
    no_deception: {
      severity: 'E',
      says: 'A level has no hypothesis of deception.',
      mend: 'Add a hypothesis of the kind deception.',
    },
  },
  check: ({ levels }) => {
    if (levels.length === 0) return 'absent';
    return levels.flatMap(({ level, hypotheses }) => {
      const kinds = new Set(hypotheses.map(({ type }) => type));
      const where = [place('level', level)];
      return [
        ...(hypotheses.length < hypothesesMin ? hitAll('few', where) : []),
        ...(kinds.has('catch_all') ? [] : hitAll('no_catch_all', where)),
        ...(kinds.has('deception') ? [] : hitAll('no_deception', where)),
      ];
    });
  },
};
