import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { makeOwnFolder, removeFolder, sweepFolders } from '../host/own-folder.ts';
import { browserArguments } from './browser-arguments.ts';
import type { Browser, Places } from './find-browser.ts';

export type WindowEnd = {
  /** It ended in another way than by being closed. */
  readonly hasFailed: boolean;
  /** The last that it wrote to stderr. */
  readonly lastWords: string;
};

export type BrowserWindow = {
  /** When the window was closed or the browser ended otherwise; its profile is gone by then. */
  readonly ended: Promise<WindowEnd>;
  readonly close: () => Promise<void>;
};

export type OpenWindowParts = Pick<Places, 'environment' | 'homeFolder'> & {
  readonly browser: Browser;
  readonly url: string;
  readonly userId: number | undefined;
};

const closeMilliseconds = 3000;
const wordsMax = 2000;
/** As much of a program as shows whether it is a script. */
const scriptBytes = 4096;

/** A window of its own in an installed browser, with a profile that goes with it. */
export const openBrowserWindow = ({
  browser,
  url,
  userId,
  environment,
  homeFolder,
}: OpenWindowParts): BrowserWindow => {
  const base = profileBase(browser.path, homeFolder);
  sweepFolders('window', base);
  const profileFolder = makeOwnFolder('window', base);
  const child = spawn(browser.path, browserArguments({ url, profileFolder, userId }), {
    stdio: ['ignore', 'ignore', 'pipe'],
    // Chromium keeps its reports of crashes below this and not with the profile.
    env: { ...environment, CHROME_CONFIG_HOME: profileFolder },
    // A group of its own: all that a browser starts is ended with it, and Ctrl-C reaches it through this program alone.
    detached: process.platform !== 'win32',
  });
  let words = '';
  let hasEnded = false;
  const signalAll = (signal: NodeJS.Signals): void => {
    // Its number may be another's by then.
    if (!hasEnded) signalGroup(child, signal);
  };
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-wordsMax);
  });
  const ended = new Promise<WindowEnd>((resolve) => {
    const end = (hasFailed: boolean): void => {
      process.off('exit', abandon);
      abandon();
      hasEnded = true;
      child.stderr.destroy();
      resolve({ hasFailed, lastWords: words.trim().split('\n').at(-1) ?? '' });
    };
    child.once('error', ({ message }) => {
      words += message;
      end(true);
    });
    child.once('exit', (code) => end(code !== 0));
  });
  const abandon = (): void => {
    signalAll('SIGKILL');
    try {
      removeFolder(profileFolder);
    } catch {
      // The next start sweeps it.
    }
  };
  // However this process ends by itself, no browser is left with a window that nobody answers.
  process.once('exit', abandon);
  return {
    ended,
    close: async () => {
      signalAll('SIGTERM');
      const timer = setTimeout(() => signalAll('SIGKILL'), closeMilliseconds);
      await ended;
      clearTimeout(timer);
    },
  };
};

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // There is nobody left in it.
  }
};

/** A browser in a snap sees neither the system's temporary folder nor hidden ones; undefined: that folder will do. */
const profileBase = (path: string, homeFolder: string): string | undefined =>
  isSnap(path) ? join(homeFolder, 'snap', 'chromium', 'common') : undefined;

const isSnap = (path: string): boolean => {
  try {
    const real = realpathSync(path);
    // Ubuntu's `chromium-browser` is a script that starts the snap.
    return /\/snap(?:\/|$)/u.test(real) || readStart(real).includes('/snap/bin/');
  } catch {
    return false;
  }
};

const readStart = (path: string): Buffer => {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(scriptBytes);
    return start.subarray(0, readSync(file, start));
  } finally {
    closeSync(file);
  }
};
