import { useSyncExternalStore } from 'react';

export const screens = [
  { id: 'overview', title: 'Overview' },
  { id: 'report', title: 'Report' },
  { id: 'judgements', title: 'Judgements' },
  { id: 'evidence', title: 'Evidence' },
  { id: 'matrix', title: 'Matrix' },
  { id: 'sensitivity', title: 'Sensitivity' },
  { id: 'timeline', title: 'Timeline' },
  { id: 'harm', title: 'Harm and response' },
  { id: 'registers', title: 'Dissent and registers' },
  { id: 'withheld', title: 'Withheld' },
  { id: 'ledger', title: 'Ledger' },
  { id: 'check', title: 'Check this bundle' },
] as const;
export type ScreenId = (typeof screens)[number]['id'] | 'search';

/** Where in the page the reader is: a screen, and what of it. It stands behind the `#` of the address, so Back works. */
export type Place = { readonly screen: ScreenId; readonly id: string };

const start: Place = { screen: 'overview', id: '' };

export const hrefOf = (screen: ScreenId, id = ''): string =>
  `#${screen}${id === '' ? '' : `/${encodeURIComponent(id)}`}`;

/** Anything that is no place of this page is its first screen. */
export const readPlace = (hash: string): Place => {
  const [, name = '', rest = ''] = /^#([a-z]+)(?:\/(.*))?$/su.exec(hash) ?? [];
  const screen = name === 'search' ? name : screens.find(({ id }) => id === name)?.id;
  if (screen === undefined) return start;
  try {
    return { screen, id: decodeURIComponent(rest) };
  } catch {
    return { screen, id: '' };
  }
};

const subscribe = (onChange: () => void): (() => void) => {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
};

export const usePlace = (): Place => readPlace(useSyncExternalStore(subscribe, () => window.location.hash));

export const goTo = (screen: ScreenId, id = ''): void => {
  window.location.hash = hrefOf(screen, id);
};
