import { describe, expect, it } from 'vitest';
import {
  arrangeItems,
  holdsSameItems,
  isSameArrangement,
  type Arrangement,
} from '../../../renderer/app/features/matrix/arrangement.ts';
import { listEntries, type Entry } from '../../../renderer/app/features/matrix/entries.ts';
import { assess } from '../../support/assessed-tables.ts';
import { inputOf, soundItem } from '../../support/scoring-inputs.ts';

const hypotheses = ['H1', 'H2'];
const { level, rows } = assess({
  ...inputOf({ hypotheses, rows: [] }),
  evidence: [
    soundItem('weak', { H1: 'C', H2: 'N' }),
    soundItem('strong', { H1: 'CC', H2: 'II' }),
    soundItem('level', { H1: 'C', H2: 'C' }),
    soundItem('open', { H1: null, H2: null }),
    soundItem('half', { H1: 'N', H2: null }),
    { ...soundItem('failed', { H1: 'CC', H2: 'II' }), custody: 'failed' },
  ],
});
const items = rows.evidence.map((item) => ({ ...item, exhibit: `EX-${item.id}` }));
const itemById = new Map(items.map((item) => [item.id, item]));
const arrange = (order: 'separation' | 'exhibit'): Arrangement => arrangeItems(items, hypotheses, level.scores, order);
const named = (entries: readonly Entry[]): readonly string[] =>
  entries.map((entry) => (entry.kind === 'item' ? entry.item.id : `${entry.kind} ${entry.count}`));

describe('the order of the matrix', () => {
  it('puts what separates most first, and leaves in sight every row with work in it', () => {
    expect(arrange('separation')).toEqual({
      counted: ['strong', 'weak', 'half', 'open'],
      folded: ['level'],
      excluded: ['failed'],
    });
  });

  it('folds nothing away in the order of exhibits, and still sets apart what counts nowhere', () => {
    expect(arrange('exhibit')).toEqual({
      counted: ['half', 'level', 'open', 'strong', 'weak'],
      folded: [],
      excluded: ['failed'],
    });
  });

  it('shows every item where nothing is scored', () => {
    const { counted, folded, excluded } = arrangeItems(items, hypotheses, undefined, 'separation');
    expect(counted).toHaveLength(items.length);
    expect([...folded, ...excluded]).toEqual([]);
  });

  it('puts the two readings of one thing side by side, and folds neither away from the other', () => {
    const partners = new Map([
      ['strong', 'level'],
      ['level', 'strong'],
    ]);
    expect(arrangeItems(items, hypotheses, level.scores, 'separation', partners)).toEqual({
      counted: ['strong', 'level', 'weak', 'half', 'open'],
      folded: [],
      excluded: ['failed'],
    });
    expect(arrangeItems(items, hypotheses, level.scores, 'exhibit', partners).counted).toEqual([
      'half',
      'level',
      'strong',
      'open',
      'weak',
    ]);
  });

  it('knows an order of other items from another order of the same', () => {
    const before = arrange('separation');
    const moved = { ...before, counted: before.counted.toReversed() };
    const unfolded = { ...before, counted: [...before.counted, 'level'], folded: [] };
    const shorter = { ...before, counted: before.counted.slice(1) };
    const included = { ...before, counted: [...before.counted, 'failed'], excluded: [] };
    const gone = { ...before, excluded: [] };
    expect(isSameArrangement(before, moved)).toBe(false);
    expect(isSameArrangement(before, structuredClone(before))).toBe(true);
    expect([moved, unfolded].map((other) => holdsSameItems(before, other))).toEqual([true, true]);
    expect([shorter, included, gone].map((other) => holdsSameItems(before, other))).toEqual([false, false, false]);
  });
});

describe('the lines of the grid', () => {
  it('has one line for the folded items, and never loses them', () => {
    const list = (isUnfolded: boolean, text = ''): readonly string[] =>
      named(listEntries(arrange('separation'), itemById, { isUnfolded, text }));
    expect(list(false)).toEqual(['strong', 'weak', 'half', 'open', 'fold 1', 'excluded 1', 'failed']);
    expect(list(true)).toEqual(['strong', 'weak', 'half', 'open', 'fold 1', 'level', 'excluded 1', 'failed']);
  });

  it('shows what a search finds, folded or not, whatever its case', () => {
    const find = (text: string): readonly string[] =>
      named(listEntries(arrange('separation'), itemById, { isUnfolded: false, text }));
    expect(find('ex-LEVEL')).toEqual(['fold 1', 'level']);
    expect(find('item wea')).toEqual(['weak']);
    expect(find('nothing has it')).toEqual([]);
  });
});
