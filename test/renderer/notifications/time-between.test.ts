import { expect, it } from 'vitest';
import { timeBetween } from '../../../renderer/app/features/notifications/time-between.ts';

it.each([
  ['2026-03-01T09:30:00Z', '2026-03-01T09:30:59Z', '0 min'],
  ['2026-03-01T09:30:00Z', '2026-03-01T10:29:59Z', '59 min'],
  ['2026-03-01T09:30:00Z', '2026-03-01T10:30:00Z', '1 h 0 min'],
  ['2026-02-28T09:30:00Z', '2026-03-01T09:30:00Z', '1 d'],
  ['2026-02-28T09:30:00Z', '2026-03-02T11:00:00Z', '2 d 1 h'],
  ['2026-03-01T09:30:00Z', '2026-03-01T09:00:00Z', '0 min'],
])('from %s to %s are %s', (from, to, words) => {
  expect(timeBetween(from, to)).toBe(words);
});
