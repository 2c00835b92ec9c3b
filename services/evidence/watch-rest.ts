import { watch } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { storageFailure } from '../../db/storage-failure.ts';
import type { JobControl } from '../app-deps.ts';

/** The rest between two looks at a folder. */
export type WatchRest = {
  /** At least the first, at most the second number of milliseconds; between them it ends when a change is heard of. */
  readonly rest: (least: number, most: number) => Promise<void>;
  readonly close: () => void;
};

/**
 * The system's word that something has changed is often late or missing, so it only makes the next look come sooner. What is
 * wished of the call ends a rest at once.
 */
export const createWatchRest = (path: string, control: JobControl | undefined): WatchRest => {
  let heard = new AbortController();
  let asked = new AbortController();
  let isAsking = false;
  const watcher = openWatcher(path, () => heard.abort());
  const ask = async (): Promise<void> => {
    if (isAsking || control === undefined) return;
    isAsking = true;
    await control.asked();
    isAsking = false;
    asked.abort();
  };
  return {
    rest: async (least, most) => {
      asked = new AbortController();
      void ask();
      await nap(least, asked.signal);
      await nap(most - least, AbortSignal.any([asked.signal, heard.signal]));
      heard = new AbortController();
    },
    close: () => watcher?.close(),
  };
};

const nap = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  try {
    await sleep(milliseconds, null, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};

const openWatcher = (path: string, onChange: () => void): { readonly close: () => void } | undefined => {
  try {
    const watcher = watch(path, { persistent: false }, onChange);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch (error) {
    storageFailure(error);
    return undefined;
  }
};
