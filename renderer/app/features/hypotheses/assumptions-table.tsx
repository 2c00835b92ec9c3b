import { useMemo } from 'react';
import { Button } from '../../../ui/button.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { Empty } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { HypothesesView } from './hypotheses-store.ts';
import { orderRows } from './order-rows.ts';
import type { DialogRequest } from './reasoning-dialog.tsx';
import type { Listed, ListedAssumption } from './use-reasoning.ts';
import styles from './hypotheses.module.css';

/** What the case takes for granted; open critical ones first. */
export const AssumptionsTable = ({
  listed,
  view,
  change,
  isReadOnly,
  onAct,
}: {
  readonly listed: Listed;
  readonly view: HypothesesView;
  readonly change: (change: Partial<HypothesesView>) => void;
  readonly isReadOnly: boolean;
  readonly onAct: (request: DialogRequest) => void;
}) => {
  const table = view.assumptions;
  const rows = useMemo(
    () => orderRows(listed.assumptions, valueBy[table.sort] ?? byStatus, table.descending),
    [listed.assumptions, table.sort, table.descending],
  );
  return (
    <div className={styles['tableArea']}>
      <DataTable
        label="Assumptions"
        columns={columns}
        total={rows.length}
        rowAt={(index) => rows[index]}
        rowKey={({ id }) => id}
        state={table}
        onState={(next) => change({ assumptions: { ...table, ...next } })}
        onOpen={({ id }) => change({ assumption: id })}
        empty={
          <Empty
            title="None recorded"
            action={
              <Button isDisabled={isReadOnly} onPress={() => onAct({ kind: 'assumption' })}>
                State an assumption
              </Button>
            }
          >
            An assumption is what the case takes for granted. A critical one is one whose failure would change the
            result.
          </Empty>
        }
      />
    </div>
  );
};

type Value = string | number | boolean | null;

// Open and critical first, then open, then what is resolved.
const byStatus = ({ status, critical }: ListedAssumption): Value =>
  status === null ? null : (status === 'open' ? 0 : 2) + (critical === true ? 0 : 1);

const valueBy: Readonly<Record<string, (row: ListedAssumption) => Value>> = {
  statement: ({ statement }) => statement?.toLowerCase() ?? null,
  critical: ({ critical }) => (critical === null ? null : !critical),
  status: byStatus,
  line: ({ line }) => line,
};

const columns: readonly Column<ListedAssumption>[] = [
  {
    id: 'statement',
    title: 'Assumption',
    width: 370,
    isSortable: true,
    isFixed: true,
    cell: ({ statement }) =>
      statement === null ? (
        <span className={styles['muted']}>(withheld)</span>
      ) : (
        <SafeText text={statement} max={300} />
      ),
    text: ({ statement }) => statement ?? '',
  },
  {
    id: 'critical',
    title: 'Critical',
    width: 92,
    isSortable: true,
    cell: ({ critical }) =>
      critical === true ? (
        <span className={styles['critical']}>critical</span>
      ) : critical === null ? (
        'withheld'
      ) : (
        <span className={styles['muted']}>no</span>
      ),
    text: ({ critical }) => (critical === null ? '' : critical ? 'yes' : 'no'),
  },
  {
    id: 'status',
    title: 'Status',
    width: 92,
    isSortable: true,
    cell: ({ status }) => (status === null ? 'withheld' : <SafeText text={status} max={40} />),
    text: ({ status }) => status ?? '',
  },
  {
    id: 'owner',
    title: 'Tested by',
    width: 116,
    cell: ({ examination }) =>
      examination === null || examination.owner === '' ? (
        <span className={styles['muted']}>nobody</span>
      ) : examination.owner === null ? (
        'withheld'
      ) : (
        <SafeText text={examination.owner} max={60} />
      ),
    text: ({ examination }) => examination?.owner ?? '',
  },
  {
    id: 'line',
    title: 'Line',
    width: 70,
    isSortable: true,
    isNumeric: true,
    cell: ({ line }) => line,
    text: ({ line }) => String(line),
  },
];
