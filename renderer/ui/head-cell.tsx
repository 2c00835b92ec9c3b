import { Button as AriaButton } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { IconArrowDown, IconArrowUp, IconFilter, IconFilterFilled } from '@tabler/icons-react';
import { startColumnResize } from './column-resize.ts';
import type { Column } from './data-table.tsx';
import type { TableState } from './table-state.ts';
import styles from './data-table.module.css';

/** A heading: sorts by its column, offers the column's filter, and can be drawn wider. */
export const HeadCell = <Row,>({
  column,
  state,
  onState,
  frame,
}: {
  readonly column: Column<Row>;
  readonly state: TableState;
  readonly onState: (change: Partial<TableState>) => void;
  readonly frame: { readonly current: HTMLElement | null };
}) => {
  const isSorted = state.sort === column.id;
  const sort = (): void => {
    frame.current?.scrollTo({ top: 0 });
    onState({ sort: column.id, descending: isSorted ? !state.descending : false, scrollTop: 0, active: 0 });
  };
  return (
    <div
      role="columnheader"
      className={`${styles['headCell']} ${column.isNumeric === true ? styles['numeric'] : ''}`}
      {...(column.isSortable === true && {
        'aria-sort': isSorted
          ? state.descending
            ? ('descending' as const)
            : ('ascending' as const)
          : ('none' as const),
      })}
    >
      {column.isSortable === true ? (
        <button type="button" className={styles['sort']} onClick={sort}>
          {column.title}
          {isSorted ? state.descending ? <IconArrowDown aria-hidden /> : <IconArrowUp aria-hidden /> : null}
        </button>
      ) : (
        <span className={styles['headText']}>{column.title}</span>
      )}
      {column.filter === undefined ? null : (
        <DialogTrigger>
          <AriaButton
            className={`${styles['filterButton']} ${column.filter.isOn ? styles['isFiltered'] : ''}`}
            aria-label={`Filter by ${column.title}${column.filter.isOn ? ', in use' : ''}`}
          >
            {column.filter.isOn ? <IconFilterFilled /> : <IconFilter />}
          </AriaButton>
          {column.filter.popover}
        </DialogTrigger>
      )}
      <span
        className={styles['grip']}
        aria-hidden
        onPointerDown={(event) =>
          startColumnResize(event, column.width, (width) => {
            onState({ widths: { ...state.widths, [column.id]: width } });
            frame.current?.focus();
          })
        }
      />
    </div>
  );
};
