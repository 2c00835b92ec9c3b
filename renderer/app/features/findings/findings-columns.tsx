import { IconStarFilled } from '@tabler/icons-react';
import { triageWords } from '../../../../shared/domain/finding-vocabulary.ts';
import { Tags } from '../../findings/finding-card.tsx';
import { whereWords, type Finding } from '../../findings/finding-view.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { TlpChip } from '../../../marks/tlp-chip.tsx';
import styles from './findings.module.css';

export const findingsColumns: readonly Column<Finding>[] = [
  {
    id: 'star',
    title: 'Star',
    width: 48,
    cell: ({ stars }) =>
      stars.length === 0 ? null : <IconStarFilled aria-label="starred" className={styles['starred']} />,
    text: ({ stars }) => stars.join(', '),
  },
  {
    id: 'statement',
    title: 'Finding',
    width: 360,
    isFixed: true,
    cell: ({ statement }) => (statement === null ? <Faint>(withheld)</Faint> : <SafeText text={statement} max={300} />),
    text: ({ statement }) => statement ?? '',
  },
  {
    id: 'item',
    title: 'Item',
    width: 92,
    cell: ({ exhibit }) => (
      <span className={styles['exhibit']}>
        <SafeText text={exhibit ?? '(withheld)'} max={100} />
      </span>
    ),
    text: ({ exhibit }) => exhibit ?? '',
  },
  {
    id: 'place',
    title: 'Place',
    width: 168,
    cell: (finding) => <SafeText text={whereWords(finding)} max={120} />,
    text: whereWords,
  },
  {
    id: 'triage',
    title: 'Looked at',
    width: 150,
    cell: ({ triage }) => (triage === 'not_looked_at' ? <Faint>not looked at</Faint> : triageWords[triage]),
    text: ({ triage }) => triageWords[triage],
  },
  {
    id: 'tags',
    title: 'Tags',
    width: 150,
    cell: ({ tags }) => (
      <span className={styles['tags']}>
        <Tags tags={tags} />
      </span>
    ),
    text: ({ tags }) => tags.join(', '),
  },
  {
    id: 'links',
    title: 'Links',
    width: 60,
    isNumeric: true,
    cell: ({ links }) => links,
    text: ({ links }) => String(links),
  },
  {
    id: 'comments',
    title: 'Comments',
    width: 82,
    isNumeric: true,
    cell: ({ comments }) => comments,
    text: ({ comments }) => String(comments),
  },
  { id: 'tlp', title: 'TLP', width: 120, cell: ({ tlp }) => <TlpChip tlp={tlp} />, text: ({ tlp }) => tlp ?? '' },
  {
    id: 'actor',
    title: 'By',
    width: 130,
    cell: ({ actor }) => <SafeText text={actor ?? '(withheld)'} max={100} />,
    text: ({ actor }) => actor ?? '',
  },
  {
    id: 'at',
    title: 'When (UTC)',
    width: 140,
    cell: ({ at }) => <Instant at={at} withZone={false} />,
    text: ({ at }) => at ?? '',
  },
];

const Faint = ({ children }: { readonly children: React.ReactNode }) => (
  <span className={styles['faint']}>{children}</span>
);
