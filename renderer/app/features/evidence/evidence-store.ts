import { create } from 'zustand';
import type { EncodingId } from '../../../../shared/viewing/encodings.ts';
import type { ViewId } from '../../../../shared/viewing/views.ts';
import { newTableState, type TableState } from '../../../ui/table-state.ts';
import type { EvidenceFilter } from '../../../../shared/domain/evidence-filter.ts';
import { noFilter } from './evidence-filter.ts';
import type { Sought } from './viewing/view-props.ts';

export type ItemTab = 'item' | 'findings' | 'custody' | 'ratings' | 'records' | 'file';

/** A place in the file of an item; the view that it is looked at in, where the person or the way to it chose one. */
type SoughtPlace = Sought & { readonly item: string; readonly view: ViewId | null };

export type EvidenceView = {
  readonly table: TableState;
  readonly filter: EvidenceFilter;
  /** Item in the detail pane, by id. */
  readonly open: string | null;
  /** Item that an address named and the table has not come to yet; `missing`: it is not among the rows. */
  readonly sought: { readonly id: string; readonly isMissing: boolean } | null;
  readonly tab: ItemTab;
  /** What was chosen instead of a view that came by itself: it holds for every file of the case that has the same. */
  readonly chosenViews: Partial<Readonly<Record<ViewId, ViewId>>>;
  /** What a person reads the text of an item as, where that is not what was detected. */
  readonly chosenEncodings: Readonly<Record<string, EncodingId>>;
  /** The place that the File tab opens at and marks. */
  readonly soughtPlace: SoughtPlace | null;
};

/** Whoever looks at names and hashes puts their columns there. */
const columnsHiddenAtFirst = ['name', 'sha256', 'class', 'marking', 'collectedAt'];

const newView: EvidenceView = {
  table: { ...newTableState('exhibit'), hidden: columnsHiddenAtFirst },
  filter: noFilter,
  open: null,
  sought: null,
  tab: 'item',
  chosenViews: {},
  chosenEncodings: {},
  soughtPlace: null,
};

type EvidenceState = {
  readonly byFolder: Readonly<Record<string, EvidenceView>>;
  readonly change: (folder: string, change: Partial<EvidenceView>) => void;
  readonly changeTable: (folder: string, change: Partial<TableState>) => void;
  /** Opens an item at a place of its file, marked. */
  readonly seek: (folder: string, item: string, sought: Sought, view?: ViewId) => void;
  readonly leavePlace: (folder: string) => void;
  readonly chooseView: (folder: string, insteadOf: ViewId, view: ViewId) => void;
  readonly chooseEncoding: (folder: string, item: string, encoding: EncodingId | null) => void;
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
    seek: (folder, item, { place, bytes }, view) =>
      update(folder, ({ open, sought }) => ({
        open: item,
        tab: 'file',
        sought: open === item ? sought : { id: item, isMissing: false },
        soughtPlace: { item, place, bytes, view: view ?? null },
      })),
    leavePlace: (folder) => update(folder, () => ({ soughtPlace: null })),
    chooseView: (folder, insteadOf, view) =>
      update(folder, ({ chosenViews, soughtPlace }) => ({
        chosenViews: { ...chosenViews, [insteadOf]: view },
        soughtPlace: soughtPlace === null ? null : { ...soughtPlace, view },
      })),
    chooseEncoding: (folder, item, encoding) =>
      update(folder, ({ chosenEncodings: { [item]: _last, ...others } }) => ({
        chosenEncodings: encoding === null ? others : { ...others, [item]: encoding },
      })),
    filterBy: (folder, filter) =>
      update(folder, ({ table }) => ({
        filter,
        table: { ...table, active: 0, activeKey: null, anchor: 0, selected: [], selectsAll: false, scrollTop: 0 },
      })),
  };
});

export const useEvidenceView = <T>(folder: string, select: (view: EvidenceView) => T): T =>
  useEvidence(({ byFolder }) => select(byFolder[folder] ?? newView));
