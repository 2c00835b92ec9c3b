import type { LintRule } from '../rule.ts';

export const asmCrit: LintRule<never> = {
  id: 'ASM-CRIT',
  severity: 'E',
  checks: 'Every critical assumption has a test and an owner.',
  why: 'An assumption on which the result rests and that nobody tests is a guess.',
  absent:
    'This version records neither tests nor owners of assumptions; how many critical ones are open counts in the confidence.',
  reads: [],
  faults: {},
  check: () => 'absent',
};
