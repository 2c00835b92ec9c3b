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
  /** Whose decibels are shown step by step; null for the lead. */
  readonly own: string | null;
  readonly ownGroup: string | null;
  readonly isOwnWhole: boolean;
  /** Group whose items are listed under the list of flips. */
  readonly flipGroup: string | null;
  readonly scrollTop: number;
};

const newView: SensitivityView = {
  level: null,
  rival: null,
  group: null,
  isWhole: false,
  own: null,
  ownGroup: null,
  isOwnWhole: false,
  flipGroup: null,
  scrollTop: 0,
};

/** What was chosen on one level means nothing on another. */
export const nothingChosen = { rival: null, group: null, own: null, ownGroup: null, flipGroup: null } as const;

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
