import { useCallback, useState } from 'react';
import { create } from 'zustand';
import type { PickRequest, SaveRequest } from '../../../shared/api/desktop.ts';
import { ok, type Failure, type Result } from '../../../shared/base/result.ts';
import { useApi } from '../api/replies.ts';

/** A question for a path that the window's own dialog is showing. */
export type Question =
  | ({ readonly act: 'pick' } & PickRequest & { readonly answer: (paths: readonly string[]) => void })
  | ({ readonly act: 'save' } & SaveRequest & { readonly answer: (path: string | null) => void });

export const usePickStore = create<{
  readonly question: Question | null;
  readonly ask: (question: Question) => void;
  readonly close: () => void;
}>()((set) => ({
  question: null,
  ask: (question) => set({ question }),
  close: () => set({ question: null }),
}));

/** Asks for files or a folder: by the system's dialog where the shell has one, else by our own. Empty: thought better of it. */
export const usePick = (): ((request: PickRequest) => Promise<Result<readonly string[]>>) => {
  const { desktop } = useApi();
  const ask = usePickStore((state) => state.ask);
  return useCallback(
    (request) =>
      desktop.pick === null
        ? new Promise((resolve) => ask({ act: 'pick', ...request, answer: (paths) => resolve(ok(paths)) }))
        : desktop.pick(request),
    [desktop, ask],
  );
};

/** Asks where to write; null: thought better of it. */
export const useSave = (): ((request: SaveRequest) => Promise<Result<string | null>>) => {
  const { desktop } = useApi();
  const ask = usePickStore((state) => state.ask);
  return useCallback(
    (request) =>
      desktop.save === null
        ? new Promise((resolve) => ask({ act: 'save', ...request, answer: (path) => resolve(ok(path)) }))
        : desktop.save(request),
    [desktop, ask],
  );
};

/** The same for one place of a screen, with why the dialog could not be shown the last time; then nothing was chosen. */
export const usePickHere = () => {
  const { told, failure } = useTold(usePick());
  const pick = useCallback(async (request: PickRequest) => (await told(request)) ?? [], [told]);
  return { pick, failure };
};

/** As `usePickHere`; null where nothing was chosen as well. */
export const useSaveHere = () => {
  const { told, failure, clear } = useTold(useSave());
  return { save: told, failure, clear };
};

const useTold = <Request, Chosen>(ask: (request: Request) => Promise<Result<Chosen>>) => {
  const [failure, setFailure] = useState<Failure | null>(null);
  const told = useCallback(
    async (request: Request): Promise<Chosen | null> => {
      const asked = await ask(request);
      setFailure(asked.ok ? null : asked.error);
      return asked.ok ? asked.value : null;
    },
    [ask],
  );
  return { told, failure, clear: useCallback(() => setFailure(null), []) };
};
