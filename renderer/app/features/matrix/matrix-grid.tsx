import { useEffect, useId, useMemo, useRef, type KeyboardEvent, type RefObject } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { BaseScore } from '../../../../shared/attribution/base-score.ts';
import type { Rating } from '../../../../shared/attribution/scoring-input.ts';
import type { Cell } from './column-run.ts';
import { columnsToTemplate } from './column-widths.ts';
import { keyToRating } from '../../rating-keys.ts';
import { movePlace, skipHeadings, type Place } from './grid-keys.ts';
import { MatrixFoot } from './matrix-foot.tsx';
import { MatrixHead } from './matrix-head.tsx';
import { MatrixRow } from './matrix-row.tsx';
import type { MatrixView } from './matrix-store.ts';
import type { MatrixModel } from './use-matrix-model.ts';
import { useQuickScore } from './use-quick-score.ts';
import styles from './matrix.module.css';

const overscanRows = 10;
const rowMarginPixels = 2;
const rowPixels = (): number =>
  (Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row'), 10) || 28) + rowMarginPixels;

/**
 * Evidence by hypotheses, as an ARIA grid: the grid has the focus and one cell of it is active. Only the rows on the
 * screen are in the page.
 */
export const MatrixGrid = ({
  model,
  view,
  place,
  isRescoring,
  isBehind,
  hasFailed,
  grid,
  onPlace,
  onRate,
  onFold,
  onRationale,
  onScroll,
}: {
  readonly model: MatrixModel;
  readonly view: MatrixView;
  readonly place: Place | null;
  readonly isRescoring: boolean;
  readonly isBehind: boolean;
  readonly hasFailed: boolean;
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly onPlace: (place: Place) => void;
  readonly onRate: (rating: Rating | null) => void;
  readonly onFold: () => void;
  /** To the rationale of the active cell. False where there is none to go to. */
  readonly onRationale: () => boolean;
  readonly onScroll: (scrollTop: number) => void;
}) => {
  const id = useId();
  const { entries, hypotheses } = model;
  const head = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const height = useMemo(rowPixels, []);
  // oxlint-disable-next-line react/incompatible-library -- no React compiler is used here, which is what it would confuse
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => grid.current,
    estimateSize: () => height,
    overscan: overscanRows,
    initialOffset: view.scrollTop,
  });
  const items = virtual.getVirtualItems();
  const row = place?.row ?? -1;
  const column = place?.column ?? -1;
  const quick = useQuickScore(model, view.pending, isBehind);
  const lead = leadOf(quick ?? model.assessment?.scores);
  const most = useMemo(
    () => Math.max(0, ...Object.values(model.assessment?.scores.diagnosticity ?? {}).map(({ alr }) => alr)),
    [model.assessment],
  );

  // The active cell stays in sight, between the heading and the totals that stand over the rows.
  useEffect(() => {
    const scroller = grid.current;
    if (scroller === null || row < 0) return;
    const covered = (head.current?.offsetHeight ?? 0) + stickyHeight(foot.current);
    const [top, bottom] = [row * height, (row + 1) * height - (scroller.clientHeight - covered)];
    if (scroller.scrollTop > top) scroller.scrollTop = top;
    else if (scroller.scrollTop < bottom) scroller.scrollTop = bottom;
    showColumn(scroller, column);
  }, [grid, row, column, height]);

  const press = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey || event.metaKey) return;
    if (place === null) return;
    const entry = entries[place.row];
    const page = Math.max(1, Math.floor((grid.current?.clientHeight ?? 400) / height) - pageOverlapRows);
    const size = { rows: entries.length, columns: hypotheses.length, page };
    const moved = movePlace(event, place, size);
    const rating = event.ctrlKey ? undefined : keyToRating(event.key);
    if (moved !== undefined) onPlace(skipHeadings(place, moved, entries));
    else if (entry?.kind === 'fold' && (event.key === 'Enter' || event.key === ' ')) onFold();
    else if (entry?.kind !== 'item') return;
    else if (rating !== undefined) onRate(rating);
    else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) {
      if (!onRationale()) return;
    } else return;
    event.preventDefault();
  };

  const layout = columnsToTemplate(hypotheses.map(({ name }) => name));
  const setLayout = (node: HTMLElement | null): void => {
    node?.style.setProperty('--columns', layout.template);
    node?.style.setProperty('--columns-width', `${layout.widthMin}px`);
  };
  const entry = entries[row];
  const activeCell: Cell | null =
    entry?.kind === 'item' ? { item: entry.item.id, hypothesis: hypotheses[column]?.id ?? '' } : null;
  const activeGroup = entry?.kind === 'item' ? entry.item.group : null;
  const isActiveShown = items.some(({ index }) => index === row);

  return (
    <div className={styles['frame']} ref={setLayout}>
      <div
        ref={grid}
        className={styles['scroller']}
        role="grid"
        aria-label="Evidence by hypotheses"
        aria-rowcount={entries.length + 1}
        aria-colcount={hypotheses.length + fixedColumns}
        tabIndex={0}
        {...(isActiveShown && {
          'aria-activedescendant': activeCell === null ? `${id}-${row}` : `${id}-${row}-${column}`,
        })}
        onKeyDown={press}
        onScroll={(event) => onScroll(event.currentTarget.scrollTop)}
      >
        <MatrixHead ref={head} hypotheses={hypotheses} lead={lead} count={model.itemById.size} active={column} />
        <div className={styles['body']} role="rowgroup" ref={setPixels('height', virtual.getTotalSize())}>
          {items.map(({ index, key }) => {
            const one = entries[index];
            return one === undefined ? null : (
              <MatrixRow
                key={key}
                id={`${id}-${index}`}
                index={index}
                top={index * height}
                height={height}
                entry={one}
                model={model}
                pending={view.pending}
                activeColumn={index === row ? column : -1}
                isActive={index === row}
                isKin={one.kind === 'item' && activeGroup !== null && one.item.group === activeGroup && index !== row}
                most={most}
                isOld={isRescoring}
                onPlace={onPlace}
                onFold={onFold}
              />
            );
          })}
        </div>
        <MatrixFoot ref={foot} model={model} quick={quick} lead={lead} isOld={isRescoring} hasFailed={hasFailed} />
      </div>
    </div>
  );
};

const pageOverlapRows = 5;
/** Evidence, grade, forgeability and what a row separates. */
const fixedColumns = 4;

/** Alone in first place; with nothing rated the highest is only the highest prior. */
const leadOf = (scores: Pick<BaseScore, 'completeness' | 'hypotheses' | 'lead'> | undefined): string | null =>
  scores === undefined || scores.completeness === 0 || scores.hypotheses.length < 2 ? null : scores.lead;

const setPixels =
  (property: string, value: number) =>
  (node: HTMLElement | null): void =>
    node?.style.setProperty(property, `${value}px`);

/** The totals cover rows only where the window is high enough for them to stand still (matrix.module.css). */
const stickyHeight = (foot: HTMLElement | null): number =>
  foot !== null && getComputedStyle(foot).position === 'sticky' ? foot.offsetHeight : 0;

const showColumn = (scroller: HTMLElement, column: number): void => {
  const heading = scroller.querySelector<HTMLElement>(`[data-column="${column}"]`);
  const fixed = scroller.querySelector<HTMLElement>('[data-fixed]');
  if (heading === null || fixed === null) return;
  const left = heading.offsetLeft - fixed.offsetWidth;
  const right = heading.offsetLeft + heading.offsetWidth - scroller.clientWidth;
  if (scroller.scrollLeft > left) scroller.scrollLeft = left;
  else if (scroller.scrollLeft < right) scroller.scrollLeft = right;
};
