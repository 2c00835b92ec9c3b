import { useCallback } from 'react';
import { create } from 'zustand';

export type SensitivityView = {
  readonly level: number | null;
  /** Against whom the origins are measured; null for the most likely of the ranked ones. */
  readonly rival: string | null;
  /** Group whose items are listed under the figure. */
  readonly group: string | null;
  /** Every origin has a bar of its own. */
  readonly isWhole: boolean;
  readonly scrollTop: number;
};

const newView: SensitivityView = { level: null, rival: null, group: null, isWhole: false, scrollTop: 0 };

type SensitivityState = {
  readonly byFolder: Readonly<Record<string, SensitivityView>>;
  readonly change: (folder: string, change: Partial<SensitivityView>) => void;
};

const useSensitivityStore = create<SensitivityState>()((set) => ({
  byFolder: {},
  change: (folder, change) =>
    set(({ byFolder }) => ({ byFolder: { ...byFolder, [folder]: { ...newView, ...byFolder[folder], ...change } } })),
}));

/** How a person has this screen, by case: it is as it was when they come back. */
export const useSensitivityView = (
  folder: string,
): { readonly view: SensitivityView; readonly change: (change: Partial<SensitivityView>) => void } => {
  const view = useSensitivityStore(({ byFolder }) => byFolder[folder] ?? newView);
  const change = useSensitivityStore((state) => state.change);
  return { view, change: useCallback((next) => change(folder, next), [change, folder]) };
};
