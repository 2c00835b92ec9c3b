import { groupDigits } from '../../../shared/base/grouped-digits.ts';
import { triageStates, triageWords, type TriageState } from '../../../shared/domain/finding-vocabulary.ts';
import { useReply } from '../api/replies.ts';
import styles from './findings.module.css';

type Counts = Readonly<Record<TriageState, number>>;

/** What nobody has said they looked at. That something was opened is another thing, and nobody counts it. */
export const LookedAt = ({
  folder,
  onShowItems,
}: {
  readonly folder: string;
  /** Shows the items that nobody looked at. */
  readonly onShowItems: () => void;
}) => {
  const { value } = useReply('mark.count', { folder });
  if (value === undefined || totalOf(value.items) === 0) return null;
  const { items, findings, records } = value;
  return (
    <p
      className={styles['lookedAt']}
      title="Looked at means that somebody said so; what was only opened is not counted."
    >
      <span>Not looked at:</span>
      <button type="button" className={styles['way']} title={detailOf(items)} onClick={onShowItems}>
        {partOf(items, 'item')}
      </button>
      {totalOf(records) === 0 ? null : <span title={detailOf(records)}>{partOf(records, 'record')}</span>}
      {totalOf(findings) === 0 ? null : <span title={detailOf(findings)}>{partOf(findings, 'finding')}</span>}
    </p>
  );
};

const totalOf = (counts: Counts): number => triageStates.reduce((sum, state) => sum + counts[state], 0);

const partOf = (counts: Counts, noun: string): string =>
  `${groupDigits(counts.not_looked_at)} of ${groupDigits(totalOf(counts))} ${noun}${totalOf(counts) === 1 ? '' : 's'}`;

const detailOf = (counts: Counts): string =>
  triageStates.map((state) => `${triageWords[state]}: ${groupDigits(counts[state])}`).join(', ');
