import { useEffect, type RefObject } from 'react';

/** Brings what is marked into sight, once for each thing that is sought. */
export const useShowMark = (frame: RefObject<HTMLElement | null>, sought: object | null): void => {
  useEffect(() => {
    if (sought !== null) frame.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }, [frame, sought]);
};
