import { reliabilityWords } from '../../../../shared/reference/grade-words.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { TlpChip } from '../../../marks/tlp-chip.tsx';
import { ReliabilityMark } from './reliability-mark.tsx';
import type { Source } from './source-order.ts';
import styles from './sources.module.css';

const shown = (text: string | null): React.ReactNode =>
  text === null ? <span className={styles['faint']}>(withheld)</span> : <SafeText text={text} max={300} />;

export const sourcesColumns: readonly Column<Source>[] = [
  {
    id: 'name',
    title: 'Name',
    width: 268,
    isSortable: true,
    isFixed: true,
    cell: ({ name }) => shown(name),
    text: ({ name }) => name ?? '',
  },
  {
    id: 'reliability',
    title: 'Reliability',
    width: 232,
    isSortable: true,
    cell: ({ reliability }) => <ReliabilityMark reliability={reliability} />,
    text: ({ reliability }) => `${reliability ?? ''} ${reliabilityWords.get(reliability ?? '') ?? ''}`.trim(),
  },
  {
    id: 'kind',
    title: 'What it is',
    width: 158,
    isSortable: true,
    cell: ({ kind }) => (kind === '' ? <span className={styles['faint']}>not stated</span> : shown(kind)),
    text: ({ kind }) => kind ?? '',
  },
  {
    id: 'items',
    title: 'Items',
    width: 76,
    isSortable: true,
    isNumeric: true,
    cell: ({ items }) => items,
    text: ({ items }) => String(items),
  },
  {
    id: 'tlp',
    title: 'TLP',
    width: 132,
    isSortable: true,
    cell: ({ tlp }) => <TlpChip tlp={tlp} />,
    text: ({ tlp }) => tlp ?? '',
  },
  {
    id: 'line',
    title: 'Line',
    width: 72,
    isSortable: true,
    isNumeric: true,
    cell: ({ line }) => line,
    text: ({ line }) => String(line),
  },
];
