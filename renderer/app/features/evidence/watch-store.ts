import { create } from 'zustand';
import type { Client } from '../../../../shared/api/client.ts';
import type { Input } from '../../../../shared/api/contract.ts';
import { isAtWork, type JobEvent } from '../../../../shared/api/events.ts';
import { settleSecondsDefault, type WatchState } from '../../../../shared/api/watch-contract.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { useShell } from '../../shell/shell-store.ts';
import { planIntake, type IntakeDraft } from './intake-plan.ts';
import { useIntake } from './intake-store.ts';

export type FolderWatch = {
  readonly isOpen: boolean;
  /** Folder to be watched; empty: none is chosen. */
  readonly path: string;
  /** Seconds, as typed. */
  readonly settle: string;
  readonly isStarting: boolean;
  /** What came of the last watching, once it ended. */
  readonly ended: WatchState | null;
  readonly failure: Failure | null;
};

const newWatch: FolderWatch = {
  isOpen: false,
  path: '',
  settle: String(settleSecondsDefault),
  isStarting: false,
  ended: null,
  failure: null,
};

type WatchStore = {
  readonly byFolder: Readonly<Record<string, FolderWatch>>;
  readonly change: (folder: string, change: Partial<FolderWatch>) => void;
  /** Watches what is chosen, with what the intake form says. Goes on when the screen is left. */
  readonly start: (folder: string, call: Client) => Promise<void>;
};

export const useFolderWatch = create<WatchStore>()((set, get) => {
  const read = (folder: string): FolderWatch => get().byFolder[folder] ?? newWatch;
  const change: WatchStore['change'] = (folder, next) =>
    set(({ byFolder }) => ({ byFolder: { ...byFolder, [folder]: { ...read(folder), ...next } } }));
  return {
    byFolder: {},
    change,
    start: async (folder, call) => {
      if (read(folder).isStarting) return;
      change(folder, { isStarting: true, failure: null, ended: null });
      const { prepare, byFolder } = useIntake.getState();
      const unprepared = await prepare(folder, call);
      if (unprepared !== null) return change(folder, { isStarting: false, failure: unprepared });
      const draft = useIntake.getState().byFolder[folder]?.draft ?? byFolder[folder]?.draft;
      const { path, settle } = read(folder);
      const reply = call('intake.watch', watchInput(folder, path, Number(settle), draft));
      change(folder, { isStarting: false, isOpen: false });
      const ended = await reply;
      const last = watchJob(useShell.getState().jobs, folder)?.watch ?? null;
      if (ended.ok) change(folder, { ended: ended.value });
      // Stopped in the middle of a large file: what was acknowledged is in the case.
      else if (ended.error.code === 'CANCELLED') change(folder, { ended: last });
      else change(folder, { ended: last, failure: ended.error });
    },
  };
});

const watchInput = (
  folder: string,
  path: string,
  settleSeconds: number,
  draft: IntakeDraft | undefined,
): Input<'intake.watch'> => {
  const [said] =
    draft === undefined ? [] : planIntake({ ...draft, paths: [{ path, name: path, isUpload: false }] }, folder);
  const { paths: _, ...rest } = said ?? { folder, paths: [] };
  return { ...rest, path, settleSeconds };
};

export const useFolderWatchOf = <T>(folder: string, select: (watch: FolderWatch) => T): T =>
  useFolderWatch(({ byFolder }) => select(byFolder[folder] ?? newWatch));

type WatchJob = JobEvent & { readonly watch: WatchState };

const isWatchOf = (job: JobEvent, folder: string): job is WatchJob => job.watch?.folder === folder;

const watchJob = (jobs: readonly JobEvent[], folder: string): WatchJob | undefined =>
  jobs.findLast((job) => isWatchOf(job, folder));

/** The watching of a folder for this case that is going on, whoever of its windows began it. */
export const useWatchJob = (folder: string): WatchJob | undefined => {
  const job = useShell(({ jobs }) => watchJob(jobs, folder));
  return job !== undefined && isAtWork(job) ? job : undefined;
};

/** Why so many seconds cannot be waited; null where they can. */
export const settleError = (text: string): string | null => {
  const seconds = Number(text.trim());
  return text.trim() !== '' && seconds >= 0.1 && seconds <= 3600 ? null : 'A number of seconds from 0.1 to 3600.';
};

/** How a watched folder stands, in one line. */
export const watchWords = ({ counts }: WatchState): string =>
  [
    `${counts.taken} taken in`,
    ...(counts.refused > 0 ? [`${counts.refused} refused`] : []),
    ...(counts.waiting > 0 ? [`${counts.waiting} not taken yet`] : []),
    ...(counts.duplicates > 0 ? [`${counts.duplicates} there already`] : []),
  ].join(', ');
