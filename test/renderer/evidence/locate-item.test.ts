import { describe, expect, it } from 'vitest';
import { locateItem } from '../../../renderer/app/features/evidence/locate-item.ts';
import { createClient } from '../../../shared/api/client.ts';
import { err, ok } from '../../../shared/base/result.ts';

type Asked = { readonly from: number; readonly count: number };

/** Answers like a case with so many items, named by their place. */
const caseOf = (total: number) => {
  const asked: number[] = [];
  const call = createClient({
    send: (_, input) => {
      const { from, count } = input as Asked;
      asked.push(from);
      const rows = Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_item, at) => ({
        id: `ev-${from + at}`,
      }));
      return Promise.resolve(ok({ total, from, rows }));
    },
  });
  return { call, asked };
};

const query = { folder: '/case' };
const wanted = () => true;

describe('finding the row of an item', () => {
  it('gives its place, however many pages away', async () => {
    expect(await locateItem(caseOf(1800).call, query, 'ev-1777', wanted)).toBe(1777);
  });

  it('asks for no more than there is', async () => {
    const { call, asked } = caseOf(700);
    expect(await locateItem(call, query, 'ev-gone', wanted)).toBeUndefined();
    expect(asked).toEqual([0, 500]);
  });

  it('ends when nobody wants it any more, or when the case does not answer', async () => {
    const { call, asked } = caseOf(5000);
    expect(await locateItem(call, query, 'ev-4000', () => asked.length < 2)).toBeUndefined();
    expect(asked.length).toBe(2);
    const failing = createClient({ send: () => Promise.resolve(err({ code: 'X', message: 'x' })) });
    expect(await locateItem(failing, query, 'ev-1', wanted)).toBeUndefined();
  });
});
