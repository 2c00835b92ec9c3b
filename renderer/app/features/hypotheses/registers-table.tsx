import { useMemo } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { registerWords } from '../../../../shared/domain/register-vocabulary.ts';
import { Button } from '../../../ui/button.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { Empty, FailureNotice, Loading } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useReply } from '../../api/replies.ts';
import { useCaseFolder } from '../../navigation.ts';
import type { HypothesesView } from './hypotheses-store.ts';
import { orderRows } from './order-rows.ts';
import type { DialogRequest } from './reasoning-dialog.tsx';
import styles from './hypotheses.module.css';

export type RegisterEntry = Output<'register.list'>['entries'][number];

/** What a review asks for: gaps, indicators of change, counter-cases and premortems; open ones first. */
export const RegistersTable = ({
  view,
  change,
  isReadOnly,
  onAct,
}: {
  readonly view: HypothesesView;
  readonly change: (change: Partial<HypothesesView>) => void;
  readonly isReadOnly: boolean;
  readonly onAct: (request: DialogRequest) => void;
}) => {
  const folder = useCaseFolder();
  const listed = useReply('register.list', { folder });
  const table = view.registers;
  const entries = listed.value?.entries;
  const rows = useMemo(
    () => orderRows(entries ?? [], valueBy[table.sort] ?? byStatus, table.descending),
    [entries, table.sort, table.descending],
  );
  if (listed.failure !== null) return <FailureNotice failure={listed.failure} onRetry={listed.refetch} />;
  if (entries === undefined) return <Loading label="Reading the registers" lines={8} />;
  return (
    <div className={styles['tableArea']}>
      <DataTable
        label="Registers"
        columns={columns}
        total={rows.length}
        rowAt={(index) => rows[index]}
        rowKey={({ id }) => id}
        state={table}
        onState={(next) => change({ registers: { ...table, ...next } })}
        onOpen={({ id }) => change({ register: id })}
        empty={
          <Empty
            title="None recorded"
            action={
              <Button isDisabled={isReadOnly} onPress={() => onAct({ kind: 'register' })}>
                State a gap
              </Button>
            }
          >
            A review asks what was never collected, what would show that events take another course, for the strongest
            case against the lead by another author, and how it could turn out to have been wrong.
          </Empty>
        }
      />
    </div>
  );
};

type Value = string | number | boolean | null;

const closedStates: ReadonlySet<string> = new Set(['closed', 'retired', 'withdrawn']);
// What stands first, and of that what could change who leads.
const byStatus = ({ status, changesRanking }: RegisterEntry): Value =>
  status === null ? null : (closedStates.has(status) ? 2 : 0) + (changesRanking === true ? 0 : 1);

const valueBy: Readonly<Record<string, (row: RegisterEntry) => Value>> = {
  statement: ({ statement }) => statement?.toLowerCase() ?? null,
  kind: ({ kind }) => kind,
  status: byStatus,
  person: ({ person }) => person?.toLowerCase() ?? null,
  line: ({ line }) => line,
};

const columns: readonly Column<RegisterEntry>[] = [
  {
    id: 'statement',
    title: 'What',
    width: 430,
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
    id: 'kind',
    title: 'Kind',
    width: 150,
    isSortable: true,
    cell: ({ kind }) => registerWords[kind],
    text: ({ kind }) => registerWords[kind],
  },
  {
    id: 'status',
    title: 'Status',
    width: 250,
    isSortable: true,
    cell: ({ status, changesRanking }) => (
      <>
        {status === null ? 'withheld' : <SafeText text={status} max={40} />}{' '}
        {changesRanking === true ? <span className={styles['critical']}>could change who leads</span> : null}
      </>
    ),
    text: ({ status, changesRanking }) => `${status ?? ''}${changesRanking === true ? ', could change who leads' : ''}`,
  },
  {
    id: 'person',
    title: 'Person',
    width: 140,
    isSortable: true,
    cell: ({ person }) => <SafeText text={person ?? 'withheld'} max={80} />,
    text: ({ person }) => person ?? '',
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
