import { create } from 'zustand';
import type { Edition, Tlp } from '../../../../shared/domain/vocabulary.ts';
import { newTableState, type TableState } from '../../../ui/table-state.ts';
import type { StepId } from './release-way.ts';
import type { Reason, Rule, Staying } from './withholding.ts';

export type View = StepId | 'lint' | 'releases' | 'exports' | 'recipients' | 'requests' | 'people';
export type PreviewTab = 'seen' | 'withheld' | 'evidence' | 'remaining' | 'missing';
export type TableId = Exclude<PreviewTab, 'seen'> | 'rules' | 'releases' | 'exports' | 'requests';

/** What a person has under way in one case; kept while they are on other screens. */
export type Work = {
  /** Null until the person chooses: then the step that is next is shown. */
  readonly view: View | null;
  readonly rules: readonly Rule[];
  readonly reason: Reason;
  /** Where what is withheld by hand may stand all the same. */
  readonly staying: readonly Staying[];
  readonly name: string;
  readonly edition: Edition;
  readonly tlp: Tlp;
  readonly tab: PreviewTab;
  readonly search: string;
  /** SHA-256 of the redactions that the request shall name; null: not chosen yet. */
  readonly asked: readonly string[];
  readonly exportEdition: Edition;
  readonly exportTlp: Tlp;
  /** SHA-256 of the redaction of the export. */
  readonly exportRedaction: string | null;
  readonly tables: Readonly<Record<TableId, TableState>>;
};

const newWork: Work = {
  view: null,
  rules: [],
  reason: 'source-protection',
  staying: [],
  name: '',
  edition: 'public',
  tlp: 'AMBER',
  tab: 'withheld',
  search: '',
  asked: [],
  exportEdition: 'public',
  exportTlp: 'AMBER',
  exportRedaction: null,
  tables: {
    withheld: newTableState('line'),
    evidence: newTableState('exhibit'),
    remaining: newTableState('withheld'),
    missing: newTableState('line'),
    rules: newTableState('what'),
    releases: newTableState('line', true),
    exports: newTableState('line', true),
    requests: newTableState('line', true),
  },
};

const useStore = create<{
  readonly byFolder: Readonly<Record<string, Work>>;
  readonly change: (folder: string, change: (work: Work) => Partial<Work>) => void;
}>()((set) => ({
  byFolder: {},
  change: (folder, change) =>
    set(({ byFolder }) => {
      const work = byFolder[folder] ?? newWork;
      return { byFolder: { ...byFolder, [folder]: { ...work, ...change(work) } } };
    }),
}));

export const useWork = (
  folder: string,
): Work & {
  readonly set: (change: Partial<Work>) => void;
  readonly setTable: (id: TableId, change: Partial<TableState>) => void;
  readonly setRules: (change: (rules: readonly Rule[]) => readonly Rule[]) => void;
} => {
  const work = useStore((state) => state.byFolder[folder]) ?? newWork;
  const change = useStore((state) => state.change);
  return {
    ...work,
    set: (next) => change(folder, () => next),
    setTable: (id, next) =>
      change(folder, ({ tables }) => ({ tables: { ...tables, [id]: { ...tables[id], ...next } } })),
    setRules: (next) => change(folder, ({ rules }) => ({ rules: next(rules) })),
  };
};
