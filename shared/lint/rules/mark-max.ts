import { tlpRank, tlpSchema } from '../../domain/vocabulary.ts';
import { hitAll, place, type LintRule } from '../rule.ts';

export const markMax: LintRule<'above'> = {
  id: 'MARK-MAX',
  severity: 'E',
  checks: 'No edition shows an item that is marked higher than the edition.',
  why: 'The marking of an item is a promise to whoever gave it.',
  absent: 'The case has no evidence.',
  reads: [],
  faults: {
    above: {
      severity: 'E',
      says: 'Items are marked higher than this edition and shown in it; no consent of an originator is recorded.',
      mend: 'Export with a higher marking, or withhold the items.',
    },
  },
  check: ({ tables, edition }) => {
    const items = tables.rows('evidence');
    if (items.length === 0) return 'absent';
    // Where the marking itself is withheld, the words of the item are.
    const above = items.filter(({ tlp }) => {
      const marking = tlpSchema.safeParse(tlp);
      return marking.success && tlpRank(marking.data) > tlpRank(edition.tlp);
    });
    return hitAll(
      'above',
      above.map(({ key }) => place('item', key)),
    );
  },
};
