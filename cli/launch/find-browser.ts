import { accessSync, constants } from 'node:fs';
import { posix, win32 } from 'node:path';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';

export type Places = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
};

/** A browser that has app windows: Chromium or one that is made of it. */
export type Browser = { readonly path: string; readonly name: string };

/** The one that `PLUMBLINE_BROWSER` names, else the first that is installed. Undefined where there is none. */
export const findBrowser = (
  places: Places,
  isProgram: (path: string) => boolean = isExecutable,
): Result<Browser | undefined, Failure> => {
  const named = places.environment['PLUMBLINE_BROWSER'];
  if (named !== undefined && named !== '') return isProgram(named) ? ok(describe(named)) : err(notAProgram(named));
  const path = [...onPath(places), ...usualPlaces(places)].find(isProgram);
  return ok(path === undefined ? undefined : describe(path));
};

const pathNames: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  win32: ['chrome.exe', 'msedge.exe'],
  darwin: ['chromium'],
};
const unixNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
] as const;

const onPath = ({ environment, platform }: Places): readonly string[] => {
  const path = platform === 'win32' ? win32 : posix;
  // A relative entry would start whatever lies in the folder that the person happens to be in.
  const folders = (environment['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return (pathNames[platform] ?? unixNames).flatMap((name) => folders.map((folder) => path.join(folder, name)));
};

const usualPlaces = ({ environment, platform, homeFolder }: Places): readonly string[] => {
  if (platform === 'darwin') {
    const programs = [
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Chromium.app/Contents/MacOS/Chromium',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
    const folders = ['/Applications', posix.join(homeFolder, 'Applications')];
    return programs.flatMap((program) => folders.map((folder) => posix.join(folder, program)));
  }
  if (platform === 'win32') {
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
      .map((name) => environment[name])
      .filter((folder) => folder !== undefined && win32.isAbsolute(folder));
    return programs.flatMap((program) => folders.map((folder) => win32.join(folder ?? '', program)));
  }
  return ['/snap/bin/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const describe = (path: string): Browser => {
  if (/chromium/iu.test(path)) return { path, name: 'Chromium' };
  return { path, name: /edge/iu.test(path) ? 'Edge' : 'Chrome' };
};

const notAProgram = (path: string): Failure => ({
  code: 'NO_SUCH_BROWSER',
  message: `PLUMBLINE_BROWSER names ${path}, which is no program that can be started.`,
  hint: 'Name the program of Chromium, Chrome or Edge there, or unset it.',
  at: path,
});
