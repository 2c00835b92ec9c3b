import { describe, expect, it } from 'vitest';
import { listHeight, rowWindow, scrollTopFor, windowRowsMax, type RowList } from '../../../renderer/ui/row-window.ts';

const short: RowList = { total: 1000, rowHeight: 28, viewHeight: 280 };
const million: RowList = { total: 1_000_000, rowHeight: 28, viewHeight: 600 };
/** Higher than a browser lets a page be: 360 million pixels. */
const huge: RowList = { total: 10_000_000, rowHeight: 36, viewHeight: 600 };

describe('the window of a long list', () => {
  it('draws the rows in view and a few beyond either edge, each in its place', () => {
    expect(rowWindow(short, 0)).toEqual({ from: 0, to: 18, top: 0 });
    expect(rowWindow(short, 2800)).toEqual({ from: 92, to: 118, top: 92 * 28 });
    expect(rowWindow(short, 1000 * 28 - 280)).toEqual({ from: 982, to: 1000, top: 982 * 28 });
  });

  it('keeps to the list where the scroller bounces or the list has become shorter', () => {
    expect(rowWindow(short, -50)).toMatchObject({ from: 0 });
    expect(rowWindow({ ...short, total: 5 }, 2800)).toMatchObject({ from: 0, to: 5 });
    expect(rowWindow({ ...short, total: 0 }, 0)).toEqual({ from: 0, to: 0, top: 0 });
  });

  it.each([
    ['a thousand rows', short],
    ['a million rows', million],
    ['more rows than a page can be high', huge],
  ])('shows the first row at one end of %s and the last at the other', (_, list) => {
    const height = listHeight(list);
    expect(height).toBeLessThan(33_000_000);
    expect(rowWindow(list, 0)).toMatchObject({ from: 0, top: 0 });
    const { from, to, top } = rowWindow(list, height - list.viewHeight);
    expect(to).toBe(list.total);
    expect(Math.abs(top + (to - from) * list.rowHeight - height)).toBeLessThanOrEqual(1);
  });

  it.each([
    ['a thousand rows', short],
    ['a million rows', million],
    ['more rows than a page can be high', huge],
  ])('brings any row of %s into view, and leaves one that is there where it is', (_, list) => {
    for (const share of [0, 0.123, 0.5, 0.77, 1]) {
      const index = Math.round((list.total - 1) * share);
      for (const start of [0, listHeight(list) / 3, listHeight(list) - list.viewHeight]) {
        const scrolled = scrollTopFor(list, start, index);
        const { from, to, top } = rowWindow(list, scrolled);
        expect(index).toBeGreaterThanOrEqual(from);
        expect(index).toBeLessThan(to);
        const seenAt = top + (index - from) * list.rowHeight - scrolled;
        // In a list that is scrolled in proportion a pixel of the scroller is more than one of the list.
        const grain = (list.total * list.rowHeight) / listHeight(list);
        expect(seenAt).toBeGreaterThanOrEqual(-grain);
        expect(seenAt + list.rowHeight).toBeLessThanOrEqual(list.viewHeight + grain);
      }
    }
    const { from, to } = rowWindow(list, 1120);
    expect(scrollTopFor(list, 1120, Math.round((from + to) / 2))).toBe(1120);
  });

  it('never has more rows than it says', () => {
    for (let at = 0; at < 28 * 40; at += 7) {
      const { from, to } = rowWindow(short, at);
      expect(to - from).toBeLessThanOrEqual(windowRowsMax(short));
    }
  });
});
