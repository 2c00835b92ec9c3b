import { describe, expect, it } from 'vitest';
import { referencesIn, valueRowsMax, valueToRows } from '../../../renderer/app/features/ledger/value-rows.ts';

const item = `ev-${'0'.repeat(26)}`;
const hypothesis = `hy-${'1'.repeat(26)}`;

describe('a value as a tree', () => {
  it('has a row for each member, indented by how deep it lies', () => {
    const { rows } = valueToRows({ by: 'anna', seals: { first: 'A1', second: null } });
    expect(rows.map(({ depth, name, kind, text }) => [depth, name, kind, text])).toEqual([
      [0, 'by', 'text', 'anna'],
      [0, 'seals', 'branch', ''],
      [1, 'first', 'text', 'A1'],
      [1, 'second', 'nothing', 'none'],
    ]);
  });

  it('numbers the elements of a list from one', () => {
    expect(valueToRows(['a', 'b']).rows.map(({ name }) => name)).toEqual(['1', '2']);
  });

  it('tells identifiers, hashes, signatures, numbers, flags and empty texts apart', () => {
    const kinds = valueToRows([
      item,
      'a'.repeat(64),
      '-----BEGIN SSH SIGNATURE-----\nU1NI\n',
      `plumbline.local/${'0'.repeat(16)}\n12\nAAAA\n`,
      3,
      true,
      '',
      [],
      {},
      '<b>text</b>',
    ]).rows.map(({ kind }) => kind);
    expect(kinds).toEqual([
      'reference',
      'digest',
      'block',
      'block',
      'number',
      'flag',
      'empty',
      'empty',
      'empty',
      'text',
    ]);
  });

  it('says how much it leaves out, and does not follow a hostile depth', () => {
    expect(valueToRows(Array.from({ length: valueRowsMax + 7 }, (_, at) => at))).toMatchObject({ more: 7 });
    let deep: unknown = 'end';
    for (let level = 0; level < 50_000; level += 1) deep = { deeper: deep };
    const { rows } = valueToRows(deep);
    expect(rows.length).toBeLessThan(20);
    expect(rows.at(-1)?.text).toContain('below');
  });
});

describe('what a value names', () => {
  it('is found in values and in names of members, each once, in order', () => {
    const found = referencesIn([{ item, ratings: { [hypothesis]: 'CC' } }, [item], 'text']);
    expect(found).toEqual([
      { kind: 'evidence', id: item },
      { kind: 'hypothesis', id: hypothesis },
    ]);
  });
});
