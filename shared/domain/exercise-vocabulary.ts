/** What can be said of an inject after it was planned. Planned is what it is before anything was said. */
export const injectMarks = ['played', 'done', 'skipped'] as const;
export type InjectMark = (typeof injectMarks)[number];

/** `due`: its time has passed and nobody played it. */
export const injectStates = ['planned', 'due', ...injectMarks] as const;
export type InjectState = (typeof injectStates)[number];

/** Ten weeks: an exercise that takes longer is several. */
export const offsetMinutesMax = 100_000;
export const injectTitleMax = 500;

/** `+1:05` for 65 minutes after the start of the exercise; an inject without a time is played when it suits. */
export const offsetToText = (minutes: number | null): string =>
  minutes === null ? 'when it suits' : `+${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** `5 min`, `1 h 5 min`, `2 h`, without its sign. */
export const minutesToText = (minutes: number): string => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
};

/** How far from its time it was played: `3 min late`, `2 min early`, `on time` within the minute. */
export const lateToText = (minutes: number): string =>
  minutes === 0 ? 'on time' : `${minutesToText(minutes)} ${minutes > 0 ? 'late' : 'early'}`;
