import { create } from 'zustand';

export type SearchView = {
  readonly text: string;
  /** Nouns of lines, `file`, `record`; none means all. */
  readonly kinds: readonly string[];
  /** First hit that is shown. */
  readonly from: number;
  /** This search is ranked however long it takes. */
  readonly rankAll: boolean;
};

const newView: SearchView = { text: '', kinds: [], from: 0, rankAll: false };

type SearchState = {
  readonly byFolder: Readonly<Record<string, SearchView>>;
  /** Another search starts at its first hit; other words are ranked as words are. */
  readonly look: (folder: string, change: Partial<Pick<SearchView, 'text' | 'kinds'>>) => void;
  readonly rankAll: (folder: string) => void;
  readonly goTo: (folder: string, from: number) => void;
};

/** What a person looks for, by case: it is there when they come back. */
export const useSearch = create<SearchState>()((set) => {
  const update = (folder: string, change: Partial<SearchView>): void =>
    set(({ byFolder }) => ({ byFolder: { ...byFolder, [folder]: { ...newView, ...byFolder[folder], ...change } } }));
  return {
    byFolder: {},
    look: (folder, change) =>
      update(folder, { ...change, from: 0, ...(change.text !== undefined && { rankAll: false }) }),
    rankAll: (folder) => update(folder, { rankAll: true, from: 0 }),
    goTo: (folder, from) => update(folder, { from }),
  };
});

export const useSearchView = (folder: string): SearchView => useSearch(({ byFolder }) => byFolder[folder] ?? newView);
