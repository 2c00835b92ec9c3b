import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Places } from './find-browser.ts';

/** Electron's program, or why the window opens elsewhere, as the rest of a sentence that begins with its name. */
export type ElectronProgram = { readonly path: string } | { readonly why: string };

export type ElectronParts = Pick<Places, 'environment' | 'platform'> & {
  /** The folder of this program. */
  readonly root: string;
  readonly now: () => number;
  /** Tried again, however lately it could not be had. */
  readonly isWanted: boolean;
  readonly waitMilliseconds?: number;
};

const dayMilliseconds = 86_400_000;

/**
 * Electron's package brings its program at the first start. Where that takes longer than a moment, or where there is no
 * way out of this machine, the window does without it; it is tried again a day later.
 */
export const bringElectron = async (parts: ElectronParts): Promise<ElectronProgram> => {
  const folder = join(parts.root, 'node_modules', 'electron');
  const found = findElectron(folder, parts);
  if (found !== undefined) return { path: found };
  const install = join(folder, 'install.js');
  if (!existsSync(install)) return { why: 'is not installed' };
  if (parts.environment['ELECTRON_SKIP_BINARY_DOWNLOAD'] !== undefined) {
    return { why: 'is not here, and ELECTRON_SKIP_BINARY_DOWNLOAD forbids to download it' };
  }
  const stamp = join(parts.root, '.cache', 'electron-tried');
  if (!parts.isWanted && parts.now() - modifiedAt(stamp) < dayMilliseconds) {
    return { why: 'is not here, and could not be downloaded when that was last tried, less than a day ago' };
  }
  const why = await download(install, parts);
  const brought = findElectron(folder, parts);
  if (brought !== undefined) return { path: brought };
  leaveStamp(stamp);
  return { why: `is not here and could not be downloaded (${why})` };
};

/** As its own index.js looks for it, but that starts a download where there is none. */
const findElectron = (folder: string, { environment }: ElectronParts): string | undefined => {
  const path = readText(join(folder, 'path.txt'));
  const override = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') {
    const named = join(override, path ?? 'electron');
    return existsSync(named) ? named : undefined;
  }
  if (path === undefined || readText(join(folder, 'dist', 'version')) === undefined) return undefined;
  const program = join(folder, 'dist', path);
  return existsSync(program) ? program : undefined;
};

const readText = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
};

const modifiedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const leaveStamp = (stamp: string): void => {
  try {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, '');
  } catch {
    // Where nothing may be written it is tried at every start.
  }
};

/** Runs the package's own installer for so long, and says what it ended in. */
const download = (install: string, { root, environment, waitMilliseconds = 8000 }: ElectronParts): Promise<string> => {
  // What an interrupted download leaves behind goes with this folder.
  const temporary = join(root, '.cache', `electron-download-${process.pid}`);
  mkdirSync(temporary, { recursive: true });
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [install], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...environment, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
      timeout: waitMilliseconds,
      killSignal: 'SIGKILL',
    });
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => {
      words += chunk.toString();
    });
    child.once('error', ({ message }) => {
      words += message;
    });
    child.once('close', (code, signal) => {
      rmSync(temporary, { recursive: true, force: true });
      resolve(explain(words, code, signal, waitMilliseconds));
    });
  });
};

const explain = (words: string, code: number | null, signal: string | null, milliseconds: number): string => {
  if (signal !== null) return `not within ${milliseconds / 1000} seconds`;
  const cause = /getaddrinfo \w+ [\w.-]+|\bE[A-Z]{4,}\b|Response code \d+/u.exec(words)?.[0];
  return cause ?? `its installer ended with ${code}`;
};
