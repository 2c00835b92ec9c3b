import { useMemo } from 'react';
import { originRelations } from '../../../../shared/domain/vocabulary.ts';
import { relationWords } from '../../scores/relation-words.ts';
import { Button } from '../../../ui/button.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { Empty } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { HypothesesView } from './hypotheses-store.ts';
import { orderRows } from './order-rows.ts';
import type { DialogRequest } from './reasoning-dialog.tsx';
import type { Listed, ListedGroup } from './use-reasoning.ts';
import styles from './hypotheses.module.css';

/** Which items have one origin, so that ten echoes of one report do not count ten times. */
export const GroupsTable = ({
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
  const table = view.groups;
  const rows = useMemo(
    () => orderRows(listed.groups, valueBy[table.sort] ?? byName, table.descending),
    [listed.groups, table.sort, table.descending],
  );
  return (
    <div className={styles['tableArea']}>
      <DataTable
        label="Shared origins"
        columns={columns}
        total={rows.length}
        rowAt={(index) => rows[index]}
        rowKey={({ id }) => id}
        state={table}
        onState={(next) => change({ groups: { ...table, ...next } })}
        onOpen={({ id }) => change({ group: id })}
        empty={
          <Empty
            title="None recorded"
            action={
              <Button isDisabled={isReadOnly} onPress={() => onAct({ kind: 'group' })}>
                Add a group
              </Button>
            }
          >
            Items that come from one report, sensor or line of analysis belong into one group: they confirm each other
            less than they seem to.
          </Empty>
        }
      />
    </div>
  );
};

type Value = string | number | boolean | null;

const byName = ({ name }: ListedGroup): Value => name?.toLowerCase() ?? null;
const relationText = ({ relation }: ListedGroup): string => {
  const known = originRelations.find((one) => one === relation);
  return known === undefined ? (relation ?? '') : relationWords[known];
};

const valueBy: Readonly<Record<string, (row: ListedGroup) => Value>> = {
  name: byName,
  relation: ({ relation }) => (relation === null ? null : originRelations.findIndex((one) => one === relation)),
  rho: ({ rho }) => (rho === null ? null : Number(rho)),
  items: ({ items }) => items.length,
  line: ({ line }) => line,
};

const columns: readonly Column<ListedGroup>[] = [
  {
    id: 'name',
    title: 'Group',
    width: 290,
    isSortable: true,
    isFixed: true,
    cell: ({ name }) =>
      name === null ? <span className={styles['muted']}>(withheld)</span> : <SafeText text={name} max={300} />,
    text: ({ name }) => name ?? '',
  },
  {
    id: 'relation',
    title: 'Shares',
    width: 165,
    isSortable: true,
    cell: (row) => (row.relation === null ? 'withheld' : <SafeText text={relationText(row)} max={80} />),
    text: relationText,
  },
  {
    id: 'rho',
    title: 'Dependence',
    width: 108,
    isSortable: true,
    isNumeric: true,
    cell: ({ rho }) => (rho === null ? 'withheld' : <SafeText text={rho} max={20} />),
    text: ({ rho }) => rho ?? '',
  },
  {
    id: 'items',
    title: 'Items',
    width: 70,
    isSortable: true,
    isNumeric: true,
    cell: ({ items }) => items.length,
    text: ({ items }) => String(items.length),
  },
  {
    id: 'line',
    title: 'Line',
    width: 66,
    isSortable: true,
    isNumeric: true,
    cell: ({ line }) => line,
    text: ({ line }) => String(line),
  },
];
