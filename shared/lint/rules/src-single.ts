import { judgedLevels } from '../facts.ts';
import { place, type LintRule } from '../rule.ts';

export const srcSingle: LintRule<'one' | 'one_confident'> = {
  id: 'SRC-SINGLE',
  severity: 'E',
  checks: 'No key judgement rests on one origin: a warning, and an error where its confidence is moderate or more.',
  why: 'If the one origin is wrong or planted, nothing is left.',
  absent: 'No actor leads on any level.',
  tells: 'scores',
  reads: [],
  faults: {
    one: {
      severity: 'W',
      says: 'At most one independent origin carries the lead of this level.',
      mend: 'Look for evidence of another origin, or say in the limits that there is but one.',
    },
    one_confident: {
      severity: 'E',
      says: 'At most one independent origin carries the lead of this level, and its confidence is stated as moderate or more.',
      mend: 'Look for evidence of another origin, or lower the confidence.',
    },
  },
  check: (facts) => {
    const judged = judgedLevels(facts).filter(({ origins }) => origins !== null);
    if (judged.length === 0) return 'absent';
    return judged
      .filter(({ origins }) => (origins ?? 0) <= 1)
      .map(({ level, confidence }) => ({
        fault: confidence.stated === 'moderate' || confidence.stated === 'high' ? 'one_confident' : 'one',
        where: [place('level', level)],
      }));
  },
};
