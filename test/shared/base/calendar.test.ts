import { describe, expect, it } from 'vitest';
import { epochSecondsToInstant, instantToEpochSeconds } from '../../../shared/base/calendar.ts';

describe('an instant in seconds since 1970', () => {
  it.each([
    // By `date -u -d INSTANT +%s` of GNU coreutils.
    ['1970-01-01T00:00:00Z', 0],
    ['2000-02-29T23:59:59Z', 951_868_799],
    ['2026-03-01T09:30:00Z', 1_772_357_400],
  ])('%s', (instant, seconds) => {
    expect(instantToEpochSeconds(instant)).toBe(seconds);
    expect(epochSecondsToInstant(seconds)).toBe(instant);
  });
});
