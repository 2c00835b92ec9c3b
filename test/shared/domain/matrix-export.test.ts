import { describe, expect, it } from 'vitest';
import { createMemoryTables } from '../../../shared/domain/case-tables.ts';
import { applyLine } from '../../../shared/domain/apply-line.ts';
import { matrixToCsv, matrixToNdjson } from '../../../shared/domain/matrix-export.ts';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import { draft, testId } from '../../support/drafts.ts';

const tables = createMemoryTables();
let seq = 0;
const add = (type: string, fields: JsonObject): void => {
  const made = draft(type, fields);
  applyLine({ seq: (seq += 1), type, v: 1, day: '2026-03-01', log: 'log', fields: made.fields, withheld: [] }, tables);
};
const [item, first, second] = [testId('evidence'), testId('hypothesis', 1), testId('hypothesis', 2)];
add('evidence.add', {
  id: item,
  item: { exhibit: 'EX-1', name: 'a.log', title: '=HYPERLINK("http://x")', description: '' },
});
add('hypothesis.add', { id: second, statement: 'Later identifier, earlier line', level: 2 });
add('hypothesis.add', { id: first, statement: '@SUM(1)', level: 2 });
add('rating.set', { item, ratings: { [first]: 'CC', [second]: null }, rationales: { [first]: 'Fits.' } });

describe('the matrix as a table', () => {
  it('has a row an item and a column a hypothesis in the order of their lines, and no formula', () => {
    const [head, row, end] = matrixToCsv(tables).split('\r\n');
    expect(head).toContain(`L2 ${second} Later identifier, earlier line`);
    expect(head?.indexOf(second)).toBeLessThan(head?.indexOf(first) ?? 0);
    expect(row).toMatch(/^EX-1,ev-0+1,"'=HYPERLINK\(""http:\/\/x""\)",/u);
    expect(row).toMatch(/,,CC$/u);
    expect(end).toBe('');
  });

  it('has everything as it is in the lossless form', () => {
    const rows = matrixToNdjson(tables)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows.map(({ table }) => table)).toEqual(['hypothesis', 'hypothesis', 'evidence', 'rating', 'rating']);
    expect(rows[2]).toMatchObject({ title: '=HYPERLINK("http://x")' });
    expect(rows).toEqual(expect.arrayContaining([expect.objectContaining({ rating: 'CC', rationale: 'Fits.' })]));
  });
});
