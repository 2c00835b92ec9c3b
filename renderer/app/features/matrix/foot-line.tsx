import { columnShare } from '../../../../shared/attribution/column-share.ts';
import { shareText } from '../../../../shared/attribution/shown-numbers.ts';
import { Button } from '../../../ui/button.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { cellName } from './cell-name.ts';
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
  if (isReadOnly) {
    return (
      <div className={styles['footLine']}>
        <Raters raters={model.raters} />
      </div>
    );
  }
  const columns = columnShare(
    model.hypotheses.length < 2 ? [] : view.entered.map(({ item, hypothesis }) => ({ item, hypotheses: [hypothesis] })),
  );
  return (
    <div className={styles['footLine']}>
      {columns.isWarning ? (
        <p className={styles['warning']} role="status">
          {shareText(columns.share)} of your steps here went down columns. Work along the row: each item has to answer
          to every hypothesis. The raters’ comparison says so to every reader.{' '}
          <InlineLink onClick={() => change({ entered: [] })}>Close</InlineLink>
        </p>
      ) : isColumnRun(view.recent) ? (
        <p className={styles['quiet']} role="status">
          You are rating down a column. Work along the row: each item has to answer to every hypothesis.{' '}
          <InlineLink onClick={() => change({ recent: [] })}>Close</InlineLink>
        </p>
      ) : (
        <p className={styles['keys']}>
          <kbd>1</kbd>–<kbd>5</kbd> rate · <kbd>0</kbd> not applicable · <kbd>⌫</kbd> clear · <kbd>Tab</kbd> rationale ·{' '}
          <kbd>?</kbd> all keys <span>Work along the row.</span>
        </p>
      )}
      <Raters raters={model.raters} />
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

const ratersMax = 3;

const Raters = ({ raters }: { readonly raters: readonly string[] }) =>
  raters.length === 0 ? null : (
    <p
      title={
        raters.length > 1 ? 'A cell shows the last rating, whoever gave it; the ledger holds all of them' : undefined
      }
    >
      {raters.length === 1 ? 'rated by ' : `${raters.length} raters: `}
      <SafeText text={raters.slice(0, ratersMax).join(', ')} max={80} />
      {raters.length > ratersMax ? ` and ${raters.length - ratersMax} more` : ''}
    </p>
  );

const changeWords = (change: MatrixView['changes'][number], model: MatrixModel): string => {
  const { before, rating, isRationale } = change;
  const what = isRationale ? 'rationale' : `${before?.rating ?? 'not rated'} → ${rating ?? 'not rated'}`;
  return `${cellName(change, model)}: ${what}`;
};
