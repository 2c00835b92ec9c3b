import { useEffect, useRef } from 'react';
import { IconX } from '@tabler/icons-react';
import { useReply } from '../../api/replies.ts';
import { useGo } from '../../navigation.ts';
import { IconButton } from '../../../ui/button.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Card } from '../../../ui/page.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { MatrixCell } from '../../../marks/matrix-cell.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { ComparedLevel } from './raters-view.tsx';
import type { MatrixModel } from './use-matrix-model.ts';
import type { useMatrixView } from './use-matrix-view.ts';
import styles from './raters.module.css';

/** Whose number it is: the case’s, the median’s, or that of a rater, by place. */
export type Voice = 'own' | 'panel' | number;
type Row = ComparedLevel['ratings'][number];

/** What one number of the result by rater rests on: every rating of one voice against one hypothesis. */
export const RaterRatingsCard = ({
  folder,
  model,
  voice,
  hypothesis,
  change,
  onClose,
}: {
  readonly folder: string;
  readonly model: MatrixModel;
  readonly voice: Voice;
  readonly hypothesis: string;
  readonly change: ReturnType<typeof useMatrixView>['change'];
  readonly onClose: () => void;
}) => {
  const go = useGo();
  const top = useRef<HTMLDivElement>(null);
  const compared = useReply('rater.compare', { folder, level: model.level, hypothesis, limit: 0 });
  const level = compared.value?.levels.find((one) => one.level === model.level);
  const isShown = level !== undefined;
  // Whoever followed the number is led to its ratings, by eye and by key.
  useEffect(() => {
    if (isShown) top.current?.focus();
  }, [isShown]);
  const name = model.hypotheses.find(({ id }) => id === hypothesis)?.name ?? hypothesis;
  return (
    <div ref={top} tabIndex={-1} role="region" aria-label="What the number rests on" className={styles['rests']}>
      <Card
        title={
          <>
            By <SafeText text={voiceName(voice, level)} max={80} />: ratings against <SafeText text={name} max={80} />
          </>
        }
        aside={
          <IconButton label="Close" onPress={onClose}>
            <IconX />
          </IconButton>
        }
      >
        {compared.failure === null ? null : <FailureNotice failure={compared.failure} onRetry={compared.refetch} />}
        {level === undefined ? (
          compared.failure === null ? (
            <Loading label="Reading the ratings" lines={6} />
          ) : null
        ) : (
          <Ratings
            rows={level.ratings.filter((row) => ratingBy(row, voice) !== null)}
            voice={voice}
            weights={model.assessment?.scores.weights}
            onItem={(item) => change({ part: 'ratings', active: { item, hypothesis }, isUnfolded: true, text: '' })}
          />
        )}
        <p className={styles['about']}>
          An item leads to its cell, with the rationale. Weights, groups and priors are the case’s own for every rater.{' '}
          <InlineLink onClick={() => go.toScreen('sensitivity', { level: model.level, hypothesis })}>
            What each item does to the case’s number
          </InlineLink>
        </p>
      </Card>
    </div>
  );
};

const Ratings = ({
  rows,
  voice,
  weights,
  onItem,
}: {
  readonly rows: readonly Row[];
  readonly voice: Voice;
  readonly weights: Readonly<Record<string, number>> | undefined;
  readonly onItem: (item: string) => void;
}) =>
  rows.length === 0 ? (
    <p>No item is rated against it: the number is the prior and what is rated against the others.</p>
  ) : (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Rating</th>
          {voice === 'own' ? null : <th scope="col">The case</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.item}>
            <th scope="row">
              <InlineLink onClick={() => onItem(row.item)}>
                <SafeText text={`${row.exhibit ?? ''} ${row.title ?? '(title withheld)'}`.trim()} max={120} />
              </InlineLink>
            </th>
            <td className={styles['cell']}>
              <MatrixCell rating={ratingBy(row, voice)} isExcluded={weights?.[row.item] === 0} />
            </td>
            {voice === 'own' ? null : (
              <td className={styles['cell']}>
                <MatrixCell rating={row.own} isExcluded={weights?.[row.item] === 0} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );

const ratingBy = ({ own, panel, ratings }: Row, voice: Voice): Row['own'] =>
  voice === 'own' ? own : voice === 'panel' ? panel : (ratings[voice] ?? null);

const voiceName = (voice: Voice, level: ComparedLevel | undefined): string => {
  if (voice === 'own') return 'the case';
  if (voice === 'panel') return 'the median of all';
  return level?.raters[voice]?.name ?? (level === undefined ? '…' : '(rater withheld)');
};
