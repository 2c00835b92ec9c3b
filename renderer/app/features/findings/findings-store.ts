import { create } from 'zustand';
import type { TriageState } from '../../../../shared/domain/finding-vocabulary.ts';
import { newTableState, type TableState } from '../../../ui/table-state.ts';

export type FindingsView = {
  readonly table: TableState;
  readonly text: string;
  readonly tags: readonly string[];
  readonly triage: readonly TriageState[];
  readonly isStarred: boolean;
  readonly isWithdrawn: boolean;
  /** Finding in the detail pane, by id. */
  readonly open: string | null;
};

export const noFilter = { text: '', tags: [], triage: [], isStarred: false, isWithdrawn: false } as const;
const newView: FindingsView = { table: newTableState('line', true), ...noFilter, open: null };

type FindingsState = {
  readonly byFolder: Readonly<Record<string, FindingsView>>;
  readonly change: (folder: string, change: Partial<FindingsView>) => void;
  readonly changeTable: (folder: string, change: Partial<TableState>) => void;
  /** Narrows the table, which then starts at its top. */
  readonly filterBy: (folder: string, filter: Partial<Omit<FindingsView, 'table' | 'open'>>) => void;
};

/** How a person has this screen, by case: it is as it was when they come back. */
export const useFindings = create<FindingsState>()((set) => {
  const update = (folder: string, next: (view: FindingsView) => Partial<FindingsView>): void =>
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
    filterBy: (folder, filter) =>
      update(folder, ({ table }) => ({
        ...filter,
        table: { ...table, active: 0, activeKey: null, anchor: 0, selected: [], scrollTop: 0 },
      })),
  };
});

export const useFindingsView = (folder: string): FindingsView =>
  useFindings(({ byFolder }) => byFolder[folder] ?? newView);
