import { describe, expect, it } from 'vitest';
import { buildMatrix } from '../../../shared/attribution/matrix.ts';
import { compareColumns, measureColumns, measureRowSpread } from '../../../shared/attribution/open-synthesis.ts';
import { alr1, fixtureInput, inputOf, scoreOf } from '../../support/scoring-inputs.ts';

const columnsOf = (name: string) => measureColumns(buildMatrix(fixtureInput(name), alr1));
const spreadsOf = (name: string) => {
  const matrix = buildMatrix(fixtureInput(name), alr1);
  return matrix.itemIds.map((_, row) => measureRowSpread(matrix, row));
};

describe('Open Synthesis measures', () => {
  it.each([
    ['k1', [6, 0, 2], [3, 6, 4]],
    ['k2', [10, 0], [0, 3]],
    ['k3', [2, 3, 4], [4, 0, 4]],
    ['k4', [0, 2], [3, 1]],
  ])('give the published inconsistency and consistency for %s', (name, inc, con) => {
    expect(columnsOf(name).map((column) => column.inc)).toEqual(inc);
    expect(columnsOf(name).map((column) => column.con)).toEqual(con);
  });

  it('sort single-cell columns CC, C, N, unrated, NA, I, II', () => {
    const cells = { a: 'II', b: 'NA', c: 'CC', d: null, e: 'I', f: 'N', g: 'C' };
    const input = inputOf({ hypotheses: Object.keys(cells), rows: [['E', ...Object.values(cells)]] });
    const order = measureColumns(buildMatrix(input, alr1)).toSorted(compareColumns);
    expect(order.map(({ id }) => id)).toEqual(['c', 'g', 'f', 'd', 'b', 'e', 'a']);
  });

  it('rank K1 and K2 as published, without hypotheses that are not ranked', () => {
    expect(scoreOf(fixtureInput('k1'), 1).os.rank).toEqual(['H2', 'H3', 'H1']);
    expect(scoreOf(fixtureInput('k2'), 1).os.rank).toEqual(['H2', 'H1']);
    expect(scoreOf(fixtureInput('k5'), 1).os.rank).not.toContain('HX');
  });
});

describe('D-OS', () => {
  it('gives the published spreads of K1 and K2', () => {
    const expected = [0, 0.9428, 0.9428, 0.9428, 0.9428, Math.SQRT2];
    spreadsOf('k1').forEach((spread, row) => expect(spread).toBeCloseTo(expected[row] ?? Number.NaN, 4));
    expect(spreadsOf('k2')).toEqual([1, 1.5, 1, 1]);
  });

  it('leaves unrated cells out and says nothing about a row without ratings', () => {
    const matrix = buildMatrix(
      inputOf({
        hypotheses: ['a', 'b', 'c'],
        rows: [
          ['E1', 'CC', null, 'I'],
          ['E2', '', null],
        ],
      }),
      alr1,
    );
    expect(measureRowSpread(matrix, 0)).toBe(1.5);
    expect(measureRowSpread(matrix, 1)).toBeNull();
  });
});
