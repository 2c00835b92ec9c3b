import type { Output } from '../../../../shared/api/contract.ts';
import { shownDelta } from '../../../../shared/review/review-words.ts';
import { Card } from '../../../ui/page.tsx';
import { MatrixCell } from '../../../marks/matrix-cell.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './review.module.css';

/** The cells that reviewers rated, beside what the case counts, and what their rating alone would change. */
export const AgreementCard = ({ reviews: { reviews, cells, bands } }: { readonly reviews: Output<'review.read'> }) => {
  const raters = reviews.flatMap((review, index) => (review.codes === null ? [] : [{ review, index }]));
  return (
    <Card
      title="Agreement"
      aside={`Open Synthesis: ${counted(bands.openSynthesis)}; Open Source ACH: ${counted(bands.osach)}`}
    >
      <div className={styles['wide']} tabIndex={0} role="region" aria-label="Agreement by cell">
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Hypothesis</th>
              <th scope="col">Case</th>
              {raters.map(({ review }) => (
                <th key={review.line} scope="col">
                  <SafeText text={review.principal ?? `line ${review.line}`} max={40} />
                </th>
              ))}
              <th scope="col">Open Synthesis</th>
              <th scope="col">OS ACH</th>
              <th scope="col">Alone, it would</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => (
              <tr key={`${cell.item}/${cell.hypothesis}`}>
                <td>
                  <SafeText text={cell.exhibit ?? cell.item} max={40} /> <SafeText text={cell.title ?? ''} max={60} />
                </td>
                <td>
                  <SafeText text={cell.statement ?? cell.hypothesis} max={90} />
                </td>
                <td className={styles['rating']}>
                  <MatrixCell rating={cell.own} />
                </td>
                {raters.map(({ review, index }) => (
                  <td key={review.line} className={styles['rating']}>
                    <MatrixCell rating={cell.ratings[index] ?? null} />
                  </td>
                ))}
                <td>{cell.openSynthesis.band}</td>
                <td>{cell.osach.band}</td>
                <td className={styles['score']}>
                  {cell.effect === null
                    ? 'change nothing'
                    : `move the lead ${shownDelta(cell.effect.delta)}${cell.effect.changesLead ? ': another would lead' : ''}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
};

const counted = (bands: Readonly<Record<string, number>>): string =>
  Object.entries(bands)
    .filter(([, cells]) => cells > 0)
    .map(([band, cells]) => `${cells} ${band}`)
    .join(', ');
