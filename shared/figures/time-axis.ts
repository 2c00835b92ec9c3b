import { dayToEpochDays, dayToText, epochDaysToDay, secondsPerDay } from '../base/calendar.ts';

export type TimeTick = { readonly seconds: number; readonly label: string };

const hour = 3600;
const evenSteps = [60, 300, 900, hour, 3 * hour, 6 * hour, 12 * hour].concat(
  [1, 2, 7].map((days) => days * secondsPerDay),
);
const monthSteps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12_000];

/** Round instants in UTC between two, at most so many; times are seconds since 1 January 1970. */
export const timeTicks = (from: number, to: number, most: number): readonly TimeTick[] => {
  for (const step of evenSteps) {
    const first = Math.ceil(from / step);
    const count = Math.floor(to / step) - first + 1;
    if (count > most) continue;
    return Array.from({ length: Math.max(count, 0) }, (_, index) => {
      const seconds = (first + index) * step;
      return {
        seconds,
        label: step < secondsPerDay ? `${dayText(seconds).slice(5)} ${clockText(seconds)}` : dayText(seconds),
      };
    });
  }
  for (const step of monthSteps) {
    const first = Math.ceil(monthsAt(from, 'up') / step);
    const count = Math.floor(monthsAt(to, 'down') / step) - first + 1;
    if (count > most) continue;
    return Array.from({ length: Math.max(count, 0) }, (_, index) => {
      const months = (first + index) * step;
      const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
      const seconds = dayToEpochDays({ year, month, day: 1 }) * secondsPerDay;
      return { seconds, label: step < 12 ? dayText(seconds).slice(0, 7) : dayText(seconds).slice(0, 4) };
    });
  }
  return [];
};

/** Months since the year 0 of the first day of a month at or after, or at or before, an instant. */
const monthsAt = (seconds: number, side: 'up' | 'down'): number => {
  const days = Math.floor(seconds / secondsPerDay);
  const { year, month, day } = epochDaysToDay(days);
  const isBegin = day === 1 && days * secondsPerDay === seconds;
  return year * 12 + month - 1 + (side === 'up' && !isBegin ? 1 : 0);
};

const two = (value: number): string => String(value).padStart(2, '0');
const dayText = (seconds: number): string => dayToText(epochDaysToDay(Math.floor(seconds / secondsPerDay)));
const clockText = (seconds: number): string => {
  const inDay = seconds - Math.floor(seconds / secondsPerDay) * secondsPerDay;
  return `${two(Math.floor(inDay / hour))}:${two(Math.floor((inDay % hour) / 60))}`;
};
