import { dayToEpochDays, daysInMonth, epochDaysToDay, secondsPerDay } from './calendar.ts';
import type { RecordTime } from './importer.ts';
import { numberToEpoch, type NumberForm } from './number-time.ts';
import { parseTimeText, type TimeParts } from './time-text.ts';

export type TimeOptions = {
  /** `text`: by its form, plain numbers of 10, 13, 16 or 19 digits included. The others only where the caller knows. */
  readonly form?: 'text' | NumberForm;
  /** See `ImportOptions`. A day, month or year alone is not moved by it. */
  readonly clockOffsetSeconds?: number;
};

/**
 * A time as it stands in a file. What cannot be read, or is no time of the calendar (30 February, 24:00, second 60 but at
 * a leap second), keeps its text and has no `utc`. `utc` says no more than the file: `2016-12` for a month, a day without
 * hour as `2016-12-19`, a minute as `2016-12-19T14:02Z`. A leap second stays second 60, as in RFC 3339.
 */
export const readRecordTime = (raw: string, options: TimeOptions = {}): RecordTime => {
  const { form = 'text', clockOffsetSeconds = 0 } = options;
  if (raw.length > textCharactersMax) return unreadable(raw);
  if (form !== 'text') return numberToRecordTime(raw, form, clockOffsetSeconds);
  const parts = parseTimeText(raw.trim());
  if (parts !== undefined) return partsToRecordTime(raw, parts, clockOffsetSeconds);
  return /^\d+(?:\.\d+)?$/u.test(raw.trim()) ? plainNumber(raw, clockOffsetSeconds) : unreadable(raw);
};

export const partsToRecordTime = (raw: string, parts: TimeParts, clockOffsetSeconds = 0): RecordTime => {
  if (!isOfCalendar(parts)) return unreadable(raw);
  const { year, month, day, hour, minute, second } = parts;
  if (year === null) return { raw, utc: null, precision: precisionOf(parts), zone: 'none', mark: 'no-year' };
  if (month === undefined || day === undefined || hour === undefined || minute === undefined) {
    const date = [padYear(year), ...[month, day].filter((part) => part !== undefined).map(pad)].join('-');
    return markTime(raw, parts, year, date);
  }
  const offsetSeconds = (parts.offsetMinutes ?? 0) * 60;
  const epochDays = dayToEpochDays({ year, month, day });
  const isLeapSecond = second === 60;
  // A leap second is read as the second before, and written back, unless a clock is corrected.
  const shownSecond = isLeapSecond && clockOffsetSeconds === 0 ? 59 : (second ?? 0);
  const epochSeconds = epochDays * secondsPerDay + hour * 3600 + minute * 60 + shownSecond - offsetSeconds;
  if (isLeapSecond && !isLeapSecondAt(epochDays * secondsPerDay + hour * 3600 + minute * 60 + 59 - offsetSeconds)) {
    return unreadable(raw);
  }
  const moved = addSeconds({ epochSeconds, fraction: parts.fraction ?? '' }, clockOffsetSeconds);
  const written = writeEpoch(moved, second === undefined);
  if (written === undefined) return { ...unreadable(raw), mark: 'out-of-range' };
  const utc = isLeapSecond && clockOffsetSeconds === 0 ? written.utc.replace(/:59(?=[.Z])/u, ':60') : written.utc;
  return markTime(raw, parts, written.year, utc);
};

/** Sorts as the times do, coarse before fine: `utc` itself would put `:33.5Z` before `:33Z`. */
export const recordTimeToSortKey = ({ utc }: RecordTime): string | null => utc?.replace('Z', '') ?? null;

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

const markTime = (raw: string, parts: TimeParts, year: number, utc: string): RecordTime => {
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

// ITU-R TF.460-6 puts leap seconds at the end of a month, June and December first; all 27 so far were at the end of those.
const isLeapSecondAt = (secondBefore: number): boolean => {
  const days = Math.floor(secondBefore / secondsPerDay);
  const { month } = epochDaysToDay(days);
  const next = epochDaysToDay(days + 1);
  return secondBefore % secondsPerDay === secondsPerDay - 1 && next.day === 1 && (month === 6 || month === 12);
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
const padYear = (year: number): string => String(year).padStart(4, '0');

// Undefined beyond the years that RFC 3339 can write.
const writeEpoch = (
  { epochSeconds, fraction }: Epoch,
  withoutSeconds: boolean,
): { readonly year: number; readonly utc: string } | undefined => {
  const days = Math.floor(epochSeconds / secondsPerDay);
  const { year, month, day } = epochDaysToDay(days);
  if (!(year >= 0 && year <= 9999)) return undefined;
  const ofDay = epochSeconds - days * secondsPerDay;
  const minutes = `${padYear(year)}-${pad(month)}-${pad(day)}T${pad(Math.floor(ofDay / 3600))}:${pad(Math.floor(ofDay / 60) % 60)}`;
  if (withoutSeconds) return { year, utc: `${minutes}Z` };
  return { year, utc: `${minutes}:${pad(ofDay % 60)}${fraction === '' ? '' : `.${fraction}`}Z` };
};

const plainNumber = (raw: string, clockOffsetSeconds: number): RecordTime => {
  const whole = raw.trim().split('.')[0] ?? '';
  return [10, 13, 16, 19].includes(whole.length)
    ? numberToRecordTime(raw, 'epoch', clockOffsetSeconds)
    : unreadable(raw);
};

// Such numbers count from a point in UTC, so their zone is given by what they are.
const numberToRecordTime = (raw: string, form: NumberForm, clockOffsetSeconds: number): RecordTime => {
  const epoch = numberToEpoch(raw.trim(), form);
  if (epoch === undefined) return unreadable(raw);
  const written = writeEpoch(addSeconds(epoch, clockOffsetSeconds), false);
  if (written === undefined) return { ...unreadable(raw), mark: 'out-of-range' };
  const parts = { year: written.year, month: 1, day: 1, hour: 0, minute: 0, second: 0, fraction: epoch.fraction };
  return markTime(raw, { ...parts, offsetMinutes: 0 }, written.year, written.utc);
};
