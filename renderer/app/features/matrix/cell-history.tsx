import type { Output } from '../../../../shared/api/contract.ts';
import { useReply } from '../../api/replies.ts';
import { LineLink } from '../../line-link.tsx';
import { standingWords } from '../../scores/opinion-words.ts';
import { Instant } from '../../../marks/instant.tsx';
import { MatrixCell } from '../../../marks/matrix-cell.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { Cell } from './column-run.ts';
import styles from './pane.module.css';

type Given = Output<'rating.history'>['given'][number];

/** Who else rated the cell, and what it was before: everything but the rating that counts now, newest first. */
export const CellHistory = ({ folder, cell }: { readonly folder: string; readonly cell: Cell }) => {
  const { item, hypothesis } = cell;
  const history = useReply('rating.history', { folder, evidence: item, hypothesis }).value;
  // The last reply stays while the next one comes, and may be of another cell.
  const others = (history?.given ?? []).filter((one) => one.hypothesis === hypothesis && !one.counts).toReversed();
  if (others.length === 0) return null;
  return (
    <div className={styles['history']}>
      <span className={styles['label']}>Also rated</span>
      <ul>
        {others.map((one) => (
          <li key={one.line}>
            <MatrixCell rating={one.rating} />
            <div>
              <p>
                <SafeText text={one.rater ?? 'rater withheld'} max={80} />{' '}
                <span className={styles['provenance']}>{whatBecame(one)}</span>
              </p>
              {one.rationale === null || one.rationale === '' ? null : (
                <p className={styles['reason']}>
                  <SafeText text={one.rationale} max={1000} />
                </p>
              )}
              <p className={styles['provenance']}>
                <Instant at={one.at} /> · <LineLink line={one.line} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
};

const whatBecame = ({ rating, opinion }: Given): string => {
  if (opinion !== null) return `second opinion, ${standingWords(opinion.standing).short}; counts nowhere`;
  return rating === null ? 'cleared it' : 'replaced since';
};
