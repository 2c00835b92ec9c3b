import { IconArrowsSort } from '@tabler/icons-react';
import { shareText } from '../../../../shared/attribution/shown-numbers.ts';
import { useGo } from '../../navigation.ts';
import { levelName } from '../../scores/level-names.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { SearchField, SelectField } from '../../../ui/fields.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Segments } from '../../../ui/segments.tsx';
import type { MatrixView } from './matrix-store.ts';
import type { MatrixModel } from './use-matrix-model.ts';
import type { useMatrixView } from './use-matrix-view.ts';
import styles from './matrix.module.css';

const orders = [
  { id: 'separation', label: 'separation', detail: 'what separates most comes first' },
  { id: 'exhibit', label: 'exhibit', detail: 'as the items are numbered' },
] as const;

/** Level, order and search; how far the matrix is rated. */
export const MatrixTools = ({
  model,
  view,
  change,
  isRescoring,
}: {
  readonly model: MatrixModel;
  readonly view: MatrixView;
  readonly change: ReturnType<typeof useMatrixView>['change'];
  readonly isRescoring: boolean;
}) => (
  <>
    <div className={styles['choices']}>
      <LevelChoice model={model} change={change} />
      <SelectField
        label="Order"
        isCompact
        value={view.order}
        choices={orders}
        onChange={(order) => change({ order, scrollTop: 0 })}
      />
      {model.isOrderOld ? (
        <IconButton label="Sort again: ratings have changed what separates most" onPress={model.sortAgain}>
          <IconArrowsSort />
        </IconButton>
      ) : null}
      {view.order === 'separation' && model.foldedCount > 0 ? (
        <Button onPress={() => change({ isUnfolded: !view.isUnfolded })}>
          {view.isUnfolded ? `Fold ${model.foldedCount}` : `Show ${model.foldedCount} folded`}
        </Button>
      ) : null}
      <div className={styles['find']}>
        <SearchField
          id="screen-search"
          label="Find an item"
          value={view.text}
          onChange={(text) => change({ text, scrollTop: 0 })}
        />
      </div>
    </div>
    <Standing model={model} change={change} isRescoring={isRescoring} />
  </>
);

export const LevelChoice = ({
  model,
  change,
}: {
  readonly model: MatrixModel;
  readonly change: ReturnType<typeof useMatrixView>['change'];
}) => (
  <SelectField
    label="Level"
    isCompact
    value={String(model.level)}
    choices={model.levels.map((level) => ({ id: String(level), label: levelName(level) }))}
    onChange={(level) => change({ level: Number(level), scrollTop: 0 })}
  />
);

/** The grid that the case counts, the whole of it as one picture, or its raters side by side. */
export const PartChoice = ({
  part,
  change,
}: {
  readonly part: MatrixView['part'];
  readonly change: ReturnType<typeof useMatrixView>['change'];
}) => (
  <Segments
    label="What is shown"
    choices={[
      { id: 'ratings', label: 'Ratings' },
      { id: 'picture', label: 'Picture' },
      { id: 'raters', label: 'Raters' },
    ]}
    selected={part}
    onSelect={(chosen) => change({ part: chosen })}
  />
);

const Standing = ({
  model,
  change,
  isRescoring,
}: {
  readonly model: MatrixModel;
  readonly change: ReturnType<typeof useMatrixView>['change'];
  readonly isRescoring: boolean;
}) => {
  const go = useGo();
  const { assessment, level } = model;
  return (
    <p className={styles['standing']} role="status">
      {isRescoring ? <span className={styles['rescoring']}>rescoring…</span> : null}
      {assessment === undefined ? null : (
        <>
          <InlineLink title="What is not rated, on Overview" onClick={() => go.toScreen('overview')}>
            {shareText(assessment.scores.completeness)} rated
          </InlineLink>
          <InlineLink onClick={() => go.toScreen('sensitivity', { level })}>{modelWords(assessment.scores)}</InlineLink>
        </>
      )}
      <InlineLink title="The whole matrix at a glance" onClick={() => change({ part: 'picture' })}>
        picture
      </InlineLink>
      <InlineLink
        title="Who rated what, second opinions, and where raters differ"
        onClick={() => change({ part: 'raters' })}
      >
        raters
      </InlineLink>
    </p>
  );
};

const modelWords = ({
  completeness,
  modelAgreement,
  lead,
  hypotheses,
}: NonNullable<MatrixModel['assessment']>['scores']): string => {
  if (completeness === 0) return 'nothing weighed yet';
  if (hypotheses.length < 2) return 'one hypothesis only';
  if (lead === null) return 'no lead: a tie';
  return modelAgreement ? 'models agree' : 'models disagree';
};
