import { useEffect, useRef } from 'react';
import type { AssessmentRows } from '../../../../shared/attribution/assessment-rows.ts';
import type { LevelAssessment } from '../../../../shared/attribution/assessment-shape.ts';
import { YardstickMark } from '../../../marks/yardstick-mark.tsx';
import { SentenceText } from '../../../marks/sentence-text.tsx';
import { useGo } from '../../navigation.ts';
import { levelQuestion } from '../../scores/level-names.ts';
import { useFollow } from '../../use-follow.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { BesideCard } from './beside-card.tsx';
import { CarriesCard } from './carries-card.tsx';
import { ConfidenceCard } from './confidence-card.tsx';
import { FlipsCard } from './flips-card.tsx';
import { ForgedCard } from './forged-card.tsx';
import { JudgementsCard } from './judgements-card.tsx';
import { LeaveOutCard } from './leave-out-card.tsx';
import { ModelsCard } from './models-card.tsx';
import { NextCard } from './next-card.tsx';
import { PriorsCard } from './priors-card.tsx';
import { RobustnessCard } from './robustness-card.tsx';
import type { SensitivityView } from './sensitivity-store.ts';
import { SingleCellsCard } from './single-cells-card.tsx';
import { useSensitivity, type SensitivityModel } from './use-sensitivity.ts';
import { WaterfallCard } from './waterfall-card.tsx';
import { WrongTrustCard } from './wrong-trust-card.tsx';
import styles from './sensitivity.module.css';

/** All that was tried on one level. */
export const LevelSensitivityView = ({
  assessment,
  rows,
  view,
  change,
  isOld,
}: {
  readonly assessment: LevelAssessment;
  readonly rows: AssessmentRows;
  readonly view: SensitivityView;
  readonly change: (change: Partial<SensitivityView>) => void;
  readonly isOld: boolean;
}) => {
  const model = useSensitivity(assessment, rows);
  const scroller = useRef<HTMLDivElement>(null);
  const before = useRef(view.scrollTop);
  useEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop = before.current;
  }, []);
  const follow = useFollow(model.level);
  const { overview, level } = model;
  const lead = overview.lead?.id ?? null;
  return (
    <div
      ref={scroller}
      className={styles['scroll']}
      tabIndex={0}
      data-old={isOld || undefined}
      onScroll={(event) => change({ scrollTop: event.currentTarget.scrollTop })}
    >
      <Card title={`Level ${level}: ${levelQuestion(level)}`} aside={<YardstickMark wording={overview.wording} />}>
        <p className={styles['sentence']}>
          <SentenceText sentence={overview.sentence} onFollow={follow} />
        </p>
        {overview.cautions.map((caution, at) => (
          <p key={at} className={styles['muted']}>
            <SentenceText sentence={caution} onFollow={follow} />
          </p>
        ))}
        {lead === null ? <NoLead model={model} /> : null}
      </Card>
      <ConfidenceCard model={model} />
      {lead === null ? null : <CarriesCard model={model} lead={lead} view={view} change={change} />}
      <WaterfallCard model={model} view={view} change={change} />
      {lead === null ? null : <LeaveOutCard model={model} lead={lead} />}
      <div className={styles['halves']}>
        <div className={styles['stack']}>
          {lead === null ? null : (
            <>
              <FlipsCard model={model} lead={lead} view={view} change={change} />
              <ForgedCard model={model} lead={lead} />
              <WrongTrustCard model={model} />
            </>
          )}
          <ModelsCard model={model} />
          <JudgementsCard model={model} />
        </div>
        <div className={styles['stack']}>
          {lead === null ? null : (
            <>
              <SingleCellsCard model={model} />
              <RobustnessCard model={model} />
              <NextCard model={model} />
            </>
          )}
          <PriorsCard model={model} />
          <BesideCard model={model} />
        </div>
      </div>
    </div>
  );
};

const NoLead = ({ model }: { readonly model: SensitivityModel }) => {
  const go = useGo();
  const { overview, level } = model;
  const words = ((): string => {
    switch (overview.outcome) {
      case 'unweighed':
        return 'What carries it and what flips it are asked of a lead, and there is none before something is rated.';
      case 'alone':
        return 'With one hypothesis there is nothing that could be flipped.';
      case 'tie':
        return 'Flips, leaving out and the robustness run ask about a lead; on a tie there is none, so they stay empty.';
      case 'lead':
      case 'residual':
        return '';
    }
  })();
  return (
    <>
      <p className={styles['muted']}>{words}</p>
      <div className={styles['acts']}>
        {overview.outcome === 'alone' ? (
          <Button onPress={() => go.toScreen('hypotheses')}>State another hypothesis</Button>
        ) : (
          <Button onPress={() => go.toScreen('matrix', { level })}>
            {overview.outcome === 'tie' ? 'Look at the matrix' : 'Rate in the matrix'}
          </Button>
        )}
      </div>
    </>
  );
};
