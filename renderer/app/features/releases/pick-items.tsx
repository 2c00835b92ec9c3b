import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { evidenceSorts } from '../../../../shared/api/evidence-contract.ts';
import { usePages } from '../../api/use-pages.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { SearchField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { newTableState, type TableState } from '../../../ui/table-state.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { TlpChip } from '../../../marks/tlp-chip.tsx';
import type { Rule } from './withholding.ts';
import styles from './releases.module.css';

type Row = Output<'evidence.page'>['rows'][number];

const columns: readonly Column<Row>[] = [
  {
    id: 'exhibit',
    title: 'Exhibit',
    width: 100,
    isSortable: true,
    cell: ({ exhibit }) => (exhibit === null ? '(withheld)' : <SafeText text={exhibit} max={60} />),
    text: ({ exhibit }) => exhibit ?? '',
  },
  {
    id: 'title',
    title: 'Title',
    width: 420,
    isSortable: true,
    cell: ({ title, name }) => <SafeText text={title ?? name ?? '(withheld)'} max={300} />,
    text: ({ title, name }) => title ?? name ?? '',
  },
  {
    id: 'source',
    title: 'Source',
    width: 200,
    isSortable: true,
    cell: ({ sourceName }) => (sourceName === null ? null : <SafeText text={sourceName} max={200} />),
    text: ({ sourceName }) => sourceName ?? '',
  },
  {
    id: 'tlp',
    title: 'TLP',
    width: 130,
    isSortable: true,
    cell: ({ tlp }) => <TlpChip tlp={tlp} />,
    text: ({ tlp }) => tlp ?? '',
  },
];

const noFilter = { kinds: [], reliabilities: [], custody: [], tlp: [], sources: [] };

/** Any number of items out of all of them. */
export const PickItems = ({
  folder,
  onChosen,
}: {
  readonly folder: string;
  readonly onChosen: (rules: readonly Rule[]) => void;
}) => {
  const [text, setText] = useState('');
  const [state, setState] = useState<TableState>(newTableState('exhibit'));
  const sort = evidenceSorts.find((name) => name === state.sort) ?? 'exhibit';
  const pages = usePages('evidence.page', {
    folder,
    filter: { ...noFilter, text },
    sort,
    descending: state.descending,
  });
  const change = (next: Partial<TableState>): void => {
    setState((now) => ({ ...now, ...next }));
    if (next.selected !== undefined) onChosen(next.selected.map((evidence) => ({ evidence })));
  };
  return (
    <>
      <div className={styles['buttons']}>
        <SearchField label="Search the evidence" value={text} onChange={setText} />
      </div>
      {pages.failure === null ? null : <FailureNotice failure={pages.failure} onRetry={pages.refetch} />}
      <div className={styles['picker']}>
        <DataTable
          label="Items to withhold"
          columns={columns}
          total={pages.total}
          rowAt={pages.rowAt}
          onRange={pages.onRange}
          rowKey={({ id }) => id}
          state={state}
          onState={change}
          empty={
            <p className={styles['noRows']}>
              {pages.first === undefined
                ? ''
                : text === ''
                  ? 'The case holds no evidence yet.'
                  : 'No item has such words.'}
            </p>
          }
        />
      </div>
      <p className={styles['muted']}>
        A click selects one; Ctrl with a click, or Space, adds one; Shift selects as far as there. Of each item
        everything is withheld but its grade, its ratings and its identifier, from which the numbers come. Its file goes
        with it.
      </p>
    </>
  );
};
