import { createAppPool, type AppPool } from '../../services/threads/app-pool.ts';
import { startAppThread, type AppThread } from '../../services/threads/app-thread.ts';

export type TestPool = { readonly pool: AppPool; readonly threads: readonly AppThread[] };

/** A pool over the workstation whose profile lies in that folder, and every thread that it started so far. */
export const openPool = (profileFolder: string, pollMilliseconds = 1000): TestPool => {
  const threads: AppThread[] = [];
  const pool = createAppPool({
    startThread: (heard) => {
      const entry = new URL('./app-thread.ts', import.meta.url);
      const thread = startAppThread({ entry, data: profileFolder, ...heard });
      threads.push(thread);
      return thread;
    },
    pollMilliseconds,
  });
  return { pool, threads };
};
