import type { Output } from '../../../../shared/api/contract.ts';
import { instantToText } from '../../../../shared/base/instant-text.ts';
import { forgeabilityWords } from '../../../../shared/reference/grade-words.ts';
import { sizeWords } from '../../files/file-rules.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { AdmiraltyBadge } from '../../../marks/admiralty-badge.tsx';
import { CustodyMark } from '../../../marks/custody-mark.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { KnownMark, knownToText } from '../../../marks/known-mark.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { TlpChip } from '../../../marks/tlp-chip.tsx';
import { classChoices, kindChoices, wordOf } from './words.ts';
import styles from './evidence.module.css';

export type EvidenceRow = Output<'evidence.page'>['rows'][number];

const forgeability: ReadonlyMap<string, string> = new Map(Object.entries(forgeabilityWords));
const shown = (text: string | null): React.ReactNode =>
  text === null ? <span className={styles['faint']}>withheld</span> : <SafeText text={text} max={300} />;

// There is none, or it is withheld in this edition: a row does not say which, the item's own pane does.
const notHere = <span className={styles['faint']}>—</span>;

/** The table of evidence. What is copied is the plain value, not how it is drawn. */
export const evidenceColumns: readonly Column<EvidenceRow>[] = [
  {
    id: 'exhibit',
    title: 'Exhibit',
    width: 104,
    isSortable: true,
    isFixed: true,
    cell: ({ exhibit }) => <span className={styles['exhibit']}>{shown(exhibit)}</span>,
    text: ({ exhibit }) => exhibit ?? '',
  },
  {
    id: 'title',
    title: 'Title',
    width: 292,
    isSortable: true,
    cell: ({ title, name }) => shown(title === '' ? name : (title ?? name)),
    text: ({ title, name }) => title ?? name ?? '',
  },
  {
    id: 'name',
    title: 'File name',
    width: 220,
    cell: ({ name }) => (name === '' ? notHere : shown(name)),
    text: ({ name }) => name ?? '',
  },
  {
    id: 'kind',
    title: 'Kind',
    width: 104,
    isSortable: true,
    cell: ({ kind }) => (kind === null ? shown(null) : <SafeText text={wordOf(kindChoices, kind)} />),
    text: ({ kind }) => kind ?? '',
  },
  {
    id: 'grade',
    title: 'Grade',
    width: 92,
    isSortable: true,
    cell: ({ reliability, credibility }) => <AdmiraltyBadge reliability={reliability} credibility={credibility} />,
    text: ({ reliability, credibility }) => `${reliability ?? ''}${credibility ?? ''}`,
  },
  {
    id: 'custody',
    title: 'Custody',
    width: 150,
    isSortable: true,
    cell: ({ custody }) => (
      <span className={styles['line']}>
        <CustodyMark grade={custody} />
      </span>
    ),
    text: ({ custody }) => custody ?? '',
  },
  {
    id: 'known',
    title: 'Known hash',
    width: 150,
    isSortable: false,
    cell: ({ known }) => (known.length === 0 ? notHere : <KnownMark known={known} isLine />),
    text: ({ known }) => knownToText(known),
  },
  {
    id: 'forgeability',
    title: 'Forgeable',
    width: 118,
    isSortable: true,
    cell: (row) =>
      row.forgeability === null ? (
        shown(null)
      ) : (
        <SafeText text={forgeability.get(row.forgeability) ?? row.forgeability} />
      ),
    text: (row) => row.forgeability ?? '',
  },
  {
    id: 'class',
    title: 'Class',
    width: 118,
    isSortable: true,
    cell: ({ evidenceClass }) =>
      evidenceClass === null ? notHere : <SafeText text={wordOf(classChoices, evidenceClass)} />,
    text: ({ evidenceClass }) => evidenceClass ?? '',
  },
  {
    id: 'source',
    title: 'Source',
    width: 170,
    isSortable: true,
    cell: ({ source, sourceName }) => (source === null ? notHere : shown(sourceName)),
    text: ({ sourceName }) => sourceName ?? '',
  },
  {
    id: 'size',
    title: 'Size',
    width: 96,
    isSortable: true,
    isNumeric: true,
    cell: ({ size }) => (size === null ? notHere : sizeWords(size)),
    text: ({ size }) => (size === null ? '' : String(size)),
  },
  {
    id: 'tlp',
    title: 'TLP',
    width: 128,
    isSortable: true,
    cell: ({ tlp }) => <TlpChip tlp={tlp} />,
    text: ({ tlp }) => tlp ?? '',
  },
  {
    id: 'marking',
    title: 'Marking',
    width: 128,
    cell: ({ marking }) => <TlpChip tlp={marking} />,
    text: ({ marking }) => marking ?? '',
  },
  {
    id: 'addedAt',
    title: 'Added',
    width: 156,
    isSortable: true,
    cell: ({ addedAt }) => <Instant at={addedAt} />,
    text: ({ addedAt }) => (addedAt === null ? '' : (instantToText(addedAt)?.text ?? addedAt)),
  },
  {
    id: 'collectedAt',
    title: 'Collected',
    width: 156,
    isSortable: true,
    cell: ({ collectedAt }) => (collectedAt === null ? notHere : <Instant at={collectedAt} />),
    text: ({ collectedAt }) => (collectedAt === null ? '' : (instantToText(collectedAt)?.text ?? collectedAt)),
  },
  {
    id: 'sha256',
    title: 'SHA-256',
    width: 190,
    cell: ({ sha256 }) => (sha256 === null ? notHere : <span className={styles['exhibit']}>{sha256}</span>),
    text: ({ sha256 }) => sha256 ?? '',
  },
];
