import type { CaseTables } from '../../domain/case-tables.ts';
import { judgedLevels } from '../facts.ts';
import { place, type LintRule } from '../rule.ts';

export const counter: LintRule<'none' | 'same_author'> = {
  id: 'COUNTER',
  severity: 'E',
  checks: 'Somebody who did not make the case for the lead has written the strongest case against it.',
  why: 'Who argues for a lead does not see what speaks against it best.',
  absent: 'No actor leads on any level.',
  tells: 'scores',
  reads: ['counter.set', 'rating.set.rater', 'rating.set.ratings'],
  faults: {
    none: {
      severity: 'E',
      says: 'No counter-case stands.',
      mend: 'Have one written, of 150 to 600 words, on the Hypotheses screen or with `plumbline register`.',
    },
    same_author: {
      severity: 'E',
      says: 'The author of the only counter-cases rated the level that they are about.',
      mend: 'Have one written by somebody who did not rate this level.',
    },
  },
  check: (facts) => {
    if (judgedLevels(facts).length === 0) return 'absent';
    const { tables } = facts;
    const standing = tables
      .rows('register_entry')
      .filter(({ kind, status }) => kind === 'counter' && status === 'standing');
    if (standing.length === 0) return [{ fault: 'none', where: [] }];
    const isOthers = ({ level, person }: (typeof standing)[number]): boolean =>
      !authorsOf(tables, level).has(person ?? '');
    return standing.some(isOthers)
      ? []
      : [{ fault: 'same_author', where: standing.map(({ key }) => place('entry', key)) }];
  },
};

/** Who rated a level, by principal and by name. */
const authorsOf = (tables: CaseTables, level: number | null): ReadonlySet<string> => {
  const own = new Set(tables.rows('hypothesis').flatMap((row) => (row.level === level ? [row.key] : [])));
  const people = new Map(tables.rows('identity').map(({ principal, person }) => [principal, person]));
  return new Set(
    tables
      .rows('rating')
      .flatMap(({ hypothesis, rater }) =>
        own.has(hypothesis) && rater !== null ? [rater, people.get(rater) ?? rater] : [],
      ),
  );
};
