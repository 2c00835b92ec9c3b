import { useEffect, useSyncExternalStore } from 'react';
import type { Input, Output } from '../../shared/api/contract.ts';
import { useAct, useReply } from './api/replies.ts';

export type Workstation = Output<'workstation.read'>;
export type Settings = Workstation['settings'];

const defaults: Settings = { theme: 'system', density: 'compact', railCollapsed: false, tourClosed: true };

/** How the window looks here. Before the first reply it looks as a new one does. */
export const useSettings = (): {
  readonly settings: Settings;
  readonly workstation: Workstation | undefined;
  readonly write: (change: Input<'settings.write'>) => void;
} => {
  const workstation = useReply('workstation.read', {});
  const { run } = useAct('settings.write');
  return {
    settings: workstation.value?.settings ?? defaults,
    workstation: workstation.value,
    write: (change) => void run(change),
  };
};

const darkQuery = '(prefers-color-scheme: dark)';
const contrastQuery = '(prefers-contrast: more)';
const watch =
  (query: string) =>
  (listener: () => void): (() => void) => {
    const media = window.matchMedia(query);
    media.addEventListener('change', listener);
    return () => media.removeEventListener('change', listener);
  };
const useMedia = (query: string): boolean => useSyncExternalStore(watch(query), () => window.matchMedia(query).matches);

/** Puts theme and density on the page; `system` follows the desktop, high contrast included. */
export const useAppearance = (): void => {
  const { settings } = useSettings();
  const isDark = useMedia(darkQuery);
  const isContrast = useMedia(contrastQuery);
  const theme = settings.theme === 'system' ? (isContrast ? 'contrast' : isDark ? 'dark' : 'light') : settings.theme;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['density'] = settings.density;
  }, [theme, settings.density]);
};
