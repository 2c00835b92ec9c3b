import { expect, it } from 'vitest';
import { consequenceOfItem } from '../../../shared/consequence/item-consequence.ts';
import { tablesOfLines } from '../../../shared/bundle/view-file.ts';
import { draft, testId } from '../../support/drafts.ts';

it('lists each score, red line, entry and dependence that cites an item, and none that cites another', () => {
  const tables = tablesOfLines(
    [
      draft('harm.set'),
      draft('redline.set'),
      draft('asset.set'),
      draft('asset.set', { id: testId('asset', 2), name: 'Grid', cites: { entry: [], people: [], state: [] } }),
      draft('dependency.set'),
    ].map(({ type, fields }, seq) => ({ seq, type, v: 1, day: '2026-01-01', log: 'x', fields, withheld: [] })),
  );
  expect(consequenceOfItem(tables, testId('evidence'))).toEqual([
    { kind: 'harm', name: 'Life and health', says: '3, observed', line: 0 },
    { kind: 'red line', name: expect.stringMatching(/^RL1 /u), says: 'raised', line: 1 },
    { kind: 'service', name: 'City hospital', says: 'that it failed, the entry', line: 2 },
    { kind: 'dependence', name: 'City hospital', says: 'that it needs Grid', line: 4 },
  ]);
  expect(consequenceOfItem(tables, testId('evidence', 2))).toEqual([]);
});
