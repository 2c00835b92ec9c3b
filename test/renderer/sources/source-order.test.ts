import { describe, expect, it } from 'vitest';
import { orderSources, type Source } from '../../../renderer/app/features/sources/source-order.ts';
import { useSources } from '../../../renderer/app/features/sources/sources-store.ts';

const source = (line: number, name: string | null, change: Partial<Source> = {}): Source => ({
  id: `so-${line}`,
  name,
  kind: '',
  reliability: 'B',
  descriptor: '',
  tlp: 'CLEAR',
  line,
  items: 0,
  ...change,
});
const sources = [
  source(1, 'press'),
  source(2, null, { reliability: null }),
  source(3, 'Operator', { items: 12, kind: 'victim', descriptor: 'first-hand access' }),
  source(4, 'Vendor', { items: 3, reliability: 'A' }),
];
const order = (sort: string, descending = false, text = ''): readonly number[] =>
  orderSources(sources, { text, sort, descending }).map(({ line }) => line);

describe('the order of sources', () => {
  it('follows names whatever their case, and numbers as numbers', () => {
    expect(order('name')).toEqual([3, 1, 4, 2]);
    expect(order('items', true)).toEqual([3, 4, 1, 2]);
  });

  it('puts what is withheld last, either way', () => {
    expect(order('reliability')).toEqual([4, 1, 3, 2]);
    expect(order('reliability', true)).toEqual([1, 3, 4, 2]);
  });

  it('follows the name where it does not know the column', () => {
    expect(order('nothing')).toEqual(order('name'));
  });

  it('keeps those that hold every word, anywhere', () => {
    expect(order('name', false, ' ACCESS first ')).toEqual([3]);
    expect(order('name', false, 'victim')).toEqual([3]);
    expect(order('name', false, 'access press')).toEqual([]);
  });
});

describe('the pane of a source', () => {
  it('follows the row that the keys move, once it is open', () => {
    const { change, changeTable } = useSources.getState();
    changeTable('/a', { activeKey: 'so-1' });
    expect(useSources.getState().byFolder['/a']?.open).toBeNull();
    change('/a', { open: 'so-1' });
    changeTable('/a', { activeKey: 'so-2' });
    expect(useSources.getState().byFolder['/a']?.open).toBe('so-2');
  });
});
