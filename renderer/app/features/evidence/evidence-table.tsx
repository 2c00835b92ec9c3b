import { useEffect, useMemo } from 'react';
import { useApi, useReply } from '../../api/replies.ts';
import { usePages } from '../../api/use-pages.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { revealDetail } from '../../../ui/reveal-detail.ts';
import type { CellEditing } from '../../../ui/use-cells.ts';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { useBulk } from './bulk-store.ts';
import { fieldsOf } from './cell-change.ts';
import { CellEditor } from './cell-editor.tsx';
import { useFilteredColumns } from './column-filters.tsx';
import { useSelection } from './use-selection.ts';
import { useWholeTotal } from './use-whole-total.ts';
import type { EvidenceRow } from './evidence-columns.tsx';
import { useEvidenceQuery } from './evidence-query.ts';
import { useEvidence, useEvidenceView } from './evidence-store.ts';
import { useHasSets } from './use-has-sets.ts';
import { locateItem } from './locate-item.ts';
import { sourceChoices } from './source-choices.ts';
import styles from './evidence.module.css';

export const EvidenceTable = ({
  folder,
  empty,
  isReadOnly,
}: {
  readonly folder: string;
  readonly empty: React.ReactNode;
  readonly isReadOnly: boolean;
}) => {
  const { changeTable, change } = useEvidence();
  const table = useEvidenceView(folder, (view) => view.table);
  const query = useEvidenceQuery(folder);
  const pages = usePages('evidence.page', query);
  const hasSets = useHasSets(folder);
  const columns = useFilteredColumns(folder, hasSets);
  const total = useWholeTotal(query, pages);
  useSought(folder, query);
  const prepare = useBulk((state) => state.change);
  const selection = useSelection({ folder, query, total, rowAt: pages.rowAt });
  const cells = useCells(folder);
  useEffect(() => () => prepare(folder, { reason: '' }), [folder, prepare]);
  if (pages.isLoading) return <Loading label="Reading the evidence" lines={12} />;
  const notice = pages.failure === null ? null : <FailureNotice failure={pages.failure} onRetry={pages.refetch} />;
  // An empty table would say that nothing is recorded, which nobody knows while the case cannot be read.
  if (notice !== null && pages.first === undefined) return notice;
  return (
    <div className={styles['table']}>
      <BulkBar
        folder={folder}
        chosen={selection.chosen}
        total={total}
        isReadOnly={isReadOnly}
        onCopy={() => void selection.copy(columns.filter(({ id }) => !table.hidden.includes(id)))}
      />
      {notice}
      <DataTable
        // Another filter is another list, which starts at its top.
        key={JSON.stringify(query.filter)}
        label="Evidence"
        columns={columns}
        total={total}
        rowAt={pages.rowAt}
        onRange={pages.onRange}
        rowKey={({ id }) => id}
        state={table}
        onState={(next) => changeTable(folder, next)}
        onOpen={({ id }) => {
          change(folder, { open: id, sought: null });
          revealDetail();
        }}
        onSelectRange={(from, to) => void selection.selectRange(from, to)}
        onCopy={(shown) => void selection.copy(shown)}
        {...(!isReadOnly && {
          onEdit: (row: EvidenceRow) =>
            prepare(folder, {
              act: 'amend',
              chosen: { what: { kind: 'items', items: [row.id] }, count: 1, only: row },
            }),
        })}
        {...(!isReadOnly && { cells })}
        empty={empty}
      />
    </div>
  );
};

/** Which cells a correction line can change, and what edits them. */
const useCells = (folder: string): CellEditing<EvidenceRow> => {
  const sources = useReply('source.list', { folder }).value?.sources;
  return useMemo(
    () => ({
      firstColumn: 'title',
      editorOf: (row, column, onClose) => {
        const fields = fieldsOf(column, sourceChoices(sources ?? []));
        return fields === undefined ? undefined : (
          <CellEditor key={`${row.id} ${column}`} folder={folder} row={row} fields={fields} onClose={onClose} />
        );
      },
    }),
    [folder, sources],
  );
};

/** Finds the row of an item that an address or a link named, and moves the table to it. */
const useSought = (folder: string, query: ReturnType<typeof useEvidenceQuery>): void => {
  const { call } = useApi();
  const { change, changeTable } = useEvidence();
  const sought = useEvidenceView(folder, (view) => view.sought);
  const id = sought === null || sought.isMissing ? null : sought.id;
  useEffect(() => {
    if (id === null) return undefined;
    let isWanted = true;
    const locate = async (): Promise<void> => {
      const at = await locateItem(call, query, id, () => isWanted);
      if (!isWanted) return;
      if (at === undefined) return change(folder, { sought: { id, isMissing: true } });
      changeTable(folder, { active: at, activeKey: id, anchor: at, selected: [id] });
    };
    void locate();
    return () => {
      isWanted = false;
    };
  }, [call, change, changeTable, folder, id, query]);
};
