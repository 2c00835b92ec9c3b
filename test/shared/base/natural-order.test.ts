import { describe, expect, it } from 'vitest';
import { naturalOrder } from '../../../shared/base/natural-order.ts';

const sorted = (texts: readonly string[]): readonly string[] =>
  texts.toSorted((left, right) => (naturalOrder(left) < naturalOrder(right) ? -1 : 1));

describe('natural order', () => {
  it('counts numbers wherever they stand, however long they are', () => {
    const order = ['A-2-10', 'A-10-1', 'EX-9', 'EX-10', 'EX-99999', 'EX-999989', `EX-${'9'.repeat(40)}`, 'EX-A'];
    expect(sorted(order.toReversed())).toEqual(order);
  });

  it('lets leading zeros count for nothing, and zero itself for something', () => {
    expect(naturalOrder('EX-0007')).toBe(naturalOrder('EX-7'));
    expect(sorted(['EX-1', 'EX-000', 'EX-'])).toEqual(['EX-', 'EX-000', 'EX-1']);
  });
});
