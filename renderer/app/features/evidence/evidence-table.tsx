import { useEffect } from 'react';
import { useApi } from '../../api/replies.ts';
import { usePages } from '../../api/use-pages.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { revealDetail } from '../../../ui/reveal-detail.ts';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { evidenceColumns } from './evidence-columns.tsx';
import { useEvidenceQuery } from './evidence-query.ts';
import { useEvidence, useEvidenceView } from './evidence-store.ts';
import { useHasSets } from './use-has-sets.ts';
import { locateItem } from './locate-item.ts';
import styles from './evidence.module.css';

/** Where no set of known hashes was held against the case, no column speaks of one. */
const unknownColumns = evidenceColumns.filter(({ id }) => id !== 'known');

export const EvidenceTable = ({ folder, empty }: { readonly folder: string; readonly empty: React.ReactNode }) => {
  const { changeTable, change } = useEvidence();
  const table = useEvidenceView(folder, (view) => view.table);
  const query = useEvidenceQuery(folder);
  const pages = usePages('evidence.page', query);
  const hasSets = useHasSets(folder);
  useSought(folder, query);
  if (pages.isLoading) return <Loading label="Reading the evidence" lines={12} />;
  const notice = pages.failure === null ? null : <FailureNotice failure={pages.failure} onRetry={pages.refetch} />;
  // An empty table would say that nothing is recorded, which nobody knows while the case cannot be read.
  if (notice !== null && pages.first === undefined) return notice;
  return (
    <div className={styles['table']}>
      {notice}
      <DataTable
        // Another filter is another list, which starts at its top.
        key={JSON.stringify(query.filter)}
        label="Evidence"
        columns={hasSets ? evidenceColumns : unknownColumns}
        total={pages.total}
        rowAt={pages.rowAt}
        onRange={pages.onRange}
        rowKey={({ id }) => id}
        state={table}
        onState={(next) => changeTable(folder, next)}
        onOpen={({ id }) => {
          change(folder, { open: id, sought: null });
          revealDetail();
        }}
        empty={empty}
      />
    </div>
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
