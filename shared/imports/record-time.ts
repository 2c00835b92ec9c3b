import type { RecordTime } from './importer.ts';

type Calendar = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly seconds: number;
  readonly fraction: string;
};
type Precision = NonNullable<RecordTime['precision']>;

/**
 * A time as tables and JSON write it: RFC 3339 and its looser relatives, a day, a month or a year alone, or seconds since
 * 1970 with their thousandths, millionths or thousand-millionths. Without an offset UTC is taken, and marked.
 */
export const readRecordTime = (raw: string, clockOffsetSeconds = 0): RecordTime => {
  const text = raw.trim();
  if (epoch.test(text)) return readEpochTime(raw, epochUnitOf(text), clockOffsetSeconds);
  const match = pattern.exec(text);
  if (match === null) return unreadable(raw);
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const precision: Precision =
    month === undefined
      ? 'year'
      : day === undefined
        ? 'month'
        : hour === undefined
          ? 'day'
          : second === undefined
            ? 'minute'
            : fractionPrecision(fraction ?? '');
  const offset = zone === undefined ? 0 : offsetSecondsOf(zone);
  const parts = [year, month ?? '1', day ?? '1', hour ?? '0', minute ?? '0', second ?? '0'].map(Number);
  if (offset === undefined || !isInCalendar(parts)) return unreadable(raw);
  const [y = 0, mo = 1, d = 1, h = 0, mi = 0, s = 0] = parts;
  return finish({
    raw,
    precision,
    zone: zone === undefined ? 'assumed' : 'given',
    calendar: shiftSeconds(
      { year: y, month: mo, day: d, seconds: h * 3600 + mi * 60 + s, fraction: fraction ?? '' },
      clockOffsetSeconds - offset,
    ),
  });
};

/** Digits in a second: 0 for seconds since 1970, 3, 6 or 9 for finer units. */
export const readEpochTime = (raw: string, digitsInSecond: 0 | 3 | 6 | 9, clockOffsetSeconds = 0): RecordTime => {
  const match = numeral.exec(raw.trim());
  if (match === null) return unreadable(raw);
  const [, sign = '', digits = '', decimals = ''] = match;
  if (decimals !== '' && digitsInSecond !== 0) return unreadable(raw);
  const padded = digits.padStart(digitsInSecond + 1, '0');
  const fraction = digitsInSecond === 0 ? decimals.slice(1, 10) : padded.slice(padded.length - digitsInSecond);
  const whole = BigInt(digitsInSecond === 0 ? padded : padded.slice(0, padded.length - digitsInSecond));
  // Before 1970 a fraction would count backwards; such times are kept as they stand.
  if (whole > 253_402_300_799n || (sign === '-' && /[1-9]/u.test(fraction))) return unreadable(raw);
  const seconds = Number(sign === '-' ? -whole : whole);
  return finish({
    raw,
    precision: fractionPrecision(fraction),
    zone: 'given',
    calendar: shiftSeconds({ year: 1970, month: 1, day: 1, seconds: 0, fraction }, seconds + clockOffsetSeconds),
  });
};

const unreadable = (raw: string): RecordTime => ({
  raw,
  utc: null,
  precision: null,
  zone: 'none',
  mark: 'unreadable',
});

// A plain year is no number of seconds, and eight digits are a day as often.
const epoch = /^-?\d{9,22}(?:\.\d{1,9})?$/u;
const numeral = /^(-?)(\d{1,22})(\.\d{1,9})?$/u;
const pattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[Tt ]+(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([Zz]|UTC|GMT|[-+]\d{2}:?\d{2})?)?)?)?$/u;

const epochUnitOf = (text: string): 0 | 3 | 6 | 9 => {
  const { length } = text.replace('-', '').split('.')[0] ?? '';
  if (length <= 11) return 0;
  if (length <= 14) return 3;
  return length <= 17 ? 6 : 9;
};

const fractionPrecision = (fraction: string): Precision => {
  if (fraction.length === 0) return 'second';
  if (fraction.length <= 3) return 'millisecond';
  return fraction.length <= 6 ? 'microsecond' : 'nanosecond';
};

const offsetSecondsOf = (zone: string): number | undefined => {
  if (!/^[-+]/u.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  return hours > 23 || minutes > 59 ? undefined : (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
};

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
const isInCalendar = ([y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0]: readonly number[]): boolean =>
  mo >= 1 && mo <= 12 && d >= 1 && d <= daysInMonth(y, mo) && h <= 23 && mi <= 59 && s <= 59;

// Howard Hinnant's days_from_civil and its inverse: whole numbers, no clock, no zone.
const daysOf = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
};
const civilOf = (days: number): { readonly year: number; readonly month: number; readonly day: number } => {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: year + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
};

const shiftSeconds = ({ year, month, day, seconds, fraction }: Calendar, shift: number): Calendar => {
  const total = seconds + shift;
  if (total >= 0 && total < 86_400) return { year, month, day, seconds: total, fraction };
  const days = Math.floor(total / 86_400);
  return { ...civilOf(daysOf(year, month, day) + days), seconds: total - days * 86_400, fraction };
};

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

const finish = ({
  raw,
  precision,
  zone,
  calendar: { year, month, day, seconds, fraction },
}: Pick<RecordTime, 'raw' | 'precision' | 'zone'> & { readonly calendar: Calendar }): RecordTime => {
  if (year < 0 || year > 9999) return { raw, utc: null, precision, zone, mark: 'out-of-range' };
  const clock = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  const utc = `${pad(year, 4)}-${pad(month)}-${pad(day)}T${clock}${fraction === '' ? '' : `.${fraction}`}Z`;
  const mark = year < 1970 || year > 2100 ? 'out-of-range' : zone === 'assumed' ? 'no-zone' : null;
  return { raw, utc, precision, zone, mark };
};
