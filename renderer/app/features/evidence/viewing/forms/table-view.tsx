import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { groupDigits } from '../../../../../../shared/base/grouped-digits.ts';
import type { Output } from '../../../../../../shared/api/contract.ts';
import { SafeText } from '../../../../../marks/safe-text.tsx';
import { Button } from '../../../../../ui/button.tsx';
import { CopyButton } from '../../../../../ui/copy-button.tsx';
import { Empty, FailureNotice, Loading } from '../../../../../ui/states.tsx';
import { useRowWindow } from '../../../../../ui/use-row-window.ts';
import type { FileViewProps } from '../view-props.ts';
import { markWords } from './form-words.ts';
import { useForms, useTablePlace } from './forms-store.ts';
import { ReadingOn } from './reading-on.tsx';
import { useGrowingPages } from './use-growing-pages.ts';
import styles from './forms.module.css';

type Page = Output<'evidence.table'>;
type Row = Page['rows'][number];
type Cell = Row['cells'][number];

const rowPixels = 26;
const pageRows = 100;
const columnsMax = 50;
const columnPixels = 156;

/** A table in text as a grid: the rows and columns on the screen are read, however many there are. */
export const TableView = ({ folder, item, sought, onShowBytes }: FileViewProps) => {
  const id = useId();
  const key = `${folder}\0${item.id}`;
  const place = useTablePlace(key);
  const changeTable = useForms((state) => state.changeTable);
  const change = (next: Parameters<typeof changeTable>[1]): void => changeTable(key, next);
  const [known, setKnown] = useState(1);
  // Behind the heading, which stands above them.
  const total = Math.max(0, known - 1);
  const rows = useRowWindow({ total, rowHeight: rowPixels, startAt: place.scrollTop, onScrolled: change });
  const { from, to, scroller, scrollToRow } = rows;
  const column = Math.floor((place.column - 1) / columnsMax) * columnsMax + 1;
  const numbers = useMemo(() => {
    const first = Math.floor((from + 1) / pageRows);
    const last = Math.floor(Math.max(from + 1, to) / pageRows);
    return [...new Set([0, ...Array.from({ length: last - first + 1 }, (_, offset) => first + offset)])];
  }, [from, to]);
  const { pages, failure } = useGrowingPages(
    'evidence.table',
    numbers.map((number) => ({
      folder,
      evidence: item.id,
      from: number * pageRows,
      count: pageRows,
      column,
      columns: columnsMax,
    })),
  );
  const rowByNumber = new Map<number, Row>();
  for (const page of pages) for (const row of page?.rows ?? []) rowByNumber.set(row.row, row);
  const reached = Math.max(1, ...pages.map((page) => page?.total ?? 0));
  if (reached > known) setKnown(reached);
  useSoughtCell(sought, key);

  const active = rowByNumber.get(place.row);
  const revealed = useRef('');
  useEffect(() => {
    const now = `${place.row}:${place.column}`;
    if (revealed.current === now || place.row >= known) return;
    if (place.row > 0) scrollToRow(place.row - 1);
    // A row that is far away is drawn once it was read.
    if (active !== undefined) revealed.current = now;
    document
      .getElementById(`${id}-${place.row}-${place.column}`)
      ?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [place.row, place.column, known, active, scrollToRow, id]);

  const heading = rowByNumber.get(0);
  const columns = heading?.cellCount ?? 0;
  const widest = Math.max(columns, ...[...rowByNumber.values()].map(({ cellCount }) => cellCount));
  const press = (event: KeyboardEvent): void => {
    if (event.metaKey || event.altKey || (event.ctrlKey && event.key !== 'Home' && event.key !== 'End')) return;
    const next = moveCell(event, place, {
      rows: known,
      columns: widest,
      page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowPixels) - 2),
    });
    if (next === undefined) return;
    change(next);
    event.preventDefault();
  };
  const click = (event: MouseEvent): void => {
    const cell = event.target instanceof Element ? event.target.closest('[data-cell]') : null;
    const [row, at] = (cell?.getAttribute('data-cell') ?? '').split(':').map(Number);
    if (row !== undefined && at !== undefined) change({ row, column: at });
  };

  if (failure !== null) return <FailureNotice failure={failure} />;
  const [first] = pages;
  if (first !== undefined && heading === undefined)
    return <Empty title="The table is empty.">No row stands in the file.</Empty>;
  const shownColumns = Array.from({ length: Math.min(columnsMax, widest - column + 1) }, (_, at) => column + at);
  const soughtCell = sought?.place.kind === 'cell' ? `${sought.place.row}:${sought.place.column}` : null;
  const setColumns = (node: HTMLElement | null): void => {
    node?.style.setProperty('--columns', `64px repeat(${shownColumns.length}, minmax(0, 1fr))`);
    node?.style.setProperty('--width', `${64 + shownColumns.length * columnPixels}px`);
  };
  const cellsOf = (row: Row, isHead: boolean) =>
    shownColumns.map((at) => {
      const cell = row.cells.find((one) => one.column === at);
      const name = `${row.row}:${at}`;
      return (
        <div
          key={at}
          id={`${id}-${row.row}-${at}`}
          role={isHead ? 'columnheader' : 'gridcell'}
          aria-colindex={at + 1}
          data-cell={name}
          data-active={(row.row === place.row && at === place.column) || undefined}
          data-sought={name === soughtCell || undefined}
          data-odd={(cell !== undefined && cell.marks.length > 0) || undefined}
          data-missing={cell === undefined || undefined}
          className={styles['cell']}
        >
          {cell === undefined ? null : <SafeText text={cell.text} max={200} />}
        </div>
      );
    });
  return (
    <div className={styles['forms']}>
      {/* The rows are measured from the beginning, so their frame is there before they are. */}
      {first === undefined ? <Loading label="Reading the file" lines={2} /> : null}
      <ReadingOn pages={pages.filter((page) => page !== undefined)} />
      <div className={styles['detailHead']}>
        {first === undefined ? null : (
          <span className={styles['faint']} role="status">
            {groupDigits(total)} rows{first.isWhole ? '' : ' so far'}, {groupDigits(columns)} columns,{' '}
            {delimiterWords(first.delimiter)}
          </span>
        )}
        {widest > columnsMax ? (
          <span>
            <Button look="quiet" isDisabled={column === 1} onPress={() => change({ column: column - columnsMax })}>
              Columns before
            </Button>
            <Button
              look="quiet"
              isDisabled={column + columnsMax > widest}
              onPress={() => change({ column: column + columnsMax })}
            >
              Next columns
            </Button>
          </span>
        ) : null}
      </div>
      <div className={styles['frame']} ref={setColumns}>
        <div
          ref={scroller}
          className={styles['scroller']}
          role="grid"
          aria-label="Table"
          aria-rowcount={known}
          aria-colcount={widest + 1}
          tabIndex={0}
          aria-activedescendant={`${id}-${place.row}-${place.column}`}
          onKeyDown={press}
          onScroll={rows.onScroll}
          onClick={click}
        >
          <div role="row" aria-rowindex={1} className={`${styles['row']} ${styles['head']}`}>
            <div role="columnheader" aria-colindex={1} className={styles['number']}>
              Row
            </div>
            {heading === undefined ? null : cellsOf(heading, true)}
          </div>
          <div
            className={styles['body']}
            role="presentation"
            ref={(node) => node?.style.setProperty('height', `${rows.listHeight}px`)}
          >
            {Array.from({ length: Math.max(0, to - from) }, (_, offset) => {
              const number = from + offset + 1;
              const row = rowByNumber.get(number);
              return (
                <div
                  key={number % rows.rowsMax}
                  role="row"
                  aria-rowindex={number + 1}
                  className={`${styles['row']} ${styles['data']}`}
                  ref={(node) => {
                    node?.style.setProperty('transform', `translateY(${rows.top + offset * rowPixels}px)`);
                    node?.style.setProperty('height', `${rowPixels}px`);
                  }}
                >
                  <div
                    role="rowheader"
                    aria-colindex={1}
                    className={styles['number']}
                    data-odd={(row !== undefined && row.cellCount !== columns) || undefined}
                    title={
                      row === undefined || row.cellCount === columns
                        ? undefined
                        : `${row.cellCount} cells, ${columns} columns`
                    }
                  >
                    {number}
                  </div>
                  {row === undefined ? <div role="gridcell" className={styles['coming']} /> : cellsOf(row, false)}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {heading === undefined ? null : (
        <CellDetail row={active} column={place.column} columns={columns} heading={heading} onShowBytes={onShowBytes} />
      )}
    </div>
  );
};

const CellDetail = ({
  row,
  column,
  columns,
  heading,
  onShowBytes,
}: {
  readonly row: Row | undefined;
  readonly column: number;
  readonly columns: number;
  readonly heading: Row;
  readonly onShowBytes: FileViewProps['onShowBytes'];
}) => {
  const cell: Cell | undefined = row?.cells.find((one) => one.column === column);
  if (row === undefined) return null;
  const name = heading.cells.find((one) => one.column === column)?.text ?? '';
  return (
    <section className={styles['detail']} aria-label="The selected cell">
      <div className={styles['detailHead']}>
        <span>
          {row.row === 0 ? 'Heading' : `Row ${groupDigits(row.row)}`} (line {groupDigits(row.line)}), column {column}
          {name === '' || row.row === 0 ? null : (
            <>
              {' · '}
              <SafeText text={name} max={80} />
            </>
          )}
        </span>
        <CopyButton text={`cell:${row.row}:${column}`}>Copy place</CopyButton>
        {cell === undefined ? null : (
          <Button
            look="quiet"
            isDisabled={cell.to === cell.from}
            onPress={() => onShowBytes({ from: cell.from, to: cell.to })}
          >
            Show bytes
          </Button>
        )}
      </div>
      <p className={styles['marks']}>
        {row.cellCount === columns ? null : (
          <span className={styles['mark']}>
            this row has {row.cellCount} cells, the heading {columns}
          </span>
        )}
        {row.isCut ? <span className={styles['mark']}>too long to be read to its end</span> : null}
        {cell?.marks.map((mark) => (
          <span key={mark} className={styles['mark']}>
            {markWords[mark]}
          </span>
        ))}
      </p>
      {cell === undefined ? (
        <p className={styles['faint']}>This row has no such cell.</p>
      ) : (
        <pre className={styles['whole']} tabIndex={0} aria-label="Cell">
          <SafeText text={cell.text} keepLines max={2000} />
          {cell.isCut ? <span className={styles['faint']}> … cut here; the bytes show the rest</span> : null}
        </pre>
      )}
    </section>
  );
};

const delimiterWords = (delimiter: string): string =>
  ({ ',': 'parted by commas', '\t': 'parted by tabs', ';': 'parted by semicolons', '|': 'parted by bars' })[
    delimiter
  ] ?? '';

type Bounds = { readonly rows: number; readonly columns: number; readonly page: number };

const moveCell = (
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  { row, column }: { readonly row: number; readonly column: number },
  { rows, columns, page }: Bounds,
): { readonly row: number; readonly column: number } | undefined => {
  const to = (nextRow: number, nextColumn: number) => ({
    row: Math.max(0, Math.min(rows - 1, nextRow)),
    column: Math.max(1, Math.min(columns, nextColumn)),
  });
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return to(row + 1, column);
    case 'ArrowUp':
    case 'k':
      return to(row - 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'PageDown':
      return to(row + page, column);
    case 'PageUp':
      return to(row - page, column);
    case 'Home':
      return ctrlKey ? to(0, 1) : to(row, 1);
    case 'End':
      return ctrlKey ? to(rows, columns) : to(row, columns);
    default:
      return undefined;
  }
};

/** Leads to the cell that something pointed to, once. */
const useSoughtCell = (sought: FileViewProps['sought'], key: string): void => {
  const changeTable = useForms((state) => state.changeTable);
  const led = useRef<object | null>(null);
  useEffect(() => {
    if (sought === null || sought.place.kind !== 'cell' || led.current === sought) return;
    led.current = sought;
    changeTable(key, { row: sought.place.row, column: sought.place.column });
  }, [sought, changeTable, key]);
};
