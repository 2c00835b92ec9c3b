import { stepsOf } from '../../domain/custody-chain.ts';
import { deriveCustody } from '../../domain/custody-grade.ts';
import { hitAll, place, type LintRule } from '../rule.ts';

export const cocHash: LintRule<'missing' | 'mismatch'> = {
  id: 'COC-HASH',
  severity: 'E',
  checks: 'Every artifact has the hash of its file, and no hash that was taken later differs.',
  why: 'The hash is what ties the words about a file to the file.',
  absent: 'The case has no artifact.',
  reads: ['evidence.add', 'evidence.correct', 'custody.event'],
  faults: {
    missing: {
      severity: 'E',
      says: 'Artifacts have no file, and so no hash.',
      mend: 'Take the file in; if there is none, record it as a report or a testimony.',
    },
    mismatch: {
      severity: 'E',
      says: 'A hash that was taken of items differs from the one in the ledger.',
      mend: 'Compare with a copy and take the original in again; the item counts nowhere until then.',
    },
  },
  check: ({ tables }) => {
    const items = tables.rows('evidence').filter(({ kind }) => kind === 'artifact');
    if (items.length === 0) return 'absent';
    const stepsByItem = Map.groupBy(tables.rows('custody'), ({ item }) => item ?? '');
    const differs = items.filter((item) =>
      deriveCustody(item, stepsOf(item, stepsByItem.get(item.key) ?? []), () => false).faults.some(
        ({ kind }) => kind === 'mismatch',
      ),
    );
    const missing = items.filter(({ sha256 }) => sha256 === null);
    return [
      ...hitAll(
        'missing',
        missing.map(({ key }) => place('item', key)),
      ),
      ...hitAll(
        'mismatch',
        differs.map(({ key }) => place('item', key)),
      ),
    ];
  },
};
