import { useMemo } from 'react';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { sortRows } from './preview-rows.ts';
import { useWork, type TableId } from './releases-store.ts';
import styles from './releases.module.css';

/** A list of what is on record, with the row that the person has opened below it. */
export const RecordTable = <Row extends { readonly line: number }>({
  folder,
  id,
  label,
  rows,
  columns,
  renderDetail,
  empty,
}: {
  readonly folder: string;
  readonly id: TableId;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly renderDetail: (row: Row) => React.ReactNode;
  readonly empty: React.ReactNode;
}) => {
  const { tables, setTable } = useWork(folder);
  const state = tables[id];
  const sorted = useMemo(() => sortRows(rows, state.sort, state.descending), [rows, state.sort, state.descending]);
  if (rows.length === 0) return <>{empty}</>;
  const open = sorted.find(({ line }) => String(line) === state.activeKey) ?? sorted[0];
  return (
    <div className={styles['stack']}>
      <div className={styles['recordTable']} ref={setRows(sorted.length)}>
        <DataTable
          label={label}
          columns={columns}
          total={sorted.length}
          rowAt={(index) => sorted[index]}
          rowKey={({ line }) => String(line)}
          state={state}
          onState={(change) => setTable(id, change)}
          empty={null}
        />
      </div>
      {open === undefined ? null : renderDetail(open)}
    </div>
  );
};

/** A short list is no taller than its rows. */
const setRows =
  (count: number) =>
  (node: HTMLElement | null): void =>
    node?.style.setProperty('--rows', String(Math.min(count, rowsMax)));

const rowsMax = 1000;
