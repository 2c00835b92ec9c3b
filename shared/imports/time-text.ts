/** The parts of a time as a file gives them. What is absent was not given; the precision follows from that. */
export type TimeParts = {
  /** Null where the form has none, as in RFC 3164. */
  readonly year: number | null;
  readonly month?: number;
  readonly day?: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  /** The digits after the point, as they stand. */
  readonly fraction?: string;
  /** Minutes east of UTC; null or absent where the file names none. */
  readonly offsetMinutes?: number | null;
};

/** The parts of a time by the form of its text; undefined if it has none of the forms. They may still be no time. */
export const parseTimeText = (text: string): TimeParts | undefined => {
  for (const parse of [parseIso, parseCompact, parseCommonLog, parseNamedMonth, parseAsctime, parseSyslog]) {
    const parts = parse(text);
    if (parts !== undefined) return parts;
  }
  return parseMailDate(text);
};

/** A time that stands somewhere in a line, the first one. */
export type FoundTime = { readonly raw: string; readonly start: number };

/** Only forms that are hardly anything else: a number alone counts at the start of the line, with a fraction. */
export const findTimeText = (line: string): FoundTime | undefined => {
  const head = line.slice(0, searchCharactersMax);
  const found = anywhere.exec(head);
  return found === null ? undefined : { raw: found[0], start: found.index };
};

/** RFC 5322 section 3.3 with the obsolete forms of 4.3: comments, folding, two-digit years, zones by name. */
export const parseMailDate = (text: string): TimeParts | undefined => {
  const plain = withoutComments(text)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?([:,]) ?/gu, '$1')
    .trim();
  const match = mailPattern.exec(plain);
  if (match === null) return undefined;
  const [, , day, month, year = '', hour, minute, second, zone] = match;
  return clean({
    year: yearOfMail(year),
    month: monthOf(month),
    day: numberOf(day),
    hour: numberOf(hour),
    minute: numberOf(minute),
    second: second === undefined ? undefined : numberOf(second),
    offsetMinutes: zone === undefined ? null : offsetOfZone(zone),
  });
};

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthOf = (name: string | undefined): number => monthNames.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
const numberOf = (digits: string | undefined): number | undefined =>
  digits === undefined ? undefined : Number(digits);

type Loose = { readonly [Part in keyof TimeParts]: TimeParts[Part] | undefined };
const clean = ({ year, fraction, offsetMinutes, month, day, hour, minute, second }: Loose): TimeParts => ({
  year: year ?? null,
  ...(month === undefined ? {} : { month }),
  ...(day === undefined ? {} : { day }),
  ...(hour === undefined ? {} : { hour }),
  ...(minute === undefined ? {} : { minute }),
  ...(second === undefined ? {} : { second }),
  ...(fraction === undefined ? {} : { fraction }),
  offsetMinutes: offsetMinutes ?? null,
});

const month = '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const clock = String.raw`(\d{2}):(\d{2}):(\d{2})`;
const fraction = String.raw`(?:[.,](\d+))?`;
const numericZone = String.raw`[+-]\d{2}(?::?\d{2})?`;

// ISO 8601 as RFC 3339 has it, coarser forms, and what programs make of it: a space, a comma, slashes, “UTC”.
const isoPattern = new RegExp(
  String.raw`^(\d{4})(?:([-/])(\d{2})(?:\2(\d{2})(?:(?:[Tt ]|\s{2,3})(\d{2}):(\d{2})(?::(\d{2})${fraction})?)?)?)?(?:\s?(Z|UTC|GMT|${numericZone}))?$`,
  'iu',
);
const parseIso = (text: string): TimeParts | undefined => {
  const match = isoPattern.exec(text);
  if (match === null) return undefined;
  const [, year, , month, day, hour, minute, second, digits, zone] = match;
  if (hour === undefined && zone !== undefined) return undefined;
  return clean({
    year: numberOf(year),
    month: numberOf(month),
    day: numberOf(day),
    hour: numberOf(hour),
    minute: numberOf(minute),
    second: numberOf(second),
    fraction: digits,
    offsetMinutes: zone === undefined ? null : offsetOfZone(zone),
  });
};

const compactPattern = new RegExp(
  String.raw`^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(?:(\d{2})${fraction})?(Z|${numericZone})?)?$`,
  'iu',
);
const parseCompact = (text: string): TimeParts | undefined => {
  // Ten and thirteen digits are counts of seconds and milliseconds, and twelve are too doubtful.
  if (/^\d+$/u.test(text) && text.length !== 8 && text.length !== 14) return undefined;
  const match = compactPattern.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, digits, zone] = match;
  return clean({
    year: numberOf(year),
    month: numberOf(month),
    day: numberOf(day),
    hour: numberOf(hour),
    minute: numberOf(minute),
    second: numberOf(second),
    fraction: digits,
    offsetMinutes: zone === undefined ? null : offsetOfZone(zone),
  });
};

// The Common Log Format, `10/Oct/2000:13:55:36 -0700`.
const commonPattern = new RegExp(
  String.raw`^(\d{2})/${month}/(\d{4}):${clock}${fraction}(?: (${numericZone}))?$`,
  'iu',
);
const parseCommonLog = (text: string): TimeParts | undefined => dayFirst(commonPattern.exec(text));

// RFC 850 and the like, `Sunday, 06-Nov-94 08:49:37 GMT`, `06-Nov-1994 08:49:37.123`.
const namedPattern = new RegExp(
  String.raw`^(?:[a-z]{3,9}, ?)?(\d{1,2})-${month}-(\d{4}|\d{2}) ${clock}${fraction}(?: ?(${numericZone}|[a-z]{1,5}))?$`,
  'iu',
);
const parseNamedMonth = (text: string): TimeParts | undefined => dayFirst(namedPattern.exec(text));

const dayFirst = (match: RegExpExecArray | null): TimeParts | undefined => {
  if (match === null) return undefined;
  const [, day, name, year = '', hour, minute, second, digits, zone] = match;
  return clean({
    year: yearOfMail(year),
    month: monthOf(name),
    day: numberOf(day),
    hour: numberOf(hour),
    minute: numberOf(minute),
    second: numberOf(second),
    fraction: digits,
    offsetMinutes: zone === undefined ? null : offsetOfZone(zone),
  });
};

// `Sun Nov  6 08:49:37 1994` of ANSI C, with a fraction as Apache's error log has it, an offset as git, a zone as date(1).
const asctimePattern = new RegExp(
  String.raw`^(?:[a-z]{3,4} )?${month} {1,2}(\d{1,2}) ${clock}${fraction}(?: ([a-z]{1,5}))? (\d{4})(?: (${numericZone}))?$`,
  'iu',
);
const parseAsctime = (text: string): TimeParts | undefined => {
  const match = asctimePattern.exec(text);
  if (match === null) return undefined;
  const [, name, day, hour, minute, second, digits, named, year, numeric] = match;
  const zone = numeric ?? named;
  return clean({
    year: numberOf(year),
    month: monthOf(name),
    day: numberOf(day),
    hour: numberOf(hour),
    minute: numberOf(minute),
    second: numberOf(second),
    fraction: digits,
    offsetMinutes: zone === undefined ? null : offsetOfZone(zone),
  });
};

// RFC 3164 section 4.1.2, `Oct 11 22:14:15`; Cisco adds the year, a fraction and a zone.
const syslogPattern = new RegExp(
  String.raw`^${month} {1,2}(\d{1,2})(?: (\d{4}))? ${clock}${fraction}(?: (${numericZone}|[a-z]{1,5}))?$`,
  'iu',
);
const parseSyslog = (text: string): TimeParts | undefined => {
  const match = syslogPattern.exec(text);
  if (match === null) return undefined;
  const [, name, day, year, hour, minute, second, digits, zone] = match;
  return clean({
    year: numberOf(year),
    month: monthOf(name),
    day: numberOf(day),
    hour: numberOf(hour),
    minute: numberOf(minute),
    second: numberOf(second),
    fraction: digits,
    offsetMinutes: zone === undefined ? null : offsetOfZone(zone),
  });
};

const mailPattern = new RegExp(
  String.raw`^(?:([a-z]{3,9}),?\s?)?(\d{1,2}) (${month.slice(1, -1)})[a-z]* (\d{2,4}) (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([+-]\d{4}|[a-z]{1,5}))?$`,
  'iu',
);

// RFC 5322 section 4.3: 00 to 49 are of this century, other two and three digits count from 1900.
const yearOfMail = (digits: string): number => {
  const year = Number(digits);
  if (digits.length > 3) return year;
  return digits.length === 2 && year < 50 ? 2000 + year : 1900 + year;
};

const offsetByName: ReadonlyMap<string, number> = new Map([
  ['Z', 0],
  ['UT', 0],
  ['UTC', 0],
  ['GMT', 0],
  ['EST', -300],
  ['EDT', -240],
  ['CST', -360],
  ['CDT', -300],
  ['MST', -420],
  ['MDT', -360],
  ['PST', -480],
  ['PDT', -420],
]);

// RFC 5322 section 4.3: any other name tells nothing. An hour or minute beyond the clock is no offset, and so no time.
const offsetOfZone = (zone: string): number | null => {
  const [, sign, hours = '', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/u.exec(zone) ?? [];
  if (sign === undefined) return offsetByName.get(zone.toUpperCase()) ?? null;
  if (Number(hours) > 23 || Number(minutes) > 59) return Number.POSITIVE_INFINITY;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
};

// Comments may hold comments, RFC 5322 section 3.2.2.
const withoutComments = (text: string): string => {
  if (!text.includes('(')) return text;
  let depth = 0;
  let plain = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\\' && depth > 0) index += 1;
    else if (character === '(') depth += 1;
    else if (character === ')' && depth > 0) {
      depth -= 1;
      if (depth === 0) plain += ' ';
    } else if (depth === 0) plain += character;
  }
  return plain;
};

// A time further right than this belongs to the message.
const searchCharactersMax = 512;
const anywhere = new RegExp(
  [
    String.raw`(?<![\w.:/-])\d{4}([-/])\d{2}\1\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|GMT|${numericZone})(?![\w:]))?)?(?![\w:/])`,
    String.raw`(?<!\w)\d{2}/${month}/\d{4}:\d{2}:\d{2}:\d{2}(?: ${numericZone})?(?!\w)`,
    String.raw`(?<!\w)(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?${month} {1,2}\d{1,2}(?: \d{4})? \d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?: (?:UTC|GMT))?(?: \d{4}(?: ${numericZone})?)?(?![\w:])`,
    String.raw`(?<!\w)(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} ${month} \d{4} \d{2}:\d{2}:\d{2}(?: (?:[+-]\d{4}|GMT|UTC))?(?![\w:])`,
    String.raw`(?<!\w)\d{1,2}-${month}-\d{4} \d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?![\w:])`,
    String.raw`(?<=^\[?)\d{10}\.\d{3,9}(?![\w.])`,
    String.raw`(?<=\baudit\()\d{10}\.\d{3}(?=:)`,
  ].join('|'),
  'iu',
);
