import { judgedLevels } from '../facts.ts';
import { place, type LintRule } from '../rule.ts';
import { hypothesesIn } from '../sentences.ts';

const explaining: ReadonlySet<string> = new Set(['key_judgements', 'basis', 'limits', 'discussion']);

export const xcDisagree: LintRule<'unexplained'> = {
  id: 'XC-DISAGREE',
  severity: 'E',
  checks: 'Where the two models disagree about who is first, the written assessment says so and explains it.',
  why: 'The cross-check counts what refutes. If it puts another first, the result hangs on what merely fits.',
  absent: 'The two models agree on every level that is judged, or no level is.',
  tells: 'scores',
  reads: [],
  faults: {
    unexplained: {
      severity: 'E',
      says: 'The models disagree on this level, and no sentence of the written assessment speaks of the hypothesis that the cross-check puts first.',
      mend: 'Write a sentence about it in the limits or the discussion, with the hypothesis as a field.',
    },
  },
  check: (facts) => {
    const disagreeing = judgedLevels(facts).filter(
      ({ modelAgreement, hypotheses }) => !modelAgreement && hypotheses.length > 1,
    );
    if (disagreeing.length === 0) return 'absent';
    const spoken = new Set(
      facts.sentences.filter(({ section }) => explaining.has(section)).flatMap((sentence) => hypothesesIn(sentence)),
    );
    return disagreeing
      .filter(({ leastRefuted, lead }) => !leastRefuted.some((id) => id !== lead && spoken.has(id)))
      .map(({ level }) => ({ fault: 'unexplained', where: [place('level', level)] }));
  },
};
