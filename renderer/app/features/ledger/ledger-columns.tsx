import type { Output } from '../../../../shared/api/contract.ts';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { TlpChip } from '../../../marks/tlp-chip.tsx';
import type { Column } from '../../../ui/data-table.tsx';
import styles from './ledger.module.css';

export type LedgerRow = Output<'ledger.page'>['rows'][number];

const cellCharactersMax = 400;
const wordsPixelsMin = 310;
const frameAndScrollbarPixels = 18;

const columns: readonly Column<LedgerRow>[] = [
  {
    id: 'line',
    title: 'Line',
    width: 56,
    isSortable: true,
    isNumeric: true,
    isFixed: true,
    cell: ({ seq }) => seq,
    text: ({ seq }) => String(seq),
  },
  {
    id: 'time',
    title: 'Time, UTC',
    width: 152,
    cell: ({ at, day }) => <Instant at={at ?? day} withZone={false} />,
    text: ({ at, day }) => at ?? day,
  },
  {
    id: 'who',
    title: 'Who',
    width: 116,
    cell: ({ actor }) =>
      actor === null ? <span className={styles['muted']}>withheld</span> : <SafeText text={actor} max={200} />,
    text: ({ actor }) => actor ?? '',
  },
  {
    id: 'what',
    title: 'What',
    width: wordsPixelsMin,
    isFixed: true,
    cell: ({ words }) => <SafeText text={words} max={cellCharactersMax} />,
    text: ({ words }) => words,
  },
  {
    id: 'type',
    title: 'Type',
    width: 138,
    cell: ({ type }) => (
      <code className={styles['type']}>
        <SafeText text={type} max={100} />
      </code>
    ),
    text: ({ type }) => type,
  },
  { id: 'tlp', title: 'TLP', width: 122, cell: ({ tlp }) => <TlpChip tlp={tlp} />, text: ({ tlp }) => tlp ?? '' },
];

/** The words take the room that the other columns leave. */
export const ledgerColumns = (roomPixels: number): readonly Column<LedgerRow>[] => {
  const others = columns.filter(({ id }) => id !== 'what').reduce((sum, { width }) => sum + width, 0);
  const width = Math.max(wordsPixelsMin, Math.floor(roomPixels - others - frameAndScrollbarPixels));
  return columns.map((column) => (column.id === 'what' ? { ...column, width } : column));
};
