import type { OpenHost } from '../host/open-host.ts';
import { isRoot } from './browser-arguments.ts';
import { openBrowserWindow, type BrowserWindow } from './browser-window.ts';
import { findBrowser, type Browser, type Places } from './find-browser.ts';

/** The browser to open, or why none can be. */
export type BrowserChoice = { readonly browser: Browser } | { readonly why: string };

export type LaunchParts = Pick<Places, 'environment' | 'homeFolder'> & {
  readonly choice: BrowserChoice;
  readonly host: OpenHost;
  readonly userId: number | undefined;
  /** A line for the person, at any time. */
  readonly note: (text: string) => void;
};

export type Launch = {
  /** What was done, in words. */
  readonly lines: readonly string[];
  /** When the window was closed, or the host ended of itself. Nothing is left then. */
  readonly until: Promise<null>;
  readonly close: () => Promise<void>;
};

/** Opens the window in an installed browser; where none can be opened, the address is said instead. */
export const launchWindow = (parts: LaunchParts): Launch => {
  const { host, choice } = parts;
  if ('why' in choice) {
    return {
      lines: [`${choice.why} Open this address in a browser of this machine: ${host.url}`, 'Ctrl-C ends the program.'],
      until: host.ended,
      close: host.close,
    };
  }
  const { browser } = choice;
  const window = openBrowserWindow({ ...parts, browser, url: host.url });
  return {
    lines: [
      `Opened in ${browser.name} (${browser.path}). Closing the window ends the program.`,
      ...(isRoot(parts.userId) ? [`${browser.name} runs without its own sandbox, because you are root.`] : []),
    ],
    until: followWindow(window, browser, parts),
    close: async () => {
      await Promise.all([window.close(), host.close()]);
    },
  };
};

export const chooseBrowser = (places: Places): BrowserChoice => {
  const { environment, platform } = places;
  if (environment['PLUMBLINE_WINDOW'] === 'none') return { why: 'PLUMBLINE_WINDOW asks for no window.' };
  if (!hasDisplay(environment, platform)) return { why: 'There is no display here to open a window on.' };
  const found = findBrowser(places);
  if (!found.ok) return { why: found.error.message };
  return found.value === undefined ? { why: 'No Chromium, Chrome or Edge was found here.' } : { browser: found.value };
};

export const hasDisplay = (environment: Places['environment'], platform: NodeJS.Platform): boolean =>
  platform === 'win32' ||
  platform === 'darwin' ||
  ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (environment[name] ?? '') !== '');

const followWindow = async (window: BrowserWindow, browser: Browser, { host, note }: LaunchParts): Promise<null> => {
  const hostEnded = (async () => {
    await host.ended;
    await window.close();
  })();
  const { hasFailed, lastWords } = await window.ended;
  if (hasFailed && !host.wasOpened()) {
    note(`${browser.name} ended without opening a window: ${lastWords === '' ? 'it does not say why' : lastWords}`);
    note(`Open this address in a browser of this machine: ${host.url}`);
  } else await host.close();
  await hostEnded;
  return null;
};
