import { create } from 'zustand';
import type { AppEvent, JobEvent } from '../../../shared/api/events.ts';

export type Panel = 'palette' | 'shortcuts' | 'help' | null;

type ShellState = {
  /** Folder of the case that the window shows; kept while Verify or Settings are open. */
  readonly caseFolder: string | null;
  readonly panel: Panel;
  readonly isConnected: boolean;
  /** Newest last; those that ended stay for a moment so that their end is seen. */
  readonly jobs: readonly JobEvent[];
  /** How long the last rescoring took, in milliseconds. */
  readonly rescoredMilliseconds: number | null;
  readonly setCaseFolder: (folder: string | null) => void;
  readonly setPanel: (panel: Panel) => void;
  readonly setConnected: (isConnected: boolean) => void;
  readonly setRescored: (milliseconds: number) => void;
  readonly takeEvent: (event: AppEvent) => void;
  readonly dropJob: (id: string) => void;
};

export const useShell = create<ShellState>()((set) => ({
  caseFolder: null,
  panel: null,
  isConnected: true,
  jobs: [],
  rescoredMilliseconds: null,
  setCaseFolder: (caseFolder) => set({ caseFolder }),
  setPanel: (panel) => set({ panel }),
  setConnected: (isConnected) => set({ isConnected }),
  setRescored: (rescoredMilliseconds) => set({ rescoredMilliseconds }),
  takeEvent: (event) => {
    if (event.kind !== 'job') return;
    set(({ jobs }) => ({
      jobs: jobs.some(({ id }) => id === event.id)
        ? jobs.map((job) => (job.id === event.id ? event : job))
        : [...jobs, event],
    }));
  },
  dropJob: (id) => set(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) })),
}));
