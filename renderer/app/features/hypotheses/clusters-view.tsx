import { useState } from 'react';
import { clusterTiers } from '../../../../shared/domain/cluster-vocabulary.ts';
import { Button } from '../../../ui/button.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { newTableState, type TableState } from '../../../ui/table-state.ts';
import { Empty, FailureNotice, Loading } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useReply } from '../../api/replies.ts';
import { useCaseFolder } from '../../navigation.ts';
import { ClusterDialog } from './cluster-dialog.tsx';
import { labelOf, readLine, stateOf, tierName, type ListedCluster } from './cluster-words.ts';
import { orderRows } from './order-rows.ts';
import styles from './naming.module.css';

/** Clusters of activity, as they are or as they were after an earlier line; those that ended stay in the list. */
export const ClustersView = ({
  isReadOnly,
  line,
  onLine,
  onOpen,
}: {
  /** Line after which they are shown, as it was typed. */
  readonly line: string;
  readonly onLine: (line: string) => void;
  readonly isReadOnly: boolean;
  readonly onOpen: (cluster: string) => void;
}) => {
  const folder = useCaseFolder();
  const [isForming, setForming] = useState(false);
  const [table, setTable] = useState<TableState>(() => newTableState('label'));
  const at = readLine(line);
  const listed = useReply('cluster.list', { folder, ...(at !== undefined && { at }) });
  const clusters = listed.value?.clusters;
  const rows = orderRows((clusters ?? []).map(toRow), valueBy[table.sort] ?? byLabel, table.descending);
  return (
    <div className={styles['tableArea']}>
      <div className={styles['tools']}>
        <TextField label="As of line" value={line} onChange={onLine} maxLength={12} hint="Empty: as it is now." />
        <Button isDisabled={isReadOnly} onPress={() => setForming(true)}>
          Form a cluster…
        </Button>
      </div>
      {listed.failure === null ? null : <FailureNotice failure={listed.failure} onRetry={listed.refetch} />}
      {clusters === undefined ? (
        listed.failure === null ? (
          <Loading label="Reading the clusters" lines={8} />
        ) : null
      ) : (
        <DataTable
          label="Clusters"
          columns={columns}
          total={rows.length}
          rowAt={(index) => rows[index]}
          rowKey={({ id }) => id}
          state={table}
          onState={(next) => setTable((before) => ({ ...before, ...next }))}
          onOpen={({ id }) => onOpen(id)}
          empty={
            <Empty title="No cluster is formed">
              A cluster holds items, records and findings that belong together, before anybody says whose they are.
              Clusters grow, merge and split; each such event is a line with its rationale.
            </Empty>
          }
        />
      )}
      {isForming ? <ClusterDialog folder={folder} request={{ act: 'form' }} onClose={() => setForming(false)} /> : null}
    </div>
  );
};

type Row = ListedCluster & { readonly line: number };
/** With its latest line, by which rows that are equal otherwise are ordered. */
const toRow = (cluster: ListedCluster): Row => ({
  ...cluster,
  line: cluster.events.at(-1)?.line ?? cluster.formedLine,
});

type Value = string | number | boolean | null;
const byLabel = (cluster: ListedCluster): Value => labelOf(cluster).toLowerCase();
const valueBy: Readonly<Record<string, (cluster: Row) => Value>> = {
  label: byLabel,
  tier: ({ tier }) => clusterTiers.findIndex((one) => one === tier),
  members: ({ members }) => members.length,
  state: stateOf,
  line: ({ line }) => line,
};

const columns: readonly Column<Row>[] = [
  {
    id: 'label',
    title: 'Label',
    width: 300,
    isSortable: true,
    isFixed: true,
    cell: (cluster) => <SafeText text={labelOf(cluster)} max={220} />,
    text: labelOf,
  },
  {
    id: 'tier',
    title: 'Tier',
    width: 150,
    isSortable: true,
    cell: ({ tier }) => tierName(tier),
    text: ({ tier }) => tierName(tier),
  },
  {
    id: 'members',
    title: 'Holds',
    width: 80,
    isSortable: true,
    isNumeric: true,
    cell: ({ members }) => members.length,
    text: ({ members }) => String(members.length),
  },
  { id: 'state', title: 'State', width: 230, isSortable: true, cell: stateOf, text: stateOf },
  {
    id: 'line',
    title: 'Latest line',
    width: 100,
    isSortable: true,
    isNumeric: true,
    cell: ({ line }) => line,
    text: ({ line }) => String(line),
  },
];
