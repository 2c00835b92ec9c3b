import { isBlank } from '../facts.ts';
import { hitAll, place, type LintRule } from '../rule.ts';

export const asmCrit: LintRule<'no_test' | 'no_owner'> = {
  id: 'ASM-CRIT',
  severity: 'E',
  since: 2,
  checks: 'Every critical assumption that is open has a test and an owner.',
  why: 'An assumption on which the result rests and that nobody tests is a guess.',
  absent: 'No critical assumption is open.',
  reads: ['assumption.examine'],
  faults: {
    no_test: {
      severity: 'E',
      says: 'Of a critical assumption nobody says what would show that it is wrong.',
      mend: 'State its test, on the Hypotheses screen or with `plumbline assumption examine`.',
    },
    no_owner: {
      severity: 'E',
      says: 'Nobody sees to the test of a critical assumption.',
      mend: 'Name who does, on the Hypotheses screen or with `plumbline assumption examine`.',
    },
  },
  check: ({ tables }) => {
    const critical = tables.rows('assumption').filter((row) => row.critical === 1 && row.status === 'open');
    if (critical.length === 0) return 'absent';
    const lacking = (column: 'test' | 'owner') =>
      critical
        .filter(({ key }) => isBlank(tables.get('assumption_examination', key)?.[column]))
        .map(({ key }) => place('assumption', key));
    return [...hitAll('no_test', lacking('test')), ...hitAll('no_owner', lacking('owner'))];
  },
};
