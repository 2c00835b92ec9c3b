import { useMemo, useState } from 'react';
import { counted } from '../../../../shared/base/counted.ts';
import type { AssessmentRows } from '../../../../shared/attribution/assessment-rows.ts';
import type { Assessment, LevelAssessment } from '../../../../shared/attribution/assessment-shape.ts';
import { levelQuestions, nameAssessment } from '../../../../shared/attribution/assessment-names.ts';
import { levelToOverview } from '../../../../shared/attribution/overview-model.ts';
import { rankingProblems } from '../../../../shared/attribution/ranking-comparison.ts';
import type { CaseInfoReply } from '../../../../shared/api/contract.ts';
import { useReply } from '../../api/replies.ts';
import { DutiesNotice } from '../../consequence/duties-notice.tsx';
import { MeasureReviews } from '../../consequence/measure-reviews.tsx';
import { useCaseFolder, useCaseSearch, useGo } from '../../navigation.ts';
import { RankingCard } from '../../rankings/ranking-card.tsx';
import { ScoreCover } from '../../rankings/score-cover.tsx';
import { useRankings } from '../../rankings/use-rankings.ts';
import { useScores } from '../../scores/use-scores.ts';
import { NotScoredNotice } from '../../scores/not-scored-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card, Page, Stack } from '../../../ui/page.tsx';
import { Empty, FailureNotice, Loading } from '../../../ui/states.tsx';
import { DeadlinesCard } from './deadlines-card.tsx';
import { LatestLines } from './latest-lines.tsx';
import { LevelCards } from './level-cards.tsx';
import { NeedsYou } from './needs-you.tsx';
import { OtherLevels } from './other-levels.tsx';
import { Standing } from './standing.tsx';
import { WhatChanged } from './what-changed.tsx';
import styles from './overview.module.css';

/** Where the case stands: the lead in words and numbers, what carries it, what would turn it over, what needs somebody. */
export const OverviewScreen = () => {
  const folder = useCaseFolder();
  const info = useReply('case.info', { folder });
  const scores = useScores(folder);
  return (
    <Page title="Overview" tools={scores.isRescoring ? <span className={styles['updating']}>rescoring</span> : null}>
      <Stack>
        {scores.failure === null ? null : <FailureNotice failure={scores.failure} onRetry={scores.refetch} />}
        <DutiesNotice folder={folder} />
        <MeasureReviews folder={folder} />
        {scores.assessment === undefined || scores.matrix === undefined || info.value === undefined ? (
          scores.failure === null ? (
            <Loading label="Reading the assessment" lines={10} />
          ) : null
        ) : (
          <Body
            assessment={scores.assessment}
            covered={scores.covered}
            rows={scores.matrix.rows}
            info={info.value}
            folder={folder}
          />
        )}
      </Stack>
    </Page>
  );
};

const Body = ({
  assessment,
  covered,
  rows,
  info,
  folder,
}: {
  readonly assessment: Assessment;
  readonly covered: readonly number[];
  readonly rows: AssessmentRows;
  readonly info: CaseInfoReply;
  readonly folder: string;
}) => {
  const asked = useCaseSearch().level;
  const [chosen, setChosen] = useState<number | null>(null);
  if (assessment.status === 'not_recomputable') {
    return (
      <div className={styles['layout']}>
        <div className={styles['main']}>
          <NotScoredNotice missing={assessment.missing} />
        </div>
        <aside className={styles['side']}>
          <Standing info={info} rows={rows} />
          <DeadlinesCard folder={folder} />
          <LatestLines folder={folder} />
        </aside>
      </div>
    );
  }
  const { levels } = assessment;
  const known = [...levels.map(({ level }) => level), ...covered].sort((left, right) => left - right);
  const level = known.find((one) => one === (chosen ?? asked)) ?? preferred(known);
  if (level === undefined) return <FirstSteps info={info} rows={rows} folder={folder} />;
  const shown = levels.find((one) => one.level === level);
  return shown === undefined ? (
    <div className={styles['layout']}>
      <div className={styles['main']}>
        <ScoreCover key={level} level={level} />
      </div>
      <aside className={styles['side']} aria-label="State of the case">
        <Standing info={info} rows={rows} />
        <DeadlinesCard folder={folder} />
        <OtherLevels levels={levels} covered={covered} rows={rows} shown={level} onLevel={setChosen} />
        <LatestLines folder={folder} />
      </aside>
    </div>
  ) : (
    <Level
      levels={levels}
      covered={covered}
      shown={shown}
      rows={rows}
      info={info}
      folder={folder}
      onLevel={setChosen}
    />
  );
};

const Level = ({
  levels,
  covered,
  shown,
  rows,
  info,
  folder,
  onLevel,
}: {
  readonly levels: readonly LevelAssessment[];
  readonly covered: readonly number[];
  readonly shown: LevelAssessment;
  readonly rows: AssessmentRows;
  readonly info: CaseInfoReply;
  readonly folder: string;
  readonly onLevel: (level: number) => void;
}) => {
  const isSingleSigner = info.stage === 'single-signer draft';
  const overview = useMemo(() => levelToOverview(shown, rows, { isSingleSigner }), [shown, rows, isSingleSigner]);
  const names = useMemo(() => nameAssessment(shown.scores, rows), [shown, rows]);
  const rankings = useRankings(folder);
  const isWeighed = shown.scores.completeness > 0 && shown.scores.hypotheses.length > 1;
  const rankingGaps =
    rankings === undefined || !isWeighed ? [] : rankingProblems(rankings, shown.level, shown.scores.alr1.db, names);
  return (
    <div className={styles['layout']}>
      <div className={styles['main']}>
        <LevelCards overview={overview} question={levelQuestions.get(shown.level) ?? ''} info={info} />
        <WhatChanged folder={folder} info={info} rows={rows} level={shown.level} />
      </div>
      <aside className={styles['side']} aria-label="State of the case">
        <Standing info={info} rows={rows} />
        <DeadlinesCard folder={folder} />
        <OtherLevels levels={levels} covered={covered} rows={rows} shown={shown.level} onLevel={onLevel} />
        <NeedsYou overview={overview} info={info} folder={folder} more={rankingGaps} />
        {rankings === undefined || !isWeighed ? null : (
          <RankingCard
            folder={folder}
            level={shown.level}
            scores={shown.scores}
            names={names}
            rankings={rankings}
            actor={info.actor}
            isReadOnly={info.readOnly !== null}
          />
        )}
        <LatestLines folder={folder} />
      </aside>
    </div>
  );
};

// The group is what most cases ask about first; a case without that level shows its highest.
const preferred = (levels: readonly number[]): number | undefined =>
  levels.find((level) => level === 2) ?? levels.at(-1);

const FirstSteps = ({
  info,
  rows,
  folder,
}: {
  readonly info: CaseInfoReply;
  readonly rows: AssessmentRows;
  readonly folder: string;
}) => {
  const go = useGo();
  return (
    <div className={styles['layout']}>
      <div className={styles['main']}>
        <Card title="Who did it">
          <Empty
            title="No hypothesis is recorded"
            action={
              <Button look="primary" onPress={() => go.toScreen('hypotheses')}>
                State hypotheses
              </Button>
            }
          >
            An assessment weighs evidence against competing explanations. State what could have happened, one of them
            that somebody else is made to look guilty, and one for an actor that nobody thought of.
          </Empty>
        </Card>
        <Card title="What we have">
          <Empty
            title={
              rows.evidence.length === 0
                ? 'No evidence is recorded'
                : `${counted(rows.evidence.length, 'item')} of evidence`
            }
            action={<Button onPress={() => go.toScreen('evidence')}>Take in evidence</Button>}
          >
            Files are copied untouched, hashed in the same read, and from then on every hand they go through is
            recorded.
          </Empty>
        </Card>
      </div>
      <aside className={styles['side']}>
        <Standing info={info} rows={rows} />
        <DeadlinesCard folder={folder} />
        <LatestLines folder={folder} />
      </aside>
    </div>
  );
};
