// Finds the Chromium that the window's tests and pictures run in, or brings one: the system's, else Playwright's where it
// can be downloaded, else Debian's package. Runs before anything else, so it depends on no package but Playwright.
// The form of it that has no window of its own draws the same pages with half the work, so it is taken first.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const shell = 'chromium-headless-shell';
const names = [shell, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const downloadMilliseconds = 180_000;
const installMilliseconds = 600_000;

/** @typedef {{ path: string, origin: string }} Browser */

/** @param {string} path */
const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** @returns {Browser | null} */
const findOnSystem = () => {
  const named = process.env['PLUMBLINE_BROWSER'];
  if (named !== undefined && named !== '')
    return isProgram(named) ? { path: named, origin: 'PLUMBLINE_BROWSER' } : null;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...usualPlaces];
  const found = candidates.find(isProgram);
  return found === undefined ? null : { path: found, origin: 'of the system' };
};

/** @returns {Promise<Browser | null>} */
const findPlaywrights = async () => {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return isProgram(path) ? { path, origin: "Playwright's download" } : null;
};

const canInstall = () => process.getuid?.() === 0 && isProgram('/usr/bin/apt-get');

/** @param {string} name of a package */
const install = (name) => {
  const quiet = /** @type {const} */ ({ stdio: 'ignore', timeout: installMilliseconds });
  spawnSync('/usr/bin/apt-get', ['update', '-qq'], quiet);
  spawnSync('/usr/bin/apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], quiet);
};

/**
 * @param {(text: string) => void} say
 * @returns {Promise<Browser | null>}
 */
export const bringChromium = async (say) => {
  const there = findOnSystem() ?? (await findPlaywrights());
  if (there !== null && there.origin === 'of the system' && isMadeForChecks() && !there.path.endsWith(shell)) {
    say(`Installing Debian's package ${shell}, which takes half the time of ${there.path}.`);
    install(shell);
    return findOnSystem();
  }
  if (there !== null) return there;
  say('No Chromium here: trying to download the one of Playwright.');
  const command = join(root, 'node_modules', 'playwright', 'cli.js');
  spawnSync(process.execPath, [command, 'install', 'chromium'], { stdio: 'ignore', timeout: downloadMilliseconds });
  const downloaded = await findPlaywrights();
  if (downloaded !== null) return downloaded;
  for (const name of canInstall() ? [shell, 'chromium'] : []) {
    say(`That cannot be had: installing Debian's package ${name}.`);
    install(name);
    const installed = findOnSystem();
    if (installed !== null) return { ...installed, origin: "Debian's package" };
  }
  say(
    'There is no Chromium, and none could be brought. Install Chromium, Chrome or Edge, or name one in PLUMBLINE_BROWSER.',
  );
  return null;
};

/** Where only checks run nobody minds one more package; a person's machine is left as it is. */
const isMadeForChecks = () => process.env['CI'] === 'true' && canInstall();
