import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RandomBytes } from '../../shared/base/random.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { createAppPool } from '../../services/threads/app-pool.ts';
import { startAppThread } from '../../services/threads/app-thread.ts';
import { buildWindow } from './build-window.ts';
import { hostLimits } from './limits.ts';
import { startHost, type RunningHost } from './start-host.ts';
import { readWindowFiles, type WindowFiles } from '../../services/window-files.ts';

export type HostRequest = {
  /** The case that the window opens with, absolute. */
  readonly caseFolder?: string;
  readonly port: number;
  /** Folders beside home and mounted media that the window may list, absolute. */
  readonly roots: readonly string[];
  readonly endsWhenIdle: boolean;
  /** How long it waits for its first window. */
  readonly firstStreamMilliseconds?: number;
};

export type OpenHost = {
  /** Opens one window once: the token is behind the `#`, which no browser sends anywhere. */
  readonly url: string;
} & Pick<RunningHost, 'wasOpened' | 'ended' | 'close'>;

export type OpenHostParts = {
  /** The file that serves the application when it runs in a thread. */
  readonly entry: URL;
  readonly random: RandomBytes;
  readonly log: (line: string) => void;
};

const programFolder = join(import.meta.dirname, '..', '..');
const windowFolder = join(programFolder, 'dist', 'window');

/** Host, threads and the built window together. */
export const openHost = async (
  { caseFolder, port, roots, endsWhenIdle, firstStreamMilliseconds }: HostRequest,
  { entry, random, log }: OpenHostParts,
): Promise<Result<OpenHost, Failure>> => {
  const absent = roots.find((folder) => !isFolder(folder));
  if (absent !== undefined) return err(noSuchRoot(absent));
  if (!(await buildWindow(programFolder))) return err(notBuilt);
  const files = await readBuiltWindow(windowFolder);
  if (files === undefined) return err(notBuilt);
  const pool = createAppPool({ startThread: (heard) => startAppThread({ entry, data: roots, ...heard }) });
  if (caseFolder !== undefined) {
    const info = await pool.send('case.info', { folder: caseFolder });
    if (!info.ok) {
      await pool.close();
      return info;
    }
  }
  const limits = { ...hostLimits, ...(firstStreamMilliseconds !== undefined && { firstStreamMilliseconds }) };
  const host = await startHost({ pool, files, limits, random, userId: process.getuid?.(), port, endsWhenIdle, log });
  if (!host.ok) return host;
  const { token, wasOpened, ended, close } = host.value;
  const fragment = caseFolder === undefined ? '' : `&case=${encodeURIComponent(caseFolder)}`;
  return ok({ url: `http://127.0.0.1:${host.value.port}/#token=${token}${fragment}`, wasOpened, ended, close });
};

const replacedMilliseconds = 300;

/** Looked at twice: another process may be putting a newer build in its place at this very moment. */
const readBuiltWindow = async (folder: string): Promise<WindowFiles | undefined> => {
  const files = readWindowFiles(folder);
  if (files !== undefined) return files;
  await wait(replacedMilliseconds);
  return readWindowFiles(folder);
};

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    // What cannot be looked at cannot be listed either.
    return false;
  }
};

const noSuchRoot = (folder: string): Failure => ({
  code: 'NOT_FOUND',
  message: `There is no folder ${folder} for the window to list.`,
  hint: 'Name a folder that is there after `--root`, or leave it out.',
  at: folder,
});
const notBuilt: Failure = {
  code: 'WINDOW_NOT_BUILT',
  message: `The window has not been built: ${windowFolder} holds no page.`,
  hint: 'Build it with `npm run build`, which says what is in the way, then start again.',
};
