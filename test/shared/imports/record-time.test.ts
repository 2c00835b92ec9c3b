import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfWeek, dayToEpochDays, epochDaysToDay } from '../../../shared/base/calendar.ts';
import {
  partsToRecordTime,
  readNumberTime,
  readRecordTime,
  recordTimeToSortKey,
} from '../../../shared/imports/record-time.ts';
import { findTimeText, parseMailDate, parseTimeText } from '../../../shared/imports/time-text.ts';

const utcOf = (raw: string, clockOffsetSeconds?: number): string | null => readRecordTime(raw, clockOffsetSeconds).utc;

describe('a time with an offset', () => {
  it.each([
    // RFC 3339 section 5.8.
    ['1985-04-12T23:20:50.52Z', '1985-04-12T23:20:50.52Z', 'millisecond'],
    ['1996-12-19T16:39:57-08:00', '1996-12-20T00:39:57Z', 'second'],
    ['1990-12-31T23:59:60Z', '1990-12-31T23:59:60Z', 'second'],
    ['1990-12-31T15:59:60-08:00', '1990-12-31T23:59:60Z', 'second'],
    // RFC 3339 section 4.3: the offset to local time is unknown, the time is not.
    ['2016-12-19T14:02:33-00:00', '2016-12-19T14:02:33Z', 'second'],
    ['2016-12-19t14:02:33z', '2016-12-19T14:02:33Z', 'second'],
    ['2016-12-19 14:02:33,123+02:00', '2016-12-19T12:02:33.123Z', 'millisecond'],
    ['2016-12-19 14:02:33.123456 UTC', '2016-12-19T14:02:33.123456Z', 'microsecond'],
    ['2016-12-19T14:02:33.1234567Z', '2016-12-19T14:02:33.1234567Z', 'nanosecond'],
    ['2016-12-19T14:02+0530', '2016-12-19T08:32:00Z', 'minute'],
    ['20161219T140233Z', '2016-12-19T14:02:33Z', 'second'],
    ['2016-12-31T23:30:00-05', '2017-01-01T04:30:00Z', 'second'],
    // The Common Log Format, as Apache's manual gives it.
    ['10/Oct/2000:13:55:36 -0700', '2000-10-10T20:55:36Z', 'second'],
    // RFC 5322 appendices A.1.1, A.5 and A.6.2, A.6.3.
    ['Fri, 21 Nov 1997 09:55:06 -0600', '1997-11-21T15:55:06Z', 'second'],
    [
      'Thu,\r\n      13\r\n        Feb\r\n          1969\r\n      23:32\r\n               -0330 (Newfoundland Time)',
      '1969-02-14T03:02:00Z',
      'minute',
    ],
    ['21 Nov 97 09:55:06 GMT', '1997-11-21T09:55:06Z', 'second'],
    ['Fri, 21 Nov 1997 09(comment):   55  :  06 -0600', '1997-11-21T15:55:06Z', 'second'],
    // RFC 5322 section 4.3.
    ['1 Jan 49 00:00 UT', '2049-01-01T00:00:00Z', 'minute'],
    ['1 Jan 50 00:00 UT', '1950-01-01T00:00:00Z', 'minute'],
    ['1 Jan 103 00:00 EST', '2003-01-01T05:00:00Z', 'minute'],
    // RFC 9110 section 5.6.7.
    ['Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37Z', 'second'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37Z', 'second'],
    ['Thu Nov 24 18:22:48 2021 +0100', '2021-11-24T17:22:48Z', 'second'],
    // RFC 5424 section 6.2.3.1.
    ['2003-08-24T05:14:15.000003-07:00', '2003-08-24T12:14:15.000003Z', 'microsecond'],
  ])('%s is %s', (raw, utc, precision) => {
    const year = Number(utc.slice(0, 4));
    expect(readRecordTime(raw)).toEqual({
      raw,
      utc,
      precision,
      zone: 'given',
      mark: year < 1970 ? 'out-of-range' : null,
    });
  });
});

describe('a time that counts', () => {
  it.each([
    ['1482156153', '2016-12-19T14:02:33Z', 'second'],
    ['1482156153.25', '2016-12-19T14:02:33.25Z', 'millisecond'],
    ['1482156153250', '2016-12-19T14:02:33.250Z', 'millisecond'],
    ['1482156153250001', '2016-12-19T14:02:33.250001Z', 'microsecond'],
    ['1482156153250001007', '2016-12-19T14:02:33.250001007Z', 'nanosecond'],
  ] as const)('is known by its size: %s', (raw, utc, precision) => {
    expect(readRecordTime(raw)).toEqual({ raw, utc, precision, zone: 'given', mark: null });
    expect(readNumberTime(raw, 'epoch')).toEqual(readRecordTime(raw));
  });

  it.each([
    ['0', 'epoch-seconds', '1970-01-01T00:00:00Z'],
    ['9999', 'epoch-milliseconds', '1970-01-01T00:00:09.999Z'],
    ['1', 'epoch-microseconds', '1970-01-01T00:00:00.000001Z'],
    // Microsoft's FILETIME counts from 1 January 1601; this is the known distance to 1970, and a day later.
    ['116444736000000000', 'filetime', '1970-01-01T00:00:00.0000000Z'],
    ['116445600000000001', 'filetime', '1970-01-02T00:00:00.0000001Z'],
    ['1482156153250001007', 'epoch-nanoseconds', '2016-12-19T14:02:33.250001007Z'],
  ] as const)('%s in %s is %s', (raw, form, utc) => {
    expect(readNumberTime(raw, form)).toMatchObject({ raw, utc, zone: 'given', mark: null });
  });

  it('is a FILETIME only where the caller says so, and no short number is taken for a time', () => {
    expect(readRecordTime('131266297530000000')).toMatchObject({ utc: null, mark: 'unreadable' });
    expect(readRecordTime('123456')).toMatchObject({ utc: null, mark: 'unreadable' });
    expect(readNumberTime('131266297530000000', 'filetime').utc).toBe('2016-12-19T14:02:33.0000000Z');
  });

  it('counts backwards before 1970, and is marked', () => {
    expect(readNumberTime('-1', 'epoch-milliseconds')).toMatchObject({
      utc: '1969-12-31T23:59:59.999Z',
      mark: 'out-of-range',
    });
    expect(readNumberTime('0', 'filetime')).toMatchObject({
      utc: '1601-01-01T00:00:00.0000000Z',
      mark: 'out-of-range',
    });
  });
});

describe('a time without a zone', () => {
  it.each([
    ['2016-12-19 14:02:33', '2016-12-19T14:02:33Z', 'second'],
    ['2016/12/19 14:02:33', '2016-12-19T14:02:33Z', 'second'],
    ['20161219140233', '2016-12-19T14:02:33Z', 'second'],
    ['2016-12-19', '2016-12-19T00:00:00Z', 'day'],
    ['20161219', '2016-12-19T00:00:00Z', 'day'],
    ['2016-12', '2016-12-01T00:00:00Z', 'month'],
    ['2016', '2016-01-01T00:00:00Z', 'year'],
    ['Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37Z', 'second'],
    ['Wed Oct 11 14:32:52.123456 2000', '2000-10-11T14:32:52.123456Z', 'microsecond'],
    ['Oct 11 2003 22:14:15', '2003-10-11T22:14:15Z', 'second'],
    // RFC 5322 section 4.3: names that are not in its list, and single letters, tell nothing.
    ['Fri, 21 Nov 1997 09:55:06 MSK', '1997-11-21T09:55:06Z', 'second'],
    ['Fri, 21 Nov 1997 09:55:06 A', '1997-11-21T09:55:06Z', 'second'],
    ['Fri, 21 Nov 1997 09:55:06', '1997-11-21T09:55:06Z', 'second'],
  ])('%s is taken as UTC, and marked', (raw, utc, precision) => {
    expect(readRecordTime(raw)).toEqual({ raw, utc, precision, zone: 'assumed', mark: 'no-zone' });
  });

  it('has no time at all where the year is missing too', () => {
    const raw = 'Oct 11 22:14:15';
    expect(readRecordTime(raw)).toEqual({ raw, utc: null, precision: 'second', zone: 'none', mark: 'no-year' });
    expect(readRecordTime('Feb 29 00:00:00').mark).toBe('no-year');
  });
});

describe('a time that is none', () => {
  it.each([
    '',
    'yesterday',
    '2016-02-30T00:00:00Z',
    '2015-02-29',
    '1900-02-29',
    '2016-13-01',
    '2016-00-10',
    '2016-12-00',
    '2016-12-19T24:00:00Z',
    '2016-12-19T14:60:00Z',
    '2016-12-19T14:02:61Z',
    // No leap second can be there.
    '2016-12-19T14:02:60Z',
    '2016-11-30T23:59:60Z',
    '2016-12-31T23:59:60+01:00',
    '2016-12-19T14:02:33+24:00',
    '2016-12-19T14:02:33+01:60',
    '2016-12-19Z',
    '2016-12/19',
    '31/Nov/2000:13:55:36 -0700',
    'Feb 30 22:14:15',
    'Fri, 31 Nov 1997 09:55:06 -0600',
    '19.12.2016',
    '12/11/2016',
    `2016-12-19T14:02:33.${'1'.repeat(33)}Z`,
    '21 Nov ((((((((((((97 09:55:06 GMT',
  ])('keeps its text and moves nowhere: %s', (raw) => {
    expect(readRecordTime(raw)).toEqual({ raw, utc: null, precision: null, zone: 'none', mark: 'unreadable' });
  });

  it('is not looked into where it is longer than any time', () => {
    expect(readRecordTime('('.repeat(1_000_000)).mark).toBe('unreadable');
    expect(readRecordTime(`2016-12-19T14:02:33Z${' '.repeat(300)}`).utc).toBeNull();
  });

  it.each([
    ['1601-01-01T00:00:00Z', '1601-01-01T00:00:00Z'],
    ['1969-12-31T23:59:59Z', '1969-12-31T23:59:59Z'],
    ['2101-01-01T00:00:00Z', '2101-01-01T00:00:00Z'],
    ['0000-01-01T00:00:00+01:00', null],
    ['9999-12-31T23:59:59-01:00', null],
  ])('is marked where the year is odd, also without a zone: %s', (raw, utc) => {
    expect(readRecordTime(raw)).toMatchObject({ raw, utc, mark: 'out-of-range' });
    expect(readRecordTime('1601-01-01 00:00:00')).toMatchObject({ zone: 'assumed', mark: 'out-of-range' });
  });

  it('is marked where the count is beyond any calendar', () => {
    const raw = '99999999999999999999';
    expect(readNumberTime(raw, 'epoch-seconds')).toMatchObject({ raw, utc: null, mark: 'out-of-range' });
    expect(readNumberTime(raw, 'epoch-seconds', 0.5).utc).toBeNull();
  });
});

describe('a time in parts, as in binary headers', () => {
  it('is as exact as what was given', () => {
    expect(partsToRecordTime('x', { year: 2016, month: 12, day: 19, hour: 14, minute: 2, second: 32 })).toEqual({
      raw: 'x',
      utc: '2016-12-19T14:02:32Z',
      precision: 'second',
      zone: 'assumed',
      mark: 'no-zone',
    });
    expect(partsToRecordTime('x', { year: 1980, month: 0, day: 0 }).mark).toBe('unreadable');
    expect(partsToRecordTime('x', { year: Number.NaN }).mark).toBe('unreadable');
  });
});

describe('the date of a mail', () => {
  it('is in the order of RFC 5322 and no other', () => {
    expect(parseMailDate('Fri, 21 Nov 1997 09:55:06 -0600')).toMatchObject({
      year: 1997,
      month: 11,
      offsetMinutes: -360,
    });
    expect(parseMailDate('1997-11-21T09:55:06Z')).toBeUndefined();
    expect(parseMailDate('Nov 21 1997 09:55:06')).toBeUndefined();
  });
});

describe('a clock that was wrong', () => {
  it('is corrected in UTC, and the text stays', () => {
    expect(readRecordTime('2016-12-31T23:59:59.12Z', 2)).toMatchObject({
      raw: '2016-12-31T23:59:59.12Z',
      utc: '2017-01-01T00:00:01.12Z',
    });
    expect(utcOf('2016-12-19T14:02:33Z', -0.25)).toBe('2016-12-19T14:02:32.750000Z');
    expect(utcOf('2016-12-19T14:02Z', 90)).toBe('2016-12-19T14:03:30Z');
    expect(utcOf('1482156153', -3600)).toBe('2016-12-19T13:02:33Z');
    expect(utcOf('1990-12-31T23:59:60Z', -60)).toBe('1990-12-31T23:59:00Z');
  });

  it('does not move a day or a month', () => {
    expect(utcOf('2016-12-19', 86_400)).toBe('2016-12-19T00:00:00Z');
    expect(utcOf('2016-12', 86_400)).toBe('2016-12-01T00:00:00Z');
  });
});

describe('times in order', () => {
  it('sort by their keys, whatever their digits', () => {
    const texts = ['2016-12-19T14:02:33Z', '2016-12-19T14:02:33.5Z', '2016-12-19T14:02:33.51Z', '2016-12-19T14:02:34Z'];
    const keys = texts.map((raw) => recordTimeToSortKey(readRecordTime(raw)) ?? '');
    expect(keys.toSorted((left, right) => (left < right ? -1 : 1))).toEqual(keys);
    expect(recordTimeToSortKey(readRecordTime('never'))).toBeNull();
  });
});

describe('the calendar', () => {
  it('agrees with the one that JavaScript has', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (days) => {
        const date = new Date(days * 86_400_000);
        const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(epochDaysToDay(days)).toEqual(day);
        expect(dayToEpochDays(day)).toBe(days);
        expect(dayOfWeek(day)).toBe(date.getUTCDay());
      }),
    );
  });

  it('gives every instant with every offset as JavaScript does', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
        fc.integer({ min: -1439, max: 1439 }),
        (date, offset) => {
          const size = Math.abs(offset);
          const zone = `${offset < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
          const local = new Date(date.getTime() + offset * 60_000).toISOString().replace('Z', zone);
          expect(utcOf(local)).toBe(date.toISOString());
          expect(readNumberTime(String(date.getTime()), 'epoch-milliseconds').utc).toBe(date.toISOString());
        },
      ),
    );
  });
});

describe('a time in a line', () => {
  it.each([
    ['2016-12-19 14:02:33,123 INFO started', '2016-12-19 14:02:33,123', 0],
    ['[2016-12-19T14:02:33.5+02:00] x', '2016-12-19T14:02:33.5+02:00', 1],
    ['2016/12/19 14:02:33 [error] 12#12', '2016/12/19 14:02:33', 0],
    ['x - - [10/Oct/2000:13:55:36 -0700] "GET', '10/Oct/2000:13:55:36 -0700', 7],
    ['<34>Oct 11 22:14:15 mymachine su', 'Oct 11 22:14:15', 4],
    ['[Wed Oct 11 14:32:52.123456 2000] [core]', 'Wed Oct 11 14:32:52.123456 2000', 1],
    ['type=X msg=audit(1364481363.243:24287): y', '1364481363.243', 17],
    ['1286536308.779 180 192.0.2.1 TCP_MISS', '1286536308.779', 0],
    ['Date: Fri, 21 Nov 1997 09:55:06 -0600', 'Fri, 21 Nov 1997 09:55:06 -0600', 6],
    ['day 2016-12-19 was cold', '2016-12-19', 4],
  ])('is found: %s', (line, raw, start) => {
    expect(findTimeText(line)).toEqual({ raw, start });
    expect(readRecordTime(raw).mark).not.toBe('unreadable');
  });

  it('is not made of numbers, versions or addresses', () => {
    for (const line of [
      '',
      'x 1482156153',
      'v1.2016-12-19',
      '192.0.2.1:1482156153.123',
      '12016-12-191',
      'a/2016/12/19/b',
    ])
      expect(findTimeText(line)).toBeUndefined();
  });

  it('is looked for in no more than the start of an endless line', () => {
    expect(findTimeText(`${'2016-12-'.repeat(1_000_000)} 2016-12-19`)).toBeUndefined();
  });
});

it('reads the form that nearly every timeline has as the rules for all forms read it', () => {
  const pattern = /^(?:19[67]\d|20[012]\d|2[01]0\d)-[01]\d-[0-3]\d[T ][0-2]\d:[0-6]\d:[0-6]\d(?:\.\d{0,10})?Z?$/u;
  fc.assert(
    fc.property(fc.stringMatching(pattern), (raw) => {
      const parts = parseTimeText(raw);
      expect(readRecordTime(raw)).toEqual(
        parts === undefined ? expect.objectContaining({ mark: 'unreadable' }) : partsToRecordTime(raw, parts),
      );
    }),
    { numRuns: 2000 },
  );
});

it('never throws, whatever the text, and keeps it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-0-9TZ:+. /,a-z]{0,40}$/u)), (raw) => {
      expect(readRecordTime(raw).raw).toBe(raw);
      expect(readNumberTime(raw, 'epoch', 0.1).raw).toBe(raw);
    }),
  );
});
