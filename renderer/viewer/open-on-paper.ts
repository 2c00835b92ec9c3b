import { useEffect } from 'react';

/** What is folded on the screen is printed, but for the tables that only say again what a figure shows. */
export const useOpenOnPaper = (): void => {
  useEffect(() => {
    const opened: HTMLDetailsElement[] = [];
    const open = (): void => {
      for (const folded of document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')) {
        if (folded.closest('figure') !== null) continue;
        folded.open = true;
        opened.push(folded);
      }
    };
    const close = (): void => {
      for (const one of opened.splice(0)) one.open = false;
    };
    window.addEventListener('beforeprint', open);
    window.addEventListener('afterprint', close);
    return () => {
      window.removeEventListener('beforeprint', open);
      window.removeEventListener('afterprint', close);
    };
  }, []);
};
