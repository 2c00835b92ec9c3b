import type { LintRule } from '../rule.ts';

export const rationale: LintRule<never> = {
  id: 'RATIONALE',
  severity: 'E',
  checks: 'Every decision to respond has a rationale, alternatives considered, an end and a contact for redress.',
  why: 'A measure that nobody can answer for harms those whom it hits.',
  absent: 'The case records no decision to respond.',
  reads: [],
  faults: {},
  check: () => 'absent',
};
