export type Cell = { readonly item: string; readonly hypothesis: string };

const runMin = 3;

/** The last cells that were rated, as far back as a run can be seen. */
export const rememberCell = (recent: readonly Cell[], cell: Cell): readonly Cell[] => [...recent, cell].slice(-runMin);

/**
 * Whether somebody works down a column: several items in a row against one hypothesis only. That is how one argues for
 * a favourite; along the row, each item has to answer to all of them.
 */
export const isColumnRun = (recent: readonly Cell[]): boolean =>
  recent.length >= runMin &&
  new Set(recent.map(({ hypothesis }) => hypothesis)).size === 1 &&
  new Set(recent.map(({ item }) => item)).size === recent.length;
