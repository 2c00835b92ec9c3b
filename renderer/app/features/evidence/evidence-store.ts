import { create } from 'zustand';
import { newTableState, type TableState } from '../../../ui/table-state.ts';
import { noFilter, type EvidenceFilter } from './evidence-filter.ts';

export type ItemTab = 'item' | 'custody' | 'ratings' | 'records' | 'file';
export type FileMode = 'text' | 'hex';

export type EvidenceView = {
  readonly table: TableState;
  readonly filter: EvidenceFilter;
  /** Item in the detail pane, by id. */
  readonly open: string | null;
  /** Item that an address named and the table has not come to yet; `missing`: it is not among the rows. */
  readonly sought: { readonly id: string; readonly isMissing: boolean } | null;
  readonly tab: ItemTab;
  readonly fileMode: FileMode;
};

const newView: EvidenceView = {
  table: newTableState('exhibit'),
  filter: noFilter,
  open: null,
  sought: null,
  tab: 'item',
  fileMode: 'hex',
};

type EvidenceState = {
  readonly byFolder: Readonly<Record<string, EvidenceView>>;
  readonly change: (folder: string, change: Partial<EvidenceView>) => void;
  readonly changeTable: (folder: string, change: Partial<TableState>) => void;
  /** Narrows the table, which then starts at its top. */
  readonly filterBy: (folder: string, filter: EvidenceFilter) => void;
};

/** How a person has this screen, by case: it is as it was when they come back. */
export const useEvidence = create<EvidenceState>()((set) => {
  const update = (folder: string, next: (view: EvidenceView) => Partial<EvidenceView>): void =>
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
        ...(open !== null && typeof change.activeKey === 'string' && { open: change.activeKey, sought: null }),
      })),
    filterBy: (folder, filter) =>
      update(folder, ({ table }) => ({
        filter,
        table: { ...table, active: 0, activeKey: null, anchor: 0, selected: [], scrollTop: 0 },
      })),
  };
});

export const useEvidenceView = <T>(folder: string, select: (view: EvidenceView) => T): T =>
  useEvidence(({ byFolder }) => select(byFolder[folder] ?? newView));
