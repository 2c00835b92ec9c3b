import { describe, expect, it } from 'vitest';
import { readDay, readSize, sizeToText } from '../../../renderer/app/features/evidence/filter-values.ts';

describe('what is typed into a range', () => {
  it.each([
    ['0', 0],
    [' 512 ', 512],
    ['20 KiB', 20_480],
    ['1.5MiB', 1_572_864],
    ['2 gb', 2_000_000_000],
  ])('reads the size %j as %d bytes', (text, bytes) => {
    expect(readSize(text)).toEqual({ first: bytes, last: bytes });
  });

  it.each(['', '-1', '1,5 KiB', '5 parsecs', '9999999 TiB', 'constructor'])('cannot read the size %j', (text) => {
    expect(readSize(text)).toBeUndefined();
  });

  it.each([0, 1023, 1024, 20_480, 1_500_000, 3 * 1024 ** 3])('shows %d bytes so that it reads them again', (bytes) => {
    expect(readSize(sizeToText(bytes))?.first).toBe(bytes);
  });

  it('takes a day from its first to its last second, and a time for itself', () => {
    expect(readDay('2026-03-01')).toEqual({ first: '2026-03-01T00:00:00Z', last: '2026-03-01T23:59:59Z' });
    expect(readDay('2026-03-01T10:02:11Z')?.last).toBe('2026-03-01T10:02:11Z');
    for (const text of ['2026-02-30', '01.03.2026', '']) expect(readDay(text)).toBeUndefined();
  });
});
