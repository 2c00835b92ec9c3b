/** Something that is due on a day: `open` before it and on it, `overdue` after it, `done` once it was done. */
export type Deadline = {
  readonly what: string;
  /** `YYYY-MM-DD`. */
  readonly dueAt: string;
  readonly state: 'open' | 'overdue' | 'done';
};

/** `today` is a day by the clock of the workstation; days in this form sort as they follow. */
export const deadlineState = (dueAt: string, isDone: boolean, today: string): Deadline['state'] =>
  isDone ? 'done' : today > dueAt ? 'overdue' : 'open';
