import { create } from 'zustand';
import { newTableState, type TableState } from '../../../ui/table-state.ts';

export type SourcesView = {
  readonly table: TableState;
  readonly text: string;
  /** Source in the detail pane, by id. */
  readonly open: string | null;
  readonly view: 'case' | 'register' | 'defaults';
};

const newView: SourcesView = { table: newTableState('name'), text: '', open: null, view: 'case' };

type SourcesState = {
  readonly byFolder: Readonly<Record<string, SourcesView>>;
  readonly change: (folder: string, change: Partial<SourcesView>) => void;
  readonly changeTable: (folder: string, change: Partial<TableState>) => void;
};

/** How a person has this screen, by case: it is as it was when they come back. */
export const useSources = create<SourcesState>()((set) => {
  const update = (folder: string, next: (view: SourcesView) => Partial<SourcesView>): void =>
    set(({ byFolder }) => {
      const view = byFolder[folder] ?? newView;
      return { byFolder: { ...byFolder, [folder]: { ...view, ...next(view) } } };
    });
  return {
    byFolder: {},
    change: (folder, change) => update(folder, () => change),
    changeTable: (folder, change) =>
      update(folder, ({ table, open }) => ({
        table: { ...table, ...change },
        // An open pane follows the row that the keys move.
        ...(open !== null && typeof change.activeKey === 'string' && { open: change.activeKey }),
      })),
  };
});

export const useSourcesView = (folder: string): SourcesView =>
  useSources(({ byFolder }) => byFolder[folder] ?? newView);
