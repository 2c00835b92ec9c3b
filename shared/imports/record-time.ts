import { dayToEpochDays, daysInMonth, epochDaysToDay, secondsPerDay } from '../base/calendar.ts';
import type { RecordTime } from './importer.ts';
import { numberToEpoch, type NumberForm } from './number-time.ts';
import { parseTimeText, type TimeParts } from './time-text.ts';

/**
 * A time as it stands in a file, by its form; plain numbers of 10, 13, 16 or 19 digits count from 1970. What cannot be read,
 * or is no time of the calendar (30 February, 24:00, second 60 but at a leap second), keeps its text and has no `utc`. Where
 * only a month or a day is given, `utc` is its beginning, and `precision` says so. A leap second stays second 60, as in
 * RFC 3339. A correction of the clock does not move a day, month or year alone.
 */
export const readRecordTime = (raw: string, clockOffsetSeconds = 0): RecordTime => {
  if (raw.length > textCharactersMax) return unreadable(raw);
  const plain = clockOffsetSeconds === 0 ? readPlainTime(raw) : undefined;
  if (plain !== undefined) return plain;
  const text = raw.trim();
  const parts = parseTimeText(text);
  if (parts !== undefined) return partsToRecordTime(raw, parts, clockOffsetSeconds);
  const [, whole = ''] = /^(\d+)(?:\.\d+)?$/u.exec(text) ?? [];
  return [10, 13, 16, 19].includes(whole.length) ? readNumberTime(raw, 'epoch', clockOffsetSeconds) : unreadable(raw);
};

/** A count of time, where the caller knows that it is one. It counts from a point in UTC, so its zone is given. */
export const readNumberTime = (raw: string, form: NumberForm, clockOffsetSeconds = 0): RecordTime => {
  const epoch = raw.length > textCharactersMax ? undefined : numberToEpoch(raw.trim(), form);
  if (epoch === undefined) return unreadable(raw);
  const moved = addSeconds(epoch, clockOffsetSeconds);
  const year = yearOf(moved);
  const parts = { year, month: 1, day: 1, hour: 0, minute: 0, second: 0, fraction: epoch.fraction, offsetMinutes: 0 };
  return markTime(raw, parts, year, writeEpoch(moved));
};

export const partsToRecordTime = (raw: string, parts: TimeParts, clockOffsetSeconds = 0): RecordTime => {
  if (!isOfCalendar(parts)) return unreadable(raw);
  const { year, month = 1, day = 1, hour = 0, minute = 0, second = 0, fraction = '', offsetMinutes } = parts;
  if (year === null) return { raw, utc: null, precision: precisionOf(parts), zone: 'none', mark: 'no-year' };
  const minuteStart = dayToEpochDays({ year, month, day }) * secondsPerDay + hour * 3600 + minute * 60;
  const epochSeconds = minuteStart + second - (offsetMinutes ?? 0) * 60;
  if (second === 60 && !isAfterLeapSecond(epochSeconds)) return unreadable(raw);
  const offset = parts.hour === undefined ? 0 : clockOffsetSeconds;
  const moved = addSeconds({ epochSeconds, fraction }, offset);
  if (second !== 60 || offset !== 0) return markTime(raw, parts, yearOf(moved), writeEpoch(moved));
  // The second before, written back as the leap second that it is.
  const before = { epochSeconds: epochSeconds - 1, fraction };
  return markTime(raw, parts, year, writeEpoch(before)?.replace(/:59(?=[.Z])/u, ':60'));
};

/** Sorts as the times do: `utc` itself would put `:33.5Z` before `:33Z`. */
export const recordTimeToSortKey = ({ utc }: RecordTime): string | null => utc?.replace('Z', '') ?? null;

/** Whole seconds since 1970 of a reading that has one. A leap second counts as the first second of the next minute. */
export const recordTimeToEpochSeconds = ({ utc }: RecordTime): number | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})/u.exec(utc ?? '');
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return dayToEpochDays({ year, month, day }) * secondsPerDay + hour * 3600 + minute * 60 + second;
};

/**
 * `2016-12-17T22:27:00.5Z` and the same with a space or without a zone: nearly every time of a long timeline, which says
 * itself what it is. Undefined for whatever is written otherwise or is no such time; the rules above read that.
 */
const readPlainTime = (raw: string): RecordTime | undefined => {
  const isGiven = raw.endsWith('Z');
  const end = raw.length - (isGiven ? 1 : 0);
  const digits = end <= secondEnd ? 0 : end - secondEnd - 1;
  if (end < secondEnd || (end > secondEnd && (digits < 1 || digits > 9))) return undefined;
  for (let at = 0; at < end; at += 1) {
    const code = raw.charCodeAt(at);
    const isAsWanted =
      at === 4 || at === 7
        ? code === hyphen
        : at === 10
          ? code === letterT || code === space
          : at === 13 || at === 16
            ? code === colon
            : at === secondEnd
              ? code === point
              : code >= digit0 && code <= digit9;
    if (!isAsWanted) return undefined;
  }
  const two = (at: number): number => raw.charCodeAt(at) * 10 + raw.charCodeAt(at + 1) - 11 * digit0;
  const year = two(0) * 100 + two(2);
  const [month, day] = [two(5), two(8)];
  if (year < 1970 || year > 2100 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined;
  if (two(11) > 23 || two(14) > 59 || two(17) > 59) return undefined;
  const isUtc = isGiven && raw.charCodeAt(10) === letterT;
  return {
    raw,
    utc: isUtc ? raw : `${raw.slice(0, 10)}T${raw.slice(11, end)}Z`,
    precision: digits === 0 ? 'second' : digits <= 3 ? 'millisecond' : digits <= 6 ? 'microsecond' : 'nanosecond',
    zone: isGiven ? 'given' : 'assumed',
    mark: isGiven ? null : 'no-zone',
  };
};

// Where the seconds of `2016-12-17T22:27:00` end.
const secondEnd = 19;
const space = 0x20;
const hyphen = 0x2d;
const point = 0x2e;
const digit0 = 0x30;
const digit9 = 0x39;
const colon = 0x3a;
const letterT = 0x54;

// Longer than any form with comments in it; nothing longer is looked at.
const textCharactersMax = 256;
const fractionDigitsMax = 32;

const unreadable = (raw: string): RecordTime => ({
  raw,
  utc: null,
  precision: null,
  zone: 'none',
  mark: 'unreadable',
});

const markTime = (raw: string, parts: TimeParts, year: number, utc: string | undefined): RecordTime => {
  if (utc === undefined) return { ...unreadable(raw), mark: 'out-of-range' };
  const zone = parts.offsetMinutes === undefined || parts.offsetMinutes === null ? 'assumed' : 'given';
  const isOut = year < 1970 || year > 2100;
  return {
    raw,
    utc,
    precision: precisionOf(parts),
    zone,
    mark: isOut ? 'out-of-range' : zone === 'assumed' ? 'no-zone' : null,
  };
};

const precisionOf = ({ month, day, hour, minute, second, fraction = '' }: TimeParts): RecordTime['precision'] => {
  if (month === undefined) return 'year';
  if (day === undefined) return 'month';
  if (hour === undefined || minute === undefined) return 'day';
  if (second === undefined) return 'minute';
  if (fraction === '') return 'second';
  if (fraction.length <= 3) return 'millisecond';
  return fraction.length <= 6 ? 'microsecond' : 'nanosecond';
};

const isBetween = (value: number | undefined, least: number, most: number): boolean =>
  value === undefined || (value >= least && value <= most);

const isOfCalendar = ({ year, month, day, hour, minute, second, fraction = '', offsetMinutes }: TimeParts): boolean =>
  isBetween(year ?? 0, 0, 9999) &&
  isBetween(month, 1, 12) &&
  // Without a year any 29 February may be.
  isBetween(day, 1, daysInMonth(year ?? 2000, month ?? 1)) &&
  isBetween(hour, 0, 23) &&
  isBetween(minute, 0, 59) &&
  isBetween(second, 0, 60) &&
  fraction.length <= fractionDigitsMax &&
  isBetween(offsetMinutes ?? 0, -1439, 1439);

// ITU-R TF.460-6: at the end of June or December first, and all so far were.
const isAfterLeapSecond = (epochSeconds: number): boolean => {
  const { month, day } = epochDaysToDay(Math.floor(epochSeconds / secondsPerDay));
  return epochSeconds % secondsPerDay === 0 && day === 1 && (month === 7 || month === 1);
};

type Epoch = { readonly epochSeconds: number; readonly fraction: string };

// Corrections are counted to the microsecond; the file's own digits stay.
const addSeconds = (epoch: Epoch, seconds: number): Epoch => {
  if (seconds === 0 || !Number.isFinite(epoch.epochSeconds)) return epoch;
  if (Number.isInteger(seconds)) return { ...epoch, epochSeconds: epoch.epochSeconds + seconds };
  const digits = Math.max(epoch.fraction.length, 6);
  const scale = 10n ** BigInt(digits);
  const before = BigInt(epoch.epochSeconds) * scale + BigInt(epoch.fraction.padEnd(digits, '0'));
  const after = before + BigInt(Math.round(seconds * 1e6)) * 10n ** BigInt(digits - 6);
  const rest = ((after % scale) + scale) % scale;
  return { epochSeconds: Number((after - rest) / scale), fraction: String(rest).padStart(digits, '0') };
};

const pad = (value: number): string => String(value).padStart(2, '0');

const yearOf = ({ epochSeconds }: Epoch): number => epochDaysToDay(Math.floor(epochSeconds / secondsPerDay)).year;

// Undefined beyond the years that RFC 3339 can write.
const writeEpoch = ({ epochSeconds, fraction }: Epoch): string | undefined => {
  const days = Math.floor(epochSeconds / secondsPerDay);
  const { year, month, day } = epochDaysToDay(days);
  if (!(year >= 0 && year <= 9999)) return undefined;
  const ofDay = epochSeconds - days * secondsPerDay;
  const clock = `${pad(Math.floor(ofDay / 3600))}:${pad(Math.floor(ofDay / 60) % 60)}:${pad(ofDay % 60)}`;
  const date = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
  return `${date}T${clock}${fraction === '' ? '' : `.${fraction}`}Z`;
};
