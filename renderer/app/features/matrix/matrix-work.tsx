import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Rating } from '../../../../shared/attribution/scoring-input.ts';
import type { Scores } from '../../scores/use-scores.ts';
import { NotScoredNotice } from '../../scores/not-scored-notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { cellName } from './cell-name.ts';
import { CellPane } from './cell-pane.tsx';
import type { Cell } from './column-run.ts';
import type { Entry } from './entries.ts';
import { FoldPane } from './fold-pane.tsx';
import { FootLine } from './foot-line.tsx';
import { nextPlace, type Place } from './grid-keys.ts';
import { MatrixGrid } from './matrix-grid.tsx';
import { cellKey, type MatrixView } from './matrix-store.ts';
import { MatrixTools } from './matrix-tools.tsx';
import type { MatrixModel } from './use-matrix-model.ts';
import { useRatings, type useMatrixView } from './use-matrix-view.ts';

/** The grid with the pane of the active cell beside it. */
export const MatrixWork = ({
  folder,
  model,
  scores,
  view,
  change,
  isReadOnly,
}: {
  readonly folder: string;
  readonly model: MatrixModel;
  readonly scores: Scores;
  readonly view: MatrixView;
  readonly change: ReturnType<typeof useMatrixView>['change'];
  /** Nothing can be changed; the frame says why, above every screen of the case. */
  readonly isReadOnly: boolean;
}) => {
  const grid = useRef<HTMLDivElement>(null);
  const rationale = useRef<HTMLTextAreaElement>(null);
  const ratings = useRatings(folder);
  const { entries, hypotheses } = model;
  const place = useMemo(() => placeOf(view.active, entries, hypotheses), [view.active, entries, hypotheses]);
  const entry = place === null ? undefined : entries[place.row];
  const cell = cellAt(place, entries, hypotheses);

  const toPlace = useCallback(
    (next: Place) => {
      const target = entries[next.row];
      change({
        active: {
          item: target?.kind === 'item' ? target.item.id : foldMark,
          hypothesis: hypotheses[next.column]?.id ?? '',
        },
      });
    },
    [change, entries, hypotheses],
  );
  const fold = useCallback(() => change({ isUnfolded: !view.isUnfolded }), [change, view.isUnfolded]);
  const rate = (rating: Rating | null): boolean => {
    if (cell === null || isReadOnly) return false;
    void ratings.rate(cell, rating);
    return true;
  };
  const undo = useCallback(async (): Promise<void> => {
    if (isReadOnly) return;
    const undone = await ratings.undo();
    if (undone !== null) change({ active: undone });
  }, [ratings, change, isReadOnly]);
  useUndoKey(undo);

  return (
    <Page
      title="Matrix"
      isScrolling={false}
      detailLabel="Cell"
      detailWidth={310}
      tools={<MatrixTools model={model} view={view} change={change} isRescoring={scores.isRescoring} />}
      detail={
        entry?.kind === 'item' && cell !== null ? (
          <CellPane
            // A pane of its own for each cell, so that nothing typed or selected carries over.
            key={cellKey(cell)}
            folder={folder}
            model={model}
            item={entry.item}
            cell={cell}
            view={view}
            isReadOnly={isReadOnly}
            rationale={rationale}
            onRate={(rating) => void rate(rating)}
            onDraft={(text) => change({ drafts: { ...view.drafts, [cellKey(cell)]: text } })}
            onSave={() => void ratings.saveRationale(cell)}
            onBack={() => grid.current?.focus()}
            onCell={(active) => change({ active, isUnfolded: true, text: '' })}
          />
        ) : entry?.kind === 'fold' ? (
          <FoldPane count={entry.count} isOpen={entry.isOpen} onFold={fold} />
        ) : null
      }
    >
      {view.failed === null ? null : (
        <FailureNotice
          failure={{
            ...view.failed.failure,
            message: `${cellName(view.failed, model)} stands as it was. ${view.failed.failure.message}`,
          }}
          {...(view.failed.retry !== null && { onRetry: view.failed.retry })}
          isOfAct
          onClose={() => change({ failed: null })}
        />
      )}
      {scores.failure === null ? null : <FailureNotice failure={scores.failure} onRetry={scores.refetch} />}
      {model.missing.length === 0 ? null : <NotScoredNotice missing={model.missing} />}
      <MatrixGrid
        model={model}
        view={view}
        place={place}
        isRescoring={scores.isRescoring}
        isBehind={scores.isBehind}
        hasFailed={scores.failure !== null}
        grid={grid}
        onPlace={toPlace}
        onRate={(rating) => {
          // Work runs along the row; clearing stays, since another rating is likely to follow.
          if (rate(rating) && rating !== null && place !== null) toPlace(nextPlace(place, hypotheses.length, entries));
        }}
        onFold={fold}
        onRationale={() => {
          rationale.current?.focus();
          return rationale.current !== null;
        }}
        onScroll={(scrollTop) => change({ scrollTop })}
      />
      <FootLine model={model} view={view} change={change} isReadOnly={isReadOnly} onUndo={() => void undo()} />
    </Page>
  );
};

// The line of the folded items is entered like an item; no item has an empty id.
const foldMark = '';

/** Where the active cell stands now; the first item where it stands nowhere. */
const placeOf = (
  active: Cell | null,
  entries: readonly Entry[],
  hypotheses: MatrixModel['hypotheses'],
): Place | null => {
  const column = Math.max(
    0,
    hypotheses.findIndex(({ id }) => id === active?.hypothesis),
  );
  const own = entries.findIndex((entry) =>
    entry.kind === 'item' ? entry.item.id === active?.item : entry.kind === 'fold' && active?.item === foldMark,
  );
  const row = own === -1 ? entries.findIndex(({ kind }) => kind === 'item') : own;
  if (row !== -1) return { row, column };
  return entries.length === 0 ? null : { row: 0, column };
};

const cellAt = (place: Place | null, entries: readonly Entry[], hypotheses: MatrixModel['hypotheses']): Cell | null => {
  if (place === null) return null;
  const entry = entries[place.row];
  const hypothesis = hypotheses[place.column];
  return entry?.kind === 'item' && hypothesis !== undefined ? { item: entry.item.id, hypothesis: hypothesis.id } : null;
};

/** Ctrl Z, but in a field it undoes what was typed. */
const useUndoKey = (undo: () => Promise<void>): void =>
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && /^(?:input|textarea)$/iu.test(event.target.tagName);
      if (isTyping || event.shiftKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      void undo();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [undo]);
