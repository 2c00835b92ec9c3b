import { describe, expect, it } from 'vitest';
import { readEpochTime, readRecordTime } from '../../../shared/imports/record-time.ts';

describe('times of records', () => {
  it.each([
    ['2016-12-17T22:27:00Z', '2016-12-17T22:27:00Z', 'second', 'given', null],
    ['2016-12-17t22:27:00.5z', '2016-12-17T22:27:00.5Z', 'millisecond', 'given', null],
    ['2016-12-17T22:27:00.123456789+02:00', '2016-12-17T20:27:00.123456789Z', 'nanosecond', 'given', null],
    ['2016-12-31 23:30:00,120 -0100', '2017-01-01T00:30:00.120Z', 'millisecond', 'given', null],
    ['2016-03-01T00:10+01:00', '2016-02-29T23:10:00Z', 'minute', 'given', null],
    ['2016-12-17 22:27:00', '2016-12-17T22:27:00Z', 'second', 'assumed', 'no-zone'],
    ['2016-12-17', '2016-12-17T00:00:00Z', 'day', 'assumed', 'no-zone'],
    ['2016-12', '2016-12-01T00:00:00Z', 'month', 'assumed', 'no-zone'],
    ['2016', '2016-01-01T00:00:00Z', 'year', 'assumed', 'no-zone'],
    ['1601-01-01T00:00:00Z', '1601-01-01T00:00:00Z', 'second', 'given', 'out-of-range'],
    ['2101-01-01T00:00:00Z', '2101-01-01T00:00:00Z', 'second', 'given', 'out-of-range'],
    ['0000-01-01T00:00:00+05:00', null, 'second', 'given', 'out-of-range'],
    ['2016-02-30T00:00:00Z', null, null, 'none', 'unreadable'],
    ['2016-12-17T24:00:00Z', null, null, 'none', 'unreadable'],
    ['2016-12-17T23:59:60Z', null, null, 'none', 'unreadable'],
    ['12/17/2016 10:27 PM', null, null, 'none', 'unreadable'],
    ['', null, null, 'none', 'unreadable'],
    ['1481932800', '2016-12-17T00:00:00Z', 'second', 'given', null],
    ['1481932800.25', '2016-12-17T00:00:00.25Z', 'millisecond', 'given', null],
    ['1481932800123', '2016-12-17T00:00:00.123Z', 'millisecond', 'given', null],
    ['1481932800123456', '2016-12-17T00:00:00.123456Z', 'microsecond', 'given', null],
    ['1481932800123456789', '2016-12-17T00:00:00.123456789Z', 'nanosecond', 'given', null],
    ['99999999999999999999999', null, null, 'none', 'unreadable'],
  ])('reads %j as %j and keeps its text', (raw, utc, precision, zone, mark) => {
    expect(readRecordTime(raw)).toEqual({ raw, utc, precision, zone, mark });
  });

  it('corrects by the offset of the clock, and leaves the text', () => {
    expect(readRecordTime('2016-12-17T00:00:30Z', -90)).toMatchObject({
      raw: '2016-12-17T00:00:30Z',
      utc: '2016-12-16T23:59:00Z',
    });
    expect(readEpochTime('0', 0, 60).utc).toBe('1970-01-01T00:01:00Z');
    expect(readEpochTime('1481932800', 6).utc).toBe('1970-01-01T00:24:41.932800Z');
  });
});
