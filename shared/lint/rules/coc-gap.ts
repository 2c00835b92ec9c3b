import type { CustodyGrade } from '../../domain/vocabulary.ts';
import { isCollected } from '../facts.ts';
import { hitAll, place, type LintRule } from '../rule.ts';

type Fault = Exclude<CustodyGrade, 'intact'>;
const worstFirst = ['failed', 'gap_unexplained', 'gap_explained', 'not_captured'] as const satisfies readonly Fault[];

export const cocGap: LintRule<Fault> = {
  id: 'COC-GAP',
  severity: 'E',
  checks: 'The custody of every item verifies; a gap that somebody explains is a warning.',
  why: 'What cannot be shown to be the same thing throughout can be said to be another.',
  absent: 'The case has no item that anybody could hold.',
  reads: [],
  faults: {
    failed: {
      severity: 'E',
      says: 'The custody of items failed: a hash differs from the one taken before.',
      mend: 'Take the original in again where it still exists; a failed item stays listed and counts nowhere.',
    },
    gap_unexplained: {
      severity: 'E',
      says: 'The custody of items has a gap that nobody explains.',
      mend: 'Record who held the item then, or explain the gap as a correction of the event.',
    },
    gap_explained: {
      severity: 'W',
      says: 'The custody of items has a gap that a person explains.',
      mend: 'Name it in the limits; the explanation is printed with the custody.',
    },
    not_captured: {
      severity: 'W',
      says: 'No hash was taken when items were collected.',
      mend: 'Take the original in where it exists, or name it in the limits.',
    },
  },
  check: ({ tables }) => {
    const items = tables.rows('evidence').filter(isCollected);
    if (items.length === 0) return 'absent';
    return worstFirst.flatMap((grade) =>
      hitAll(
        grade,
        items.filter(({ custody }) => custody === grade).map(({ key }) => place('item', key)),
      ),
    );
  },
};
