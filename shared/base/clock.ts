/** An instant in UTC to the second, `YYYY-MM-DDTHH:MM:SSZ`, the only form in which a ledger line holds its time. */
export type Instant = string;

export type Clock = () => Instant;

/** Days that the calendar does not have, and leap seconds, are refused. */
export const isInstant = (text: string): boolean => {
  if (!instantPattern.test(text)) return false;
  const day = Number(text.slice(8, 10));
  // Every month has so many.
  return day <= 28 || day <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
};

const instantPattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/u;

const daysInMonth = (year: number, month: number): number => {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
};

/** A day of the calendar, `YYYY-MM-DD`. */
export const isDay = (text: string): boolean => isInstant(`${text}T00:00:00Z`);

export const instantToDay = (instant: Instant): string => instant.slice(0, 10);
