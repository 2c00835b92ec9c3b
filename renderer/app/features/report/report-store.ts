import { create } from 'zustand';
import type { Input } from '../../../../shared/api/contract.ts';

/** What takes one act back: another line, never an edit. */
export type Undo =
  | { readonly act: 'remove'; readonly sentences: readonly string[] }
  | { readonly act: 'change'; readonly input: Omit<Input<'sentence.change'>, 'folder'> }
  | { readonly act: 'place'; readonly input: Omit<Input<'sentence.place'>, 'folder'> };

type ReportState = {
  /** Of which case the rest is. */
  readonly folder: string | null;
  readonly selected: string | null;
  readonly undos: readonly Undo[];
  readonly enter: (folder: string) => void;
  readonly select: (sentence: string | null) => void;
  readonly pushUndo: (undo: Undo) => void;
  readonly popUndo: () => void;
};

const undosMax = 50;

/** What a person is doing on the screen Report. */
export const useReport = create<ReportState>()((set) => ({
  folder: null,
  selected: null,
  undos: [],
  enter: (folder) => set((state) => (state.folder === folder ? state : { folder, selected: null, undos: [] })),
  select: (selected) => set({ selected }),
  pushUndo: (undo) => set(({ undos }) => ({ undos: [...undos, undo].slice(-undosMax) })),
  popUndo: () => set(({ undos }) => ({ undos: undos.slice(0, -1) })),
}));
