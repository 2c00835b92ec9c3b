import { expect, it } from 'vitest';
import { listFirst } from '../../../services/releases/preview.ts';

const row = (line: number, reason: string) => ({ line, reason });

it('a preview that is too long to list keeps what was chosen by hand, then the first lines', () => {
  const rows = [row(0, 'marking'), row(1, 'marking'), row(2, 'security'), row(3, 'marking'), row(4, 'legal')];
  expect(listFirst(rows, 5)).toBe(rows);
  expect(listFirst(rows, 4).map(({ line }) => line)).toEqual([2, 4, 0, 1]);
  expect(listFirst(rows, 1).map(({ line }) => line)).toEqual([2]);
});
