import { useEffect, useRef } from 'react';
import { FailureNotice } from '../../../ui/states.tsx';
import { Card } from '../../../ui/page.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { HypothesesView } from './hypotheses-store.ts';
import { LevelCard } from './level-card.tsx';
import { hasHalfPriors } from './prior-form.ts';
import type { DialogRequest } from './reasoning-dialog.tsx';
import { YardstickCard } from './yardstick-card.tsx';
import { ofLevel, type Listed, type Reasoning } from './use-reasoning.ts';
import styles from './hypotheses.module.css';

/** The question, and the hypotheses of each level: from the infrastructure to the State. */
export const Levels = ({
  listed,
  reasoning,
  view,
  change,
  isReadOnly,
  onAct,
}: {
  readonly listed: Listed;
  readonly reasoning: Reasoning;
  readonly view: HypothesesView;
  readonly change: (change: Partial<HypothesesView>) => void;
  readonly isReadOnly: boolean;
  readonly onAct: (request: DialogRequest) => void;
}) => {
  const scroller = useRef<HTMLDivElement>(null);
  const before = useRef(view.scrollTop);
  useEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop = before.current;
  }, []);
  const { scores } = reasoning;
  const { question } = listed;
  return (
    <div
      ref={scroller}
      className={styles['levels']}
      tabIndex={0}
      onScroll={(event) => change({ scrollTop: event.currentTarget.scrollTop })}
    >
      <Card title="Question">
        {question === null ? (
          <p className={styles['muted']}>withheld in this edition</p>
        ) : question.trim() === '' ? (
          <p className={styles['muted']}>none recorded. It stands in the first line of a case, where it was opened.</p>
        ) : (
          <p className={styles['question']}>
            <SafeText text={question} keepLines />
          </p>
        )}
      </Card>
      {/* What a card says of its own priors is not said twice. */}
      {scores.failure === null || [1, 2, 3, 4].some((level) => hasHalfPriors(ofLevel(listed, level))) ? null : (
        <FailureNotice failure={scores.failure} onRetry={scores.refetch} />
      )}
      {[1, 2, 3, 4].map((level) => (
        <LevelCard
          key={level}
          level={level}
          listed={listed}
          hypotheses={ofLevel(listed, level)}
          reasoning={reasoning}
          open={view.hypothesis}
          isReadOnly={isReadOnly}
          onOpen={(hypothesis) => change({ hypothesis })}
          onAct={onAct}
        />
      ))}
      <YardstickCard reasoning={reasoning} isReadOnly={isReadOnly} />
    </div>
  );
};
