/** How a person has a table: kept by the screen that shows it. */
export type TableState = {
  readonly sort: string;
  readonly descending: boolean;
  /** Row that the keys move, and its key once it was known. */
  readonly active: number;
  readonly activeKey: string | null;
  /** Where a range selection starts. */
  readonly anchor: number;
  readonly selected: readonly string[];
  /** Every row of the list, also those that are not here. */
  readonly selectsAll: boolean;
  readonly scrollTop: number;
  readonly hidden: readonly string[];
  readonly order: readonly string[];
  /** Pixels by column. */
  readonly widths: Readonly<Record<string, number>>;
};

export const newTableState = (sort: string, descending = false): TableState => ({
  sort,
  descending,
  active: 0,
  activeKey: null,
  anchor: 0,
  selected: [],
  selectsAll: false,
  scrollTop: 0,
  hidden: [],
  order: [],
  widths: {},
});

/** The row that a key leads to; undefined where the key moves no row. */
export const moveRow = (key: string, active: number, total: number, page: number): number | undefined => {
  const to = (index: number): number => Math.max(0, Math.min(total - 1, index));
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return to(active + 1);
    case 'ArrowUp':
    case 'k':
      return to(active - 1);
    case 'PageDown':
      return to(active + page);
    case 'PageUp':
      return to(active - page);
    case 'Home':
      return to(0);
    case 'End':
      return to(total - 1);
    default:
      return undefined;
  }
};

const widthMin = 48;
const widthStep = 24;

/** Moves a column one place towards the start (-1) or the end (1). */
export const moveColumn = (ids: readonly string[], id: string, by: -1 | 1): readonly string[] => {
  const at = ids.indexOf(id);
  const to = at + by;
  if (at === -1 || to < 0 || to >= ids.length) return ids;
  return ids.with(at, ids[to] ?? id).with(to, id);
};

export const stepWidth = (width: number, by: -1 | 1): number => Math.max(widthMin, width + by * widthStep);
export const clampWidth = (width: number): number => Math.max(widthMin, Math.round(width));
