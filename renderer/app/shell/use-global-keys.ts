import { useEffect } from 'react';
import { useShell } from './shell-store.ts';

const isTyping = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  // Sliders and boxes are inputs too, and take no letters.
  if (target instanceof HTMLInputElement) return !/^(?:range|checkbox|radio|button)$/u.test(target.type);
  return target.isContentEditable || /^(?:textarea|select)$/iu.test(target.tagName);
};

/** Keys that hold on every screen. Single letters do nothing while a person types. */
export const useGlobalKeys = (): void => {
  const setPanel = useShell((state) => state.setPanel);
  const panel = useShell((state) => state.panel);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') setPanel('palette');
      else if (event.key === 'F1') setPanel(panel === 'help' ? null : 'help');
      else if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      else if (event.key === '?') setPanel('shortcuts');
      else if (event.key === '/') {
        const search = document.getElementById('screen-search');
        if (search === null) return;
        search.focus();
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [setPanel, panel]);
};
