import { create } from 'zustand';
import { newTableState, type TableState } from '../../../ui/table-state.ts';

/** How a person has the records of one item. */
export type RecordsView = {
  readonly table: TableState;
  readonly text: string;
  readonly types: readonly string[];
  /** Record that is shown in full, by its number. */
  readonly open: number | null;
};

const newView: RecordsView = { table: newTableState('place'), text: '', types: [], open: null };

type RecordsState = {
  readonly byItem: Readonly<Record<string, RecordsView>>;
  readonly change: (item: string, change: Partial<RecordsView>) => void;
  readonly changeTable: (item: string, change: Partial<TableState>) => void;
  /** Narrows the table, which then starts at its top. */
  readonly filterBy: (item: string, filter: Partial<Pick<RecordsView, 'text' | 'types'>>) => void;
};

/** By item, whose identifier is its own in every case: the table is as it was when they come back. */
export const useRecords = create<RecordsState>()((set) => {
  const update = (item: string, next: (view: RecordsView) => Partial<RecordsView>): void =>
    set(({ byItem }) => {
      const view = byItem[item] ?? newView;
      return { byItem: { ...byItem, [item]: { ...view, ...next(view) } } };
    });
  return {
    byItem: {},
    change: (item, change) => update(item, () => change),
    changeTable: (item, change) => update(item, ({ table }) => ({ table: { ...table, ...change } })),
    filterBy: (item, filter) =>
      update(item, ({ table }) => ({
        ...filter,
        table: { ...table, active: 0, activeKey: null, anchor: 0, selected: [], scrollTop: 0 },
      })),
  };
});

export const useRecordsView = (item: string): RecordsView => useRecords(({ byItem }) => byItem[item] ?? newView);
