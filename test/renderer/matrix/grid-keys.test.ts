import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../renderer/app/features/matrix/entries.ts';
import { movePlace, nextPlace, skipHeadings } from '../../../renderer/app/features/matrix/grid-keys.ts';
import { keyOfRating, keyToRating } from '../../../renderer/app/rating-keys.ts';
import { columnsToTemplate } from '../../../renderer/app/features/matrix/column-widths.ts';
import { isColumnRun, rememberCell, type Cell } from '../../../renderer/app/features/matrix/column-run.ts';
import { assess } from '../../support/assessed-tables.ts';
import { inputOf, soundItem } from '../../support/scoring-inputs.ts';

const { rows } = assess({
  ...inputOf({ hypotheses: ['H1'], rows: [] }),
  evidence: [soundItem('E1', { H1: 'C' })],
});
const [item] = rows.evidence;
if (item === undefined) throw new Error('there is an item');
const itemEntry: Entry = { kind: 'item', item, part: 'counted' };
const fold: Entry = { kind: 'fold', count: 2, isOpen: false };
const heading: Entry = { kind: 'excluded', count: 1 };
const entries = [itemEntry, itemEntry, fold, heading, itemEntry];
const size = { rows: entries.length, columns: 3, page: 2 };
const middle = { row: 1, column: 1 };
const press = (key: string, ctrlKey = false) => movePlace({ key, ctrlKey }, middle, size);

describe('the keys of the matrix', () => {
  it.each([
    ['ArrowLeft', 1, 0],
    ['ArrowRight', 1, 2],
    ['ArrowUp', 0, 1],
    ['k', 0, 1],
    ['ArrowDown', 2, 1],
    ['j', 2, 1],
    ['PageDown', 3, 1],
    ['PageUp', 0, 1],
    ['Home', 1, 0],
    ['End', 1, 2],
  ])('%s leads to row %i, column %i', (key, row, column) => {
    expect(press(key)).toEqual({ row, column });
  });

  it('goes to the first and the last cell with Control', () => {
    expect(press('Home', true)).toEqual({ row: 0, column: 0 });
    expect(press('End', true)).toEqual({ row: 4, column: 2 });
  });

  it('never leaves the grid, and moves nothing with other keys', () => {
    expect(movePlace({ key: 'ArrowRight', ctrlKey: false }, { row: 4, column: 2 }, size)).toEqual({
      row: 4,
      column: 2,
    });
    expect(movePlace({ key: 'ArrowUp', ctrlKey: false }, { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 });
    expect(press('x')).toBeUndefined();
  });

  it('leaves Control with a letter to the window', () => {
    expect([press('k', true), press('j', true), press('ArrowDown', true)]).toEqual([undefined, undefined, undefined]);
  });

  it('rates from very inconsistent to very consistent with 1 to 5, with 0 not applicable, and clears', () => {
    expect(['1', '2', '3', '4', '5', '0'].map(keyToRating)).toEqual(['II', 'I', 'N', 'C', 'CC', 'NA']);
    expect([keyToRating('Backspace'), keyToRating('Delete')]).toEqual([null, null]);
    expect([keyToRating('6'), keyToRating('c')]).toEqual([undefined, undefined]);
    expect(keyOfRating('NA')).toBe('0');
  });

  it('goes on along the row, and from its end to the next item', () => {
    expect(nextPlace({ row: 0, column: 0 }, 3, entries)).toEqual({ row: 0, column: 1 });
    expect(nextPlace({ row: 1, column: 2 }, 3, entries)).toEqual({ row: 4, column: 0 });
    expect(nextPlace({ row: 4, column: 2 }, 3, entries)).toEqual({ row: 4, column: 2 });
  });

  it('enters the folded line but no heading, in either direction', () => {
    const to = (row: number) => ({ row, column: 0 });
    expect(skipHeadings(to(1), to(2), entries)).toEqual(to(2));
    expect(skipHeadings(to(2), to(3), entries)).toEqual(to(4));
    expect(skipHeadings(to(4), to(3), entries)).toEqual(to(2));
    expect(skipHeadings(to(0), to(1), [itemEntry, heading])).toEqual(to(0));
  });
});

describe('the columns', () => {
  it('keep the words of a name whole, and the row as wide as its columns', () => {
    const { template, widthMin } = columnsToTemplate(['Sandworm Team', 'A', 'x'.repeat(300)]);
    const [evidence, ...columns] = [...template.matchAll(/minmax\((\d+)px/gu)].map(([, least]) => Number(least));
    expect(columns).toEqual([expect.any(Number), 54, 96]);
    expect(columns[0]).toBeGreaterThan(60);
    const fixed = [...template.matchAll(/(?<=^| )(\d+)px(?= |$)/gu)].map(([, width]) => Number(width));
    expect(widthMin).toBe([evidence ?? 0, ...columns, ...fixed].reduce((sum, width) => sum + width, 0));
  });
});

describe('rating down a column', () => {
  const run = (cells: readonly (readonly [string, string])[]): boolean =>
    isColumnRun(
      cells.reduce<readonly Cell[]>((recent, [item, hypothesis]) => rememberCell(recent, { item, hypothesis }), []),
    );
  it('is seen after three items against one hypothesis', () => {
    expect(run([['E1', 'H1'], ['E2', 'H1'], ['E3', 'H1']])).toBe(true); // prettier-ignore
    expect(run([['E1', 'H1'], ['E2', 'H1']])).toBe(false); // prettier-ignore
  });

  it('is not seen along a row, nor in one cell that is rated again', () => {
    expect(run([['E1', 'H1'], ['E1', 'H2'], ['E1', 'H3']])).toBe(false); // prettier-ignore
    expect(run([['E1', 'H1'], ['E2', 'H1'], ['E2', 'H1']])).toBe(false); // prettier-ignore
    expect(run([['E1', 'H1'], ['E2', 'H1'], ['E3', 'H1'], ['E3', 'H2']])).toBe(false); // prettier-ignore
  });
});
