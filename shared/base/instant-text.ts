/** A point in time as people read it, always UTC; `original` is set where the text named another zone. */
export type InstantText = { readonly text: string; readonly original: string | null };

/**
 * `2016-12-19T16:02:33+02:00` as `19 Dec 2016 14:02 UTC`; a day alone as `19 Dec 2016`. Undefined for anything else:
 * a time that cannot be read is shown as it was written. Nothing here asks the machine's locale or zone.
 */
export const instantToText = (instant: string, { withSeconds = false } = {}): InstantText | undefined => {
  const match = pattern.exec(instant);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const zone = match[7];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (zone === undefined) return { text: dayText(year, month, day), original: null };
  const offset = minutesOfZone(zone);
  if (hour === undefined || minute === undefined || second === undefined || offset === undefined) return undefined;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const utc = shiftMinutes({ year, month, day }, hour * 60 + minute - offset);
  const seconds = withSeconds ? `:${pad(second)}` : '';
  const text = `${dayText(utc.year, utc.month, utc.day)} ${pad(utc.hour)}:${pad(utc.minute)}${seconds} UTC`;
  return { text, original: offset === 0 ? null : instant };
};

type Day = { readonly year: number; readonly month: number; readonly day: number };

// ISO 8601 as RFC 3339 has it, or a calendar day.
const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?([Zz]|[+-]\d{2}:\d{2}))?$/u;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const dayText = (year: number, month: number, day: number): string =>
  `${day} ${months[month - 1] ?? ''} ${String(year).padStart(4, '0')}`;
const pad = (value: number): string => String(value).padStart(2, '0');

const minutesOfZone = (zone: string): number | undefined => {
  if (zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
};

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

// An offset is less than a day, so at most one midnight is crossed.
const shiftMinutes = (day: Day, minutes: number): Day & { readonly hour: number; readonly minute: number } => {
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  const shifted = minutes < 0 ? dayBefore(day) : minutes >= 1440 ? dayAfter(day) : day;
  return { ...shifted, hour: Math.floor(ofDay / 60), minute: ofDay % 60 };
};

const dayBefore = ({ year, month, day }: Day): Day => {
  if (day > 1) return { year, month, day: day - 1 };
  return month > 1
    ? { year, month: month - 1, day: daysInMonth(year, month - 1) }
    : { year: year - 1, month: 12, day: 31 };
};

const dayAfter = ({ year, month, day }: Day): Day => {
  if (day < daysInMonth(year, month)) return { year, month, day: day + 1 };
  return month < 12 ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 };
};
