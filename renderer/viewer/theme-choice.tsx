import { useEffect, useState } from 'react';

const dark = '(prefers-color-scheme: dark)';
const paper = 'print';

/** Follows the system until the reader chooses; paper is always light. */
export const ThemeChoice = () => {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const [isSystemDark, setSystemDark] = useState(() => window.matchMedia(dark).matches);
  const [isPaper, setPaper] = useState(false);
  useEffect(() => {
    const system = window.matchMedia(dark);
    const print = window.matchMedia(paper);
    const take = (): void => setSystemDark(system.matches);
    const takePaper = (): void => setPaper(print.matches);
    system.addEventListener('change', take);
    print.addEventListener('change', takePaper);
    return () => {
      system.removeEventListener('change', take);
      print.removeEventListener('change', takePaper);
    };
  }, []);
  const isDark = chosen ?? isSystemDark;
  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark && !isPaper ? 'dark' : 'light';
  }, [isDark, isPaper]);
  return (
    <button type="button" className="theme" onClick={() => setChosen(!isDark)}>
      {isDark ? 'Light' : 'Dark'}
    </button>
  );
};
