import { showText } from '../../../../shared/base/visible-text.ts';
import { Button } from '../../../ui/button.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { isColumnRun } from './column-run.ts';
import type { MatrixView } from './matrix-store.ts';
import type { MatrixModel } from './use-matrix-model.ts';
import type { useMatrixView } from './use-matrix-view.ts';
import styles from './matrix.module.css';

/** The keys, the last change with its undo, and a quiet word to whoever rates down a column. */
export const FootLine = ({
  model,
  view,
  change,
  isReadOnly,
  onUndo,
}: {
  readonly model: MatrixModel;
  readonly view: MatrixView;
  readonly change: ReturnType<typeof useMatrixView>['change'];
  readonly isReadOnly: boolean;
  readonly onUndo: () => void;
}) => {
  const last = view.changes.at(-1);
  if (isReadOnly) return null;
  return (
    <div className={styles['footLine']}>
      {isColumnRun(view.recent) ? (
        <p className={styles['quiet']} role="status">
          You are working down one column. Work along the row instead: each item has to answer to every hypothesis, or
          the favourite collects what fits all of them.
          <button type="button" className={styles['link']} onClick={() => change({ recent: [] })}>
            Close
          </button>
        </p>
      ) : (
        <p className={styles['keys']}>
          <kbd>1</kbd>–<kbd>5</kbd> rate · <kbd>0</kbd> not applicable · <kbd>⌫</kbd> clear · <kbd>Tab</kbd> rationale ·{' '}
          <kbd>?</kbd> all keys <span>The question is how likely this evidence is if the hypothesis were true.</span>
        </p>
      )}
      {last === undefined ? null : (
        <div className={styles['undo']} role="status">
          <SafeText text={changeWords(last, model)} max={200} />
          <Button onPress={onUndo}>Undo</Button>
          <kbd>Ctrl Z</kbd>
        </div>
      )}
    </div>
  );
};

const changeWords = (
  { item, hypothesis, before, rating, isRationale }: MatrixView['changes'][number],
  model: MatrixModel,
): string => {
  const row = model.itemById.get(item);
  const place = `${showText(row?.exhibit ?? row?.title ?? item)} × ${model.names.hypothesis(hypothesis).text}`;
  return isRationale ? `${place}: rationale` : `${place}: ${before?.rating ?? 'not rated'} → ${rating ?? 'not rated'}`;
};
