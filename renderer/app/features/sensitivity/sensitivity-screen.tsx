import { useEffect } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useCaseFolder, useCaseSearch, useGo } from '../../navigation.ts';
import { levelName, levelsOf } from '../../scores/level-names.ts';
import { ScoreCover } from '../../rankings/score-cover.tsx';
import { useScores, type Scores } from '../../scores/use-scores.ts';
import { NotScoredNotice } from '../../scores/not-scored-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/fields.tsx';
import { Page } from '../../../ui/page.tsx';
import { Empty, FailureNotice, Loading } from '../../../ui/states.tsx';
import { LevelSensitivityView } from './level-sensitivity.tsx';
import { nothingChosen, useSensitivityView, type SensitivityView } from './sensitivity-store.ts';
import styles from './sensitivity.module.css';

/** How far the result leans on single things, and what would turn it over. */
export const SensitivityScreen = () => {
  const folder = useCaseFolder();
  const scores = useScores(folder);
  const { view, change } = useSensitivityView(folder);
  useAddress(folder, scores.matrix, change);
  const levels = scores.matrix === undefined ? [] : levelsOf(scores.matrix.rows);
  const level = levels.find((one) => one === view.level) ?? levels.find((one) => one === usualLevel) ?? levels[0];
  return (
    <Page
      title="Sensitivity"
      isScrolling={false}
      tools={
        level === undefined ? null : (
          <>
            <div className={styles['choices']}>
              <SelectField
                label="Level"
                isCompact
                value={String(level)}
                choices={levels.map((one) => ({ id: String(one), label: levelName(one) }))}
                onChange={(chosen) => change({ ...nothingChosen, level: Number(chosen), scrollTop: 0 })}
              />
            </div>
            {scores.isRescoring ? (
              <span className={styles['rescoring']} role="status">
                rescoring…
              </span>
            ) : null}
          </>
        )
      }
    >
      {scores.failure === null ? null : <FailureNotice failure={scores.failure} onRetry={scores.refetch} />}
      <Content scores={scores} level={level} view={view} change={change} />
    </Page>
  );
};

// Most cases ask which group it was, so that is shown first.
const usualLevel = 2;

const Content = ({
  scores,
  level,
  view,
  change,
}: {
  readonly scores: Scores;
  readonly level: number | undefined;
  readonly view: SensitivityView;
  readonly change: (change: Partial<SensitivityView>) => void;
}) => {
  const go = useGo();
  const { assessment, matrix } = scores;
  if (assessment === undefined || matrix === undefined) {
    return scores.failure === null ? <Loading label="Scoring the case" lines={12} /> : null;
  }
  if (assessment.status === 'not_recomputable') {
    return <NotScoredNotice missing={assessment.missing} />;
  }
  if (level !== undefined && scores.covered.includes(level)) {
    return <ScoreCover key={level} level={level} />;
  }
  const own = assessment.levels.find((one) => one.level === level);
  if (level === undefined || own === undefined) {
    return (
      <Empty
        title="No hypotheses yet"
        action={<Button onPress={() => go.toScreen('hypotheses')}>State the first hypothesis</Button>}
      >
        What carries a result can be asked once there is one: it takes hypotheses, evidence and ratings.
      </Empty>
    );
  }
  return (
    <LevelSensitivityView
      key={level}
      assessment={own}
      rows={matrix.rows}
      view={view}
      change={change}
      isOld={scores.isRescoring}
    />
  );
};

/** Goes to the level that an address names, measured against the hypothesis that it names; once. */
const useAddress = (
  folder: string,
  matrix: Scores['matrix'],
  change: (change: Partial<SensitivityView>) => void,
): void => {
  const { level, hypothesis } = useCaseSearch();
  const navigate = useNavigate();
  const own = matrix?.rows.hypotheses.find(({ id }) => id === hypothesis);
  const isKnown = matrix !== undefined;
  const toLevel = level ?? own?.level ?? null;
  const rival = own?.id ?? null;
  useEffect(() => {
    if (!isKnown || (level === undefined && hypothesis === undefined)) return;
    change({ ...nothingChosen, level: toLevel, rival });
    // The same link must work again after the person has moved on.
    void navigate({ to: '/case/$folder/sensitivity', params: { folder }, search: {}, replace: true });
  }, [isKnown, level, hypothesis, toLevel, rival, folder, navigate, change]);
};
