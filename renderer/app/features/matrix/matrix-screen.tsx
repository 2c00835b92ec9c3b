import { useEffect } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useReply } from '../../api/replies.ts';
import { useCaseFolder, useCaseSearch, useGo } from '../../navigation.ts';
import { usePairs } from '../../pairs/use-pairs.ts';
import { ScoreCover } from '../../rankings/score-cover.tsx';
import { useScores, type Scores } from '../../scores/use-scores.ts';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Empty, FailureNotice, Loading } from '../../../ui/states.tsx';
import { LevelChoice, PartChoice } from './matrix-tools.tsx';
import { MatrixWork } from './matrix-work.tsx';
import { OpinionSheet } from './opinion-sheet.tsx';
import { PictureView } from './picture-view.tsx';
import { RatersView } from './raters-view.tsx';
import { isSettled } from './shown-rating.ts';
import { useMatrixModel } from './use-matrix-model.ts';
import { useMatrixView } from './use-matrix-view.ts';
import styles from './raters.module.css';

/** Evidence against hypotheses: how likely would we see this, if that were true? */
export const MatrixScreen = () => {
  const folder = useCaseFolder();
  const opinion = useReply('case.info', { folder }).value?.opinion ?? null;
  return opinion === null ? <OpenMatrix folder={folder} /> : <OpinionSheet key={opinion.id} folder={folder} />;
};

const OpenMatrix = ({ folder }: { readonly folder: string }) => {
  const scores = useScores(folder);
  const { matrix } = scores;
  if (matrix === undefined) {
    return (
      <Page title="Matrix">
        {scores.failure === null ? (
          <Loading label="Reading the matrix" lines={12} />
        ) : (
          <FailureNotice failure={scores.failure} onRetry={scores.refetch} />
        )}
      </Page>
    );
  }
  return <Matrix key={folder} folder={folder} scores={scores} matrix={matrix} />;
};

const Matrix = ({
  folder,
  scores,
  matrix,
}: {
  readonly folder: string;
  readonly scores: Scores;
  readonly matrix: NonNullable<Scores['matrix']>;
}) => {
  const go = useGo();
  const info = useReply('case.info', { folder });
  const { view, change } = useMatrixView(folder);
  const paired = usePairs(folder);
  const model = useMatrixModel(matrix, scores, paired, view);
  useAddress(folder, matrix, change);
  useForgetSettled(matrix.size, view.pending, change);
  if (model === undefined) {
    return (
      <Page title="Matrix">
        <Empty
          title="No hypotheses yet"
          action={<Button onPress={() => go.toScreen('hypotheses')}>State the first hypothesis</Button>}
        >
          The matrix sets evidence against competing explanations. State at least two, and one that says the evidence
          was planted.
        </Empty>
      </Page>
    );
  }
  if (matrix.rows.evidence.length === 0) {
    return (
      <Page title="Matrix">
        <Empty title="No evidence yet" action={<Button onPress={() => go.toScreen('evidence')}>Go to Evidence</Button>}>
          {model.hypotheses.length === 1 ? 'One hypothesis waits' : `${model.hypotheses.length} hypotheses wait`} for
          what speaks for and against them.
        </Empty>
      </Page>
    );
  }
  if (view.part !== 'ratings' && model.isCovered) {
    return (
      <Page
        title="Matrix"
        tools={
          <div className={styles['choices']}>
            <PartChoice part={view.part} change={change} />
            <LevelChoice model={model} change={change} />
          </div>
        }
      >
        <ScoreCover key={model.level} level={model.level} />
      </Page>
    );
  }
  if (view.part === 'picture') return <PictureView model={model} scores={scores} change={change} />;
  if (view.part === 'raters') {
    return <RatersView folder={folder} model={model} change={change} isReadOnly={info.value?.readOnly !== null} />;
  }
  return (
    <MatrixWork
      folder={folder}
      model={model}
      scores={scores}
      view={view}
      change={change}
      isReadOnly={info.value?.readOnly !== null}
    />
  );
};

type Change = ReturnType<typeof useMatrixView>['change'];

/** Goes to the level, item and hypothesis that an address names; once. */
const useAddress = (folder: string, { rows }: NonNullable<Scores['matrix']>, change: Change): void => {
  const { item, hypothesis, level } = useCaseSearch();
  const navigate = useNavigate();
  const isNamed = item !== undefined || hypothesis !== undefined || level !== undefined;
  const own = rows.hypotheses.find(({ id }) => id === hypothesis);
  const itemId = rows.evidence.find(({ id }) => id === item)?.id;
  const hypothesisId = own?.id;
  const toLevel = level ?? own?.level ?? null;
  useEffect(() => {
    if (!isNamed) return;
    if (toLevel !== null) change({ level: toLevel });
    if (itemId !== undefined || hypothesisId !== undefined) {
      // Whatever hides it is taken away.
      const active = { item: itemId ?? '', hypothesis: hypothesisId ?? '' };
      change({ active, text: '', isUnfolded: true, part: 'ratings' });
    }
    // The same link must work again after the person has moved on.
    void navigate({ to: '/case/$folder/matrix', params: { folder }, search: {}, replace: true });
  }, [isNamed, toLevel, itemId, hypothesisId, folder, navigate, change]);
};

/** Drops what was shown ahead of the ledger, once the ledger holds it. */
const useForgetSettled = (
  size: number,
  pending: ReturnType<typeof useMatrixView>['view']['pending'],
  change: Change,
): void =>
  useEffect(() => {
    const open = Object.entries(pending).filter(([, one]) => !isSettled(one, size));
    if (open.length < Object.keys(pending).length) change({ pending: Object.fromEntries(open) });
  }, [size, pending, change]);
