import { useEffect, useRef, type RefObject } from 'react';

/** Brings what is marked into sight, once for each thing that is sought, as soon as its window is there. */
export const useShowMark = (frame: RefObject<HTMLElement | null>, sought: object | null): void => {
  const shown = useRef<object | null>(null);
  useEffect(() => {
    const mark = sought === null || shown.current === sought ? null : frame.current?.querySelector('mark, [data-mark]');
    if (mark === null || mark === undefined) return;
    mark.scrollIntoView({ block: 'center' });
    shown.current = sought;
  });
};
