import { instantToEpochSeconds } from '../../../../shared/base/calendar.ts';

/** `2 d 3 h`, `5 h 12 min`, `3 min`: at most two parts, rounded down. */
export const timeBetween = (from: string, to: string): string => {
  const minutes = Math.max(0, Math.floor((instantToEpochSeconds(to) - instantToEpochSeconds(from)) / 60));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  if (days > 0) return hours === 0 ? `${days} d` : `${days} d ${hours} h`;
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
};
