import { create } from 'zustand';

export type ReviewView = 'taken' | 'own';

type State = {
  /** Path of the draft that is worked on, by the folder of the case. */
  readonly drafts: Readonly<Record<string, string>>;
  readonly views: Readonly<Record<string, ReviewView>>;
  readonly openDraft: (folder: string, draft: string) => void;
  readonly show: (folder: string, view: ReviewView) => void;
};

/** What somebody is doing on the Review screen; the draft itself is a file. */
export const useReviewStore = create<State>()((set) => ({
  drafts: {},
  views: {},
  openDraft: (folder, draft) =>
    set((state) => ({ drafts: { ...state.drafts, [folder]: draft }, views: { ...state.views, [folder]: 'own' } })),
  show: (folder, view) => set((state) => ({ views: { ...state.views, [folder]: view } })),
}));
