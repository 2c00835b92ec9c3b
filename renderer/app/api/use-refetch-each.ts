import { useEffect } from 'react';

/** Asks again while a screen stands: time passes without a line, and what is due becomes overdue. */
export const useRefetchEach = (refetch: () => void, milliseconds: number): void => {
  useEffect(() => {
    const timer = setInterval(refetch, milliseconds);
    return () => clearInterval(timer);
  }, [refetch, milliseconds]);
};
