import { memo, useEffect, useId, useMemo, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { CellPopover } from './cell-popover.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { rowsToTsv } from './rows-to-tsv.ts';
import { HeadCell } from './head-cell.tsx';
import { moveRow, type TableState } from './table-state.ts';
import { useCells, type CellEditing } from './use-cells.ts';
import { useRowWindow } from './use-row-window.ts';
import styles from './data-table.module.css';

export type Column<Row> = {
  readonly id: string;
  readonly title: string;
  /** Pixels to begin with. */
  readonly width: number;
  readonly cell: (row: Row) => ReactNode;
  /** What is copied, as plain text. */
  readonly text: (row: Row) => string;
  readonly isSortable?: boolean;
  readonly isNumeric?: boolean;
  /** Cannot be hidden. */
  readonly isFixed?: boolean;
  /** What narrows the table by this column: a popover that the heading opens, and whether it narrows now. */
  readonly filter?: { readonly isOn: boolean; readonly popover: ReactNode };
};

export type DataTableProps<Row> = {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly total: number;
  /** Undefined while the row is still on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Which rows are on the screen, so that they can be fetched. */
  readonly onRange?: (from: number, to: number) => void;
  readonly rowKey: (row: Row) => string;
  /** Selection, sort, columns and scroll; kept by the screen so that they survive leaving it. */
  readonly state: TableState;
  readonly onState: (change: Partial<TableState>) => void;
  readonly onOpen?: (row: Row) => void;
  /** Takes a range into the selection of which some rows are not here yet. */
  readonly onSelectRange?: (from: number, to: number) => void;
  /** Copies the selection where more may be selected than is here. */
  readonly onCopy?: (columns: readonly Column<Row>[]) => void;
  /** F2 on the active row; with Shift where cells are edited by themselves. */
  readonly onEdit?: (row: Row) => void;
  /** Makes cells something that the arrow keys go to, and F2, Enter or a double click edits. */
  readonly cells?: CellEditing<Row>;
  readonly rowClass?: (row: Row) => string | undefined;
  readonly empty: ReactNode;
};

const rowPixels = (): number =>
  Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row'), 10) || 28;

/**
 * A windowed grid: only what is on the screen is in the page, however long the list. One row is active and moves with
 * the keys; rows can be selected, sorted by column, and copied as tab-separated text (ARIA grid pattern).
 */
export const DataTable = <Row,>({
  label,
  columns,
  total,
  rowAt,
  onRange,
  rowKey,
  state,
  onState,
  onOpen,
  onSelectRange,
  onCopy,
  onEdit,
  cells,
  rowClass,
  empty,
}: DataTableProps<Row>) => {
  const id = useId();
  const height = useMemo(() => rowPixels(), []);
  const { hidden, order, widths } = state;
  const shown = useMemo(() => orderColumns(columns, { hidden, order, widths }), [columns, hidden, order, widths]);
  const selected = useMemo(() => new Set(state.selected), [state.selected]);
  const virtual = useRowWindow({ total, rowHeight: height, startAt: state.scrollTop, onScrolled: onState });
  const { scroller, from, to, scrollToRow } = virtual;
  // An address, or another pane, may have moved the row as well.
  const revealed = useRef(state.active);
  useEffect(() => {
    if (revealed.current !== state.active) scrollToRow(state.active);
    revealed.current = state.active;
  }, [state.active, scrollToRow]);
  useEffect(() => onRange?.(from, to), [from, to, onRange]);

  const { cell, edited, edit, leave, press: pressInCells, cellId } = useCells({ id, shown, cells });

  const activate = (index: number, event: { readonly shiftKey: boolean; readonly ctrlKey: boolean }): void => {
    const row = rowAt(index);
    const key = row === undefined ? null : rowKey(row);
    const selected = selectRows({ state, index, key, event, keyAt: (at) => keyOf(rowAt(at), rowKey) });
    onState({ active: index, activeKey: key, selectsAll: false, ...selected });
    const range = [state.anchor, index].toSorted((left, right) => left - right);
    const [first = index, last = index] = range;
    if (event.shiftKey && (selected.selected ?? []).length < last - first + 1) onSelectRange?.(first, last);
    scrollToRow(index);
  };
  const copy = (): void => {
    if (onCopy !== undefined) return onCopy(shown);
    const keys = new Set(state.selected);
    const rows: Row[] = [];
    for (let index = 0; index < total && rows.length < copyRowsMax; index += 1) {
      const row = rowAt(index);
      if (
        row !== undefined &&
        (state.selectsAll || keys.has(rowKey(row)) || (keys.size === 0 && index === state.active))
      )
        rows.push(row);
    }
    void navigator.clipboard.writeText(rowsToTsv(rows, shown));
  };
  const press = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget && event.key !== 'Escape') return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / height) - 2);
    const active = rowAt(state.active);
    // With a modifier a letter is somebody else's command, such as Ctrl K.
    const isChord = event.ctrlKey || event.metaKey || event.altKey;
    if (isChord && event.key !== 'c' && event.key !== 'a') return;
    if (!isChord && pressInCells(event, active)) {
      event.preventDefault();
      return;
    }
    const next = isChord ? undefined : moveRow(event.key, state.active, total, page);
    if (next !== undefined && total > 0) activate(next, { shiftKey: event.shiftKey, ctrlKey: false });
    else if (event.key === 'Enter' && active !== undefined) onOpen?.(active);
    else if (event.key === 'F2' && active !== undefined && onEdit !== undefined) onEdit(active);
    else if (isChord && event.key === 'a' && !event.altKey) onState({ selectsAll: total > 0, selected: [] });
    else if (event.key === ' ' && active !== undefined) activate(state.active, { shiftKey: false, ctrlKey: true });
    else if (isChord && !event.altKey) copy();
    else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent): void => {
    const index = rowIndexOf(event.target);
    if (index === undefined) return;
    activate(index, { shiftKey: event.shiftKey, ctrlKey: event.ctrlKey || event.metaKey });
    const row = rowAt(index);
    if (row !== undefined && !event.shiftKey && !event.ctrlKey && !event.metaKey) onOpen?.(row);
  };
  const clickTwice = (event: MouseEvent): void => {
    const index = rowIndexOf(event.target);
    const row = index === undefined ? undefined : rowAt(index);
    const place = event.target instanceof Element ? event.target.closest('[role="gridcell"]') : null;
    const column = shown[place === null ? -1 : Array.from(place.parentElement?.children ?? []).indexOf(place)];
    if (row !== undefined && column !== undefined && cells !== undefined) edit(row, column.id);
  };
  const editor = edited === null ? undefined : cells?.editorOf(edited.row, edited.column, leave);
  const isHere = total > 0 && state.active >= from && state.active < to;
  // After the last column there is room for the menu, so that it covers no heading.
  const template = [...shown.map(({ width }) => `${width}px`), 'var(--menu-room)'].join(' ');
  const setTemplate = (node: HTMLElement | null): void => node?.style.setProperty('--columns', template);

  return (
    <div className={styles['frame']} ref={setTemplate}>
      <div className={styles['menu']}>
        <ColumnMenu columns={columns} state={state} onState={onState} />
      </div>
      <div
        ref={scroller}
        className={styles['scroller']}
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={shown.length}
        aria-multiselectable
        tabIndex={0}
        {...(isHere && { 'aria-activedescendant': cell === null ? `${id}-${state.active}` : cellId(cell) })}
        onKeyDown={press}
        onScroll={virtual.onScroll}
      >
        <div className={`${styles['row']} ${styles['head']}`} role="row" aria-rowindex={1}>
          {shown.map((column) => (
            <HeadCell key={column.id} column={column} state={state} onState={onState} frame={scroller} />
          ))}
        </div>
        {total === 0 ? (
          <div role="row" className={styles['empty']}>
            <div role="gridcell">{empty}</div>
          </div>
        ) : (
          <div
            className={styles['body']}
            role="presentation"
            ref={setPixels('height', virtual.listHeight)}
            onClick={click}
            onDoubleClick={clickTwice}
          >
            {Array.from({ length: to - from }, (_, offset) => {
              const index = from + offset;
              const row = rowAt(index);
              return (
                <DataRow
                  // A row that left the window is drawn anew in the place of one that came: cheaper than making one.
                  key={index % virtual.rowsMax}
                  id={`${id}-${index}`}
                  index={index}
                  row={row}
                  columns={shown}
                  top={virtual.top + offset * height}
                  height={height}
                  isActive={index === state.active}
                  activeCell={index === state.active ? cell : null}
                  cellIds={index === state.active && cells !== undefined ? `${id}-cell-` : null}
                  isSelected={row !== undefined && (state.selectsAll || selected.has(rowKey(row)))}
                  look={row === undefined ? undefined : rowClass?.(row)}
                />
              );
            })}
          </div>
        )}
      </div>
      {edited === null || editor === undefined ? null : (
        <CellPopover
          anchor={cellId(edited.column)}
          label={`Correct: ${shown.find((column) => column.id === edited.column)?.title ?? ''}`}
          onClose={leave}
        >
          {editor}
        </CellPopover>
      )}
    </div>
  );
};

type DataRowProps<Row> = {
  readonly id: string;
  readonly index: number;
  readonly row: Row | undefined;
  readonly columns: readonly Column<Row>[];
  readonly top: number;
  readonly height: number;
  readonly isActive: boolean;
  /** Column of the cell that the keys are at. */
  readonly activeCell: string | null;
  /** What the ids of its cells begin with, where they have any. */
  readonly cellIds: string | null;
  readonly isSelected: boolean;
  readonly look: string | undefined;
};

const PlainRow = <Row,>({
  id,
  index,
  row,
  columns,
  top,
  height,
  isActive,
  activeCell,
  cellIds,
  isSelected,
  look,
}: DataRowProps<Row>) => (
  <div
    id={id}
    role="row"
    aria-rowindex={index + 2}
    aria-selected={isSelected}
    data-active={isActive || undefined}
    className={`${styles['row']} ${styles['data']} ${look ?? ''}`}
    ref={placeRow(top, height)}
  >
    {row === undefined ? (
      <div role="gridcell" aria-colspan={columns.length} className={styles['coming']} />
    ) : (
      columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          {...(cellIds !== null && { id: `${cellIds}${column.id}` })}
          data-cell={column.id === activeCell || undefined}
          className={`${styles['cell']} ${column.isNumeric === true ? styles['numeric'] : ''}`}
        >
          {column.cell(row)}
        </div>
      ))
    )}
  </div>
);

// oxlint-disable-next-line typescript/consistent-type-assertions -- memo loses that the row and its columns belong together
const DataRow = memo(PlainRow) as typeof PlainRow;

/** The row of the list that holds what was pointed at. */
const rowIndexOf = (target: EventTarget): number | undefined => {
  const row = target instanceof Element ? target.closest('[role="row"]') : null;
  return row === null ? undefined : Number(row.getAttribute('aria-rowindex')) - 2;
};

const copyRowsMax = 10_000;

const keyOf = <Row,>(row: Row | undefined, rowKey: (row: Row) => string): string | null =>
  row === undefined ? null : rowKey(row);

const selectRows = ({
  state,
  index,
  key,
  event,
  keyAt,
}: {
  readonly state: TableState;
  readonly index: number;
  readonly key: string | null;
  readonly event: { readonly shiftKey: boolean; readonly ctrlKey: boolean };
  readonly keyAt: (index: number) => string | null;
}): Partial<TableState> => {
  if (event.shiftKey) {
    const anchor = state.anchor;
    const keys: string[] = [];
    for (let at = Math.min(anchor, index); at <= Math.max(anchor, index); at += 1) {
      const found = keyAt(at);
      if (found !== null) keys.push(found);
    }
    return { selected: keys };
  }
  if (key === null) return { anchor: index };
  if (event.ctrlKey) {
    const isOn = state.selected.includes(key);
    return { anchor: index, selected: isOn ? state.selected.filter((one) => one !== key) : [...state.selected, key] };
  }
  return { anchor: index, selected: [key] };
};

/** Columns that are shown, in the person's order, with the person's widths. */
const orderColumns = <Row,>(
  columns: readonly Column<Row>[],
  state: Pick<TableState, 'hidden' | 'order' | 'widths'>,
): readonly Column<Row>[] => {
  const placeOf = (id: string): number => {
    const place = state.order.indexOf(id);
    return place === -1 ? state.order.length + columns.findIndex((column) => column.id === id) : place;
  };
  return columns
    .filter(({ id }) => !state.hidden.includes(id))
    .map((column) => ({ ...column, width: state.widths[column.id] ?? column.width }))
    .toSorted((left, right) => placeOf(left.id) - placeOf(right.id));
};

const setPixels =
  (property: string, value: number) =>
  (node: HTMLElement | null): void =>
    node?.style.setProperty(property, `${value}px`);

const placeRow =
  (start: number, height: number) =>
  (node: HTMLElement | null): void => {
    node?.style.setProperty('transform', `translateY(${start}px)`);
    node?.style.setProperty('height', `${height}px`);
  };
