import { useCallback } from 'react';
import { useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { CaseScreenId, WorkstationScreenId } from './screens.ts';
import { parseCaseSearch, type CaseSearch } from './search.ts';
import { useShell } from './shell/shell-store.ts';

/** The folder of the case whose screen this is. */
export const useCaseFolder = (): string => {
  const params: unknown = useParams({ strict: false });
  const folder = typeof params === 'object' && params !== null && 'folder' in params ? params.folder : undefined;
  if (typeof folder !== 'string') throw new Error('used outside a case');
  return folder;
};

export const useCaseSearch = (): CaseSearch => parseCaseSearch(useSearch({ strict: false }));

export type Go = {
  readonly toScreen: (screen: CaseScreenId, search?: CaseSearch, folder?: string) => void;
  readonly toWorkstation: (screen: WorkstationScreenId) => void;
  readonly toStart: () => void;
};

/** Ways to other screens: every number leads to its evidence, every item to what rests on it. */
export const useGo = (): Go => {
  const navigate = useNavigate();
  const caseFolder = useShell((state) => state.caseFolder);
  return {
    toScreen: useCallback(
      (screen, search = {}, folder = caseFolder ?? '') =>
        // Every screen of a case takes the same search (search.ts).
        void navigate({ to: `/case/$folder/${screen}`, params: { folder }, search }),
      [navigate, caseFolder],
    ),
    toWorkstation: useCallback((screen) => void navigate({ to: `/${screen}` }), [navigate]),
    toStart: useCallback(() => void navigate({ to: '/' }), [navigate]),
  };
};

/** Last part of the address: which screen is shown; `start` for none. */
export const useScreenId = (): CaseScreenId | WorkstationScreenId | 'start' => {
  const { pathname } = useLocation();
  const last = pathname.split('/').at(-1) ?? '';
  return isScreen(last) ? last : 'start';
};

const screenIds = new Set<string>([
  'overview',
  'evidence',
  'findings',
  'search',
  'sources',
  'hypotheses',
  'matrix',
  'sensitivity',
  'harm',
  'services',
  'response',
  'notifications',
  'redress',
  'exercise',
  'report',
  'review',
  'releases',
  'ledger',
  'verify',
  'settings',
]);
const isScreen = (id: string): id is CaseScreenId | WorkstationScreenId => screenIds.has(id);
