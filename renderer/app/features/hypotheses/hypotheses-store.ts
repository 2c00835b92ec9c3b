import { useCallback } from 'react';
import { create } from 'zustand';
import { newTableState, type TableState } from '../../../ui/table-state.ts';

export type HypothesesTab = 'levels' | 'assumptions' | 'groups' | 'registers' | 'clusters';

export type HypothesesView = {
  readonly tab: HypothesesTab;
  /** What the pane shows, by id. */
  readonly hypothesis: string | null;
  readonly assumption: string | null;
  readonly group: string | null;
  readonly register: string | null;
  readonly cluster: string | null;
  /** Line after which clusters are shown, as it was typed; empty: now. */
  readonly clustersAt: string;
  readonly assumptions: TableState;
  readonly groups: TableState;
  readonly registers: TableState;
  readonly scrollTop: number;
};

const newView: HypothesesView = {
  tab: 'levels',
  hypothesis: null,
  assumption: null,
  group: null,
  register: null,
  cluster: null,
  clustersAt: '',
  assumptions: newTableState('status'),
  groups: newTableState('name'),
  registers: newTableState('status'),
  scrollTop: 0,
};

type HypothesesState = {
  readonly byFolder: Readonly<Record<string, HypothesesView>>;
  readonly change: (folder: string, change: Partial<HypothesesView>) => void;
};

const useHypothesesStore = create<HypothesesState>()((set) => ({
  byFolder: {},
  change: (folder, change) =>
    set(({ byFolder }) => ({ byFolder: { ...byFolder, [folder]: { ...newView, ...byFolder[folder], ...change } } })),
}));

/** How a person has this screen, by case: it is as it was when they come back. */
export const useHypothesesView = (
  folder: string,
): { readonly view: HypothesesView; readonly change: (change: Partial<HypothesesView>) => void } => {
  const view = useHypothesesStore(({ byFolder }) => byFolder[folder] ?? newView);
  const change = useHypothesesStore((state) => state.change);
  return { view, change: useCallback((next) => change(folder, next), [change, folder]) };
};
