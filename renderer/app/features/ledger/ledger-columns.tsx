import type { Output } from '../../../../shared/api/contract.ts';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { TlpChip } from '../../../marks/tlp-chip.tsx';
import type { Column } from '../../../ui/data-table.tsx';
import styles from './ledger.module.css';

export type LedgerRow = Output<'ledger.page'>['rows'][number];

const cellCharactersMax = 400;

export const ledgerColumns: readonly Column<LedgerRow>[] = [
  {
    id: 'line',
    title: 'Line',
    width: 62,
    isSortable: true,
    isNumeric: true,
    isFixed: true,
    cell: ({ seq }) => seq,
    text: ({ seq }) => String(seq),
  },
  {
    id: 'time',
    title: 'Time',
    width: 158,
    cell: ({ at, day }) => <Instant at={at ?? day} />,
    text: ({ at, day }) => at ?? day,
  },
  {
    id: 'who',
    title: 'Who',
    width: 122,
    cell: ({ actor }) =>
      actor === null ? <span className={styles['muted']}>withheld</span> : <SafeText text={actor} max={200} />,
    text: ({ actor }) => actor ?? '',
  },
  {
    id: 'what',
    title: 'What',
    width: 400,
    isFixed: true,
    cell: ({ words }) => <SafeText text={words} max={cellCharactersMax} />,
    text: ({ words }) => words,
  },
  {
    id: 'type',
    title: 'Type',
    width: 132,
    cell: ({ type }) => (
      <code className={styles['type']}>
        <SafeText text={type} max={100} />
      </code>
    ),
    text: ({ type }) => type,
  },
  { id: 'tlp', title: 'TLP', width: 122, cell: ({ tlp }) => <TlpChip tlp={tlp} />, text: ({ tlp }) => tlp ?? '' },
];
