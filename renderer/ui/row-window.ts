/** Which rows of a long list are drawn, and where. All lengths in pixels. */
export type RowWindow = {
  /** Rows from `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  /** Where row `from` begins, from the top of the list. */
  readonly top: number;
};

export type RowList = {
  readonly total: number;
  readonly rowHeight: number;
  /** How much of the list is seen at once. */
  readonly viewHeight: number;
};

/** Browsers cut off what is higher than some 33 million pixels (Chromium); a longer list is scrolled in proportion. */
const listHeightMax = 30_000_000;
/** Rows drawn beyond either edge, so that a small scroll shows no gap. */
const spareRows = 8;

export const listHeight = ({ total, rowHeight }: RowList): number => Math.min(total * rowHeight, listHeightMax);

/** The first row at the upper edge of the view, with its hidden part as a fraction. */
const firstRow = (list: RowList, scrollTop: number): number => {
  const height = listHeight(list);
  if (height === list.total * list.rowHeight) return scrollTop / list.rowHeight;
  return (scrollTop / (height - list.viewHeight)) * lastFirstRow(list);
};

/** The first row when the list is scrolled to its end. */
const lastFirstRow = ({ total, rowHeight, viewHeight }: RowList): number => Math.max(0, total - viewHeight / rowHeight);

export const rowWindow = (list: RowList, scrollTop: number): RowWindow => {
  const first = Math.max(0, Math.min(firstRow(list, scrollTop), lastFirstRow(list)));
  const from = Math.max(0, Math.floor(first) - spareRows);
  const to = Math.min(list.total, Math.ceil(first + list.viewHeight / list.rowHeight) + spareRows);
  return { from, to, top: Math.round(scrollTop - (first - from) * list.rowHeight) };
};

/** Most rows that a window of this list has. */
export const windowRowsMax = ({ rowHeight, viewHeight }: RowList): number =>
  Math.ceil(viewHeight / rowHeight) + 2 * spareRows + 2;

/** How far to scroll so that the row is seen whole; as it is where it is seen already. */
export const scrollTopFor = (list: RowList, scrollTop: number, index: number): number => {
  const first = firstRow(list, scrollTop);
  const seen = list.viewHeight / list.rowHeight;
  const wanted = index < first ? index : index + 1 > first + seen ? index + 1 - seen : undefined;
  if (wanted === undefined) return scrollTop;
  const height = listHeight(list);
  if (height === list.total * list.rowHeight) return Math.ceil(wanted * list.rowHeight);
  return Math.round((wanted / lastFirstRow(list)) * (height - list.viewHeight));
};
