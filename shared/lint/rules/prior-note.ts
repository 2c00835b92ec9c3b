import { readFields } from '../../domain/line-fields.ts';
import { lineTypeOf } from '../../ledger/line-types.ts';
import { isBlank } from '../facts.ts';
import { place, type LintRule } from '../rule.ts';

export const priorNote: LintRule<'no_reason' | 'no_table'> = {
  id: 'PRIOR-NOTE',
  severity: 'E',
  checks: 'Priors that are not uniform have a reason, and the result is shown under other priors too.',
  why: 'A prior decides before the evidence does, so a reader must be able to take it out.',
  absent: 'The priors of every level are uniform.',
  tells: 'scores',
  reads: ['prior.set.reason'],
  faults: {
    no_reason: {
      severity: 'E',
      says: 'The priors of this level are not uniform, and nobody says why.',
      mend: 'State them again with the base rate that they come from, or make them uniform.',
    },
    no_table: {
      severity: 'E',
      says: 'The priors of this level are not uniform, and there is no sensitivity of its lead to show what they do.',
      mend: 'Break the tie by evidence, or make the priors uniform.',
    },
  },
  check: ({ levels, tables, lines }) => {
    const priors = tables.rows('prior');
    const uneven = levels.filter(({ level }) => {
      const own = priors.filter((row) => row.level === level).map(({ prior }) => Number(prior));
      return own.some((prior) => Math.abs(prior - (own[0] ?? 0)) > 1e-9);
    });
    if (uneven.length === 0) return 'absent';
    // Fields of an unknown version were not checked by any schema.
    const stated = lines
      .filter(({ type, v }) => type === 'prior.set' && lineTypeOf(type, v) !== undefined)
      .map(readFields);
    return uneven.flatMap(({ level, hasSensitivity }) => {
      const latest = stated.findLast((fields) => fields.number('level') === level);
      const where = [place('level', level)];
      return [
        ...(isBlank(latest?.text('reason')) ? [{ fault: 'no_reason' as const, where }] : []),
        ...(hasSensitivity ? [] : [{ fault: 'no_table' as const, where }]),
      ];
    });
  },
};
