import { describe, expect, it } from 'vitest';
import { instantToDay, isDay, isInstant } from '../../../shared/base/clock.ts';

it('takes for a day what the calendar has, whole and alone', () => {
  expect(['2024-02-29', '2026-12-31'].map(isDay)).toEqual([true, true]);
  expect(['2026-02-29', '2026-2-1', 'tomorrow', '2026-03-01T00:00:00Z', ''].map(isDay)).toEqual(Array(5).fill(false));
});

describe('isInstant', () => {
  it.each(['2026-03-01T00:00:00Z', '2024-02-29T23:59:59Z', '2000-02-29T12:00:00Z', '2026-12-31T23:59:59Z'])(
    'accepts %s',
    (text) => {
      expect(isInstant(text)).toBe(true);
    },
  );

  it.each([
    '2026-03-01',
    '2026-03-01T00:00:00',
    '2026-03-01T00:00:00+00:00',
    '2026-03-01T00:00:00.000Z',
    '2026-03-01 00:00:00Z',
    '2026-03-01t00:00:00z',
    '2026-3-1T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01T23:59:60Z',
    '2026-03-01T00:00:00Z\n',
    '２026-03-01T00:00:00Z',
  ])('refuses %j', (text) => {
    expect(isInstant(text)).toBe(false);
  });

  it('agrees with the calendar of the runtime on every day of leap and common years', () => {
    for (const year of [1999, 2000, 2023, 2024, 2100]) {
      for (let month = 1; month <= 12; month += 1) {
        for (let day = 1; day <= 31; day += 1) {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T00:00:00Z`;
          const exists = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
          expect([text, isInstant(text)]).toEqual([text, exists]);
        }
      }
    }
  });
});

describe('instantToDay', () => {
  it('is the date in front', () => {
    expect(instantToDay('2026-03-01T23:59:59Z')).toBe('2026-03-01');
  });
});
