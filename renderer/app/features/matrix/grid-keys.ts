import type { Entry } from './entries.ts';

/** Where the keys are: a line of the grid and a column of hypotheses. */
export type Place = { readonly row: number; readonly column: number };
type Size = { readonly rows: number; readonly columns: number; readonly page: number };
type Press = { readonly key: string; readonly ctrlKey: boolean };

/** The place that a key leads to; undefined where the key moves nothing (ARIA grid pattern, with j and k for rows). */
export const movePlace = (press: Press, at: Place, size: Size): Place | undefined => {
  // Control with a letter is a command of the window.
  if (press.ctrlKey && press.key !== 'Home' && press.key !== 'End') return undefined;
  const to = (row: number, column: number): Place => ({
    row: clamp(row, size.rows),
    column: clamp(column, size.columns),
  });
  switch (press.key) {
    case 'ArrowLeft':
      return to(at.row, at.column - 1);
    case 'ArrowRight':
      return to(at.row, at.column + 1);
    case 'ArrowDown':
    case 'j':
      return to(at.row + 1, at.column);
    case 'ArrowUp':
    case 'k':
      return to(at.row - 1, at.column);
    case 'PageDown':
      return to(at.row + size.page, at.column);
    case 'PageUp':
      return to(at.row - size.page, at.column);
    case 'Home':
      return press.ctrlKey ? to(0, 0) : to(at.row, 0);
    case 'End':
      return press.ctrlKey ? to(size.rows - 1, size.columns - 1) : to(at.row, size.columns - 1);
    default:
      return undefined;
  }
};

/** Work runs along the row: to the next hypothesis, and from the last one to the first of the next item. */
export const nextPlace = (at: Place, columns: number, entries: readonly Entry[]): Place => {
  if (at.column < columns - 1) return { row: at.row, column: at.column + 1 };
  const row = entries.findIndex(({ kind }, index) => index > at.row && kind === 'item');
  return row === -1 ? at : { row, column: 0 };
};

/** Headings are read, not entered: a move that would end on one goes on in its direction, or stays. */
export const skipHeadings = (from: Place, to: Place, entries: readonly Entry[]): Place => {
  const step = to.row >= from.row ? 1 : -1;
  for (let row = to.row; row >= 0 && row < entries.length; row += step) {
    if (entries[row]?.kind !== 'excluded') return { ...to, row };
  }
  return from;
};

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
