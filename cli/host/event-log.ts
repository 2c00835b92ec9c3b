import type { AppEvent } from '../../shared/api/events.ts';

export type NumberedEvent = { readonly seq: number; readonly event: AppEvent };

/** The last events, so that a stream that broke can go on where it was. */
export type EventLog = {
  readonly add: (event: AppEvent) => NumberedEvent;
  /** What came after that number; where that is not kept any more, one change of each case that stands for all of them. */
  readonly after: (seq: number) => readonly NumberedEvent[];
  readonly last: () => number;
};

type Change = Extract<AppEvent, { readonly kind: 'change' }>;

export const createEventLog = (keptMax = 500): EventLog => {
  let kept: NumberedEvent[] = [];
  let last = 0;
  const sumByFolder = new Map<string, Change>();
  return {
    add: (event) => {
      last += 1;
      const numbered = { seq: last, event };
      kept.push(numbered);
      if (kept.length > keptMax) kept = kept.slice(-keptMax);
      if (event.kind === 'change') {
        const topics = new Set([...(sumByFolder.get(event.folder)?.topics ?? []), ...event.topics]);
        sumByFolder.set(event.folder, { ...event, topics: [...topics] });
      }
      return numbered;
    },
    after: (seq) => {
      const isKept = seq <= last && (kept[0]?.seq ?? last + 1) <= seq + 1;
      return isKept
        ? kept.filter((one) => one.seq > seq)
        : [...sumByFolder.values()].map((event) => ({ seq: last, event }));
    },
    last: () => last,
  };
};
