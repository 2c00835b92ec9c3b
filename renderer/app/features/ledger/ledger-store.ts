import { useCallback } from 'react';
import { create } from 'zustand';
import { newTableState, type TableState } from '../../../ui/table-state.ts';
import type { CaseChecks } from './check-words.ts';

export type LedgerPane = 'line' | 'then' | 'check';

/** What was verified, and how, as long as the window is open. */
export type CheckedCase = {
  readonly checks: CaseChecks;
  /** Instant in UTC. */
  readonly at: string;
  readonly size: number;
  readonly isComplete: boolean;
};

export type LedgerView = {
  readonly table: TableState;
  readonly text: string;
  readonly types: readonly string[];
  readonly actors: readonly string[];
  /** Line that the pane shows; null for the newest. */
  readonly line: number | null;
  readonly pane: LedgerPane;
  /** Line up to which the case is looked at; null for now. */
  readonly asOf: number | null;
  /** The table ends where the case is looked at. */
  readonly isLimited: boolean;
  readonly checked: CheckedCase | null;
  /** Verification reads every byte of the evidence. */
  readonly isReadingAll: boolean;
  /** A checkpoint as it is typed from paper, and files of them. */
  readonly pasted: string;
  readonly noteFiles: readonly string[];
};

const newView: LedgerView = {
  table: newTableState('line', true),
  text: '',
  types: [],
  actors: [],
  line: null,
  pane: 'line',
  asOf: null,
  isLimited: false,
  checked: null,
  isReadingAll: false,
  pasted: '',
  noteFiles: [],
};

export type LedgerChange = Partial<LedgerView> | ((view: LedgerView) => Partial<LedgerView>);
export type ChangeLedgerView = (change: LedgerChange) => void;

type LedgerState = {
  readonly byFolder: Readonly<Record<string, LedgerView>>;
  readonly change: (folder: string, change: LedgerChange) => void;
};

const useLedgerStore = create<LedgerState>()((set) => ({
  byFolder: {},
  change: (folder, change) =>
    set(({ byFolder }) => {
      const view = byFolder[folder] ?? newView;
      return {
        byFolder: { ...byFolder, [folder]: { ...view, ...(typeof change === 'function' ? change(view) : change) } },
      };
    }),
}));

/** How the ledger of a case was left. */
export const useLedgerView = (folder: string): readonly [LedgerView, ChangeLedgerView] => {
  const view = useLedgerStore((state) => state.byFolder[folder]) ?? newView;
  const change = useLedgerStore((state) => state.change);
  return [view, useCallback((part) => change(folder, part), [change, folder])];
};
