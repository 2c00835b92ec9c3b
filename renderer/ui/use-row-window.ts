import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { listHeight, rowWindow, scrollTopFor, windowRowsMax, type RowList, type RowWindow } from './row-window.ts';

/** The heading stands above the rows and covers the scroller's first pixels. */
const headPixels = 30;
const viewPixelsAtFirst = 800;
/** How long a scroller must rest before where it is counts as where the person left it. */
const restMilliseconds = 120;

export type RowWindowOptions = {
  readonly total: number;
  readonly rowHeight: number;
  /** Where to begin, in pixels. */
  readonly startAt: number;
  readonly onScrolled: (change: { readonly scrollTop: number }) => void;
};

export type ShownRows = RowWindow & {
  /** For the element that scrolls. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly listHeight: number;
  readonly rowsMax: number;
  readonly onScroll: () => void;
  /** Brings a row into view. */
  readonly scrollToRow: (index: number) => void;
};

/** Windowing of rows that are all of one height, without a thought for those that are not seen. */
export const useRowWindow = ({ total, rowHeight, startAt, onScrolled }: RowWindowOptions): ShownRows => {
  const scroller = useRef<HTMLDivElement>(null);
  const [viewHeight, setViewHeight] = useState(viewPixelsAtFirst);
  const [scrollTop, setScrollTop] = useState(startAt);
  const list = useMemo((): RowList => ({ total, rowHeight, viewHeight }), [total, rowHeight, viewHeight]);
  const { from, to, top } = rowWindow(list, scrollTop);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const report = useRef(onScrolled);
  useLayoutEffect(() => {
    report.current = onScrolled;
  });

  const first = useRef(startAt);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = (): void => setViewHeight(Math.max(rowHeight, element.clientHeight - headPixels));
    measure();
    element.scrollTop = first.current;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [rowHeight]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    setScrollTop(element.scrollTop);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => report.current({ scrollTop: element.scrollTop }), restMilliseconds);
  }, []);
  const scrollToRow = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (element === null) return;
      element.scrollTop = scrollTopFor(list, element.scrollTop, index);
    },
    [list],
  );
  return { scroller, from, to, top, listHeight: listHeight(list), rowsMax: windowRowsMax(list), onScroll, scrollToRow };
};
