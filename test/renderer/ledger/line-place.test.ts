import { describe, expect, it } from 'vitest';
import { rowOfLine } from '../../../renderer/app/features/ledger/line-place.ts';

describe('the row of a line', () => {
  it('counts from the newest or from the first, as the table is sorted', () => {
    expect(rowOfLine(117, { last: 117, until: null, descending: true })).toBe(0);
    expect(rowOfLine(80, { last: 117, until: null, descending: true })).toBe(37);
    expect(rowOfLine(80, { last: 117, until: null, descending: false })).toBe(80);
  });

  it('counts from the line at which the table ends', () => {
    expect(rowOfLine(80, { last: 117, until: 90, descending: true })).toBe(10);
    expect(rowOfLine(90, { last: 117, until: 90, descending: true })).toBe(0);
  });

  it('is none for a line that the table does not hold', () => {
    expect(rowOfLine(91, { last: 117, until: 90, descending: true })).toBeUndefined();
    expect(rowOfLine(118, { last: 117, until: null, descending: false })).toBeUndefined();
    expect(rowOfLine(118, { last: 117, until: 200, descending: false })).toBeUndefined();
  });
});
