import { useMemo, useState } from 'react';
import { toMatrixPicture } from '../../../../shared/attribution/matrix-picture.ts';
import { MatrixPictureChart } from '../../../marks/charts.tsx';
import { NotScoredNotice } from '../../scores/not-scored-notice.tsx';
import type { Scores } from '../../scores/use-scores.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { LevelChoice, PartChoice } from './matrix-tools.tsx';
import type { MatrixModel } from './use-matrix-model.ts';
import type { useMatrixView } from './use-matrix-view.ts';
import styles from './raters.module.css';

const rowsStep = 60;

/** The whole matrix of a level at a glance: nothing is rated here, and every row leads back to the grid. */
export const PictureView = ({
  model,
  scores,
  change,
}: {
  readonly model: MatrixModel;
  readonly scores: Scores;
  readonly change: ReturnType<typeof useMatrixView>['change'];
}) => {
  const { assessment, rows, names, missing, hypotheses } = model;
  const [rowsMax, setRowsMax] = useState(rowsStep);
  const picture = useMemo(
    () => (assessment === undefined ? undefined : toMatrixPicture(assessment.scores, rows, names)),
    [assessment, rows, names],
  );
  const left = (picture?.rows.length ?? 0) - rowsMax;
  const toItem = (item: string): void =>
    change({
      part: 'ratings',
      active: { item, hypothesis: hypotheses[0]?.id ?? '' },
      isUnfolded: true,
      text: '',
    });
  return (
    <Page
      title="Matrix"
      tools={
        <div className={styles['choices']}>
          <PartChoice part="picture" change={change} />
          <LevelChoice model={model} change={change} />
        </div>
      }
    >
      <div className={styles['stack']}>
        {scores.failure === null ? null : <FailureNotice failure={scores.failure} onRetry={scores.refetch} />}
        {missing.length === 0 ? null : <NotScoredNotice missing={missing} />}
        {picture === undefined ? (
          scores.failure === null && missing.length === 0 ? (
            <Loading label="Drawing the matrix" lines={12} />
          ) : null
        ) : (
          <Card
            title="The whole matrix"
            aside={`${picture.rows.length} ${picture.rows.length === 1 ? 'item' : 'items'}, ${picture.hypotheses.length} ${picture.hypotheses.length === 1 ? 'hypothesis' : 'hypotheses'}`}
          >
            <MatrixPictureChart picture={picture} rowsMax={rowsMax} onFollow={toItem} />
            {left > 0 ? (
              <Button onPress={() => setRowsMax(rowsMax + 3 * rowsStep)}>
                Draw {Math.min(left, 3 * rowsStep)} more of {left}
              </Button>
            ) : null}
            <p className={styles['about']}>
              The origin that separates most comes first, items of one origin together; what has weight 0 stands at the
              end. A row leads to the item in the grid.
            </p>
          </Card>
        )}
      </div>
    </Page>
  );
};
