/** A calendar day; the Gregorian calendar is taken to reach back to the year 0, as RFC 3339 does. */
export type Day = { readonly year: number; readonly month: number; readonly day: number };

export const secondsPerDay = 86_400;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

// 400 years are 146,097 days. Counting from 1 March puts the leap day at the end of a year.
const daysPerEra = 146_097;
const daysToEpoch = 719_468;

/** Days since 1 January 1970; negative before. */
export const dayToEpochDays = ({ year, month, day }: Day): number => {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - daysToEpoch;
};

export const epochDaysToDay = (days: number): Day => {
  const shifted = days + daysToEpoch;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
};

/** `YYYY-MM-DD`, for years 0 to 9999: days in this form sort as they follow. */
export const dayToText = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
const two = (value: number): string => String(value).padStart(2, '0');

export const textToDay = (text: string): Day => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
};

/** From one day to another, both `YYYY-MM-DD`; negative where the second lies before the first. */
export const daysBetween = (from: string, to: string): number =>
  dayToEpochDays(textToDay(to)) - dayToEpochDays(textToDay(from));

/** `YYYY-MM-DD` that many days after another. */
export const dayPlus = (text: string, days: number): string =>
  dayToText(epochDaysToDay(dayToEpochDays(textToDay(text)) + days));

/** 0 is Sunday. */
export const dayOfWeek = (day: Day): number => (((dayToEpochDays(day) + 4) % 7) + 7) % 7;

/** Of `YYYY-MM-DDTHH:MM:SSZ`: seconds since 1 January 1970, leap seconds left out as POSIX does. */
export const instantToEpochSeconds = (instant: string): number => {
  const [year, month, day, hour, minute, second] = instant.split(/[-T:Z]/u).map(Number);
  const days = dayToEpochDays({ year: year ?? 0, month: month ?? 0, day: day ?? 0 });
  return days * secondsPerDay + (hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0);
};

/** Back from `instantToEpochSeconds`: `YYYY-MM-DDTHH:MM:SSZ`, for years 0 to 9999. */
export const epochSecondsToInstant = (seconds: number): string => {
  const days = Math.floor(seconds / secondsPerDay);
  const ofDay = seconds - days * secondsPerDay;
  const [hour, minute, second] = [Math.floor(ofDay / 3600), Math.floor((ofDay % 3600) / 60), ofDay % 60];
  return `${dayToText(epochDaysToDay(days))}T${two(hour)}:${two(minute)}:${two(second)}Z`;
};
