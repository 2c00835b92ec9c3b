import { mkdirSync } from 'node:fs';
import type * as Electron from 'electron';
import { readWindowFiles, type WindowFiles } from '../services/window-files.ts';
import type { AppPool } from '../services/threads/app-pool.ts';
import type { AppEvent } from '../shared/api/events.ts';
import { createCallHandler } from './call-handler.ts';
import { callChannel, eventChannel, windowScheme } from './channels.ts';
import { restrictContents } from './contents-rules.ts';
import { createDialogs } from './dialogs.ts';
import { beOnlyInstance } from './instance.ts';
import { bringToFront, openMainWindow } from './main-window.ts';
import { menuTemplate } from './menu.ts';
import { restrictSession } from './session-rules.ts';
import { setSwitches } from './switches.ts';
import { answerFileRequest } from './window-scheme.ts';

export type DesktopParts = {
  readonly electron: Pick<
    typeof Electron,
    'app' | 'BrowserWindow' | 'dialog' | 'Menu' | 'nativeTheme' | 'protocol' | 'session'
  >;
  readonly platform: NodeJS.Platform;
  /** The built window. */
  readonly windowFolder: string;
  readonly preload: string;
  /** Where Chromium keeps what it must, and what a second start finds the first one by. */
  readonly userFolder: string;
  readonly startPool: () => AppPool;
  readonly say: (text: string) => void;
};

const exitEnvironment = 3;

/** The desktop shell from its first line: what must be said before Electron is ready is said before this returns. */
export const startDesktop = (parts: DesktopParts): void => {
  const { app, protocol } = parts.electron;
  app.enableSandbox();
  setSwitches(app);
  protocol.registerSchemesAsPrivileged([{ scheme: windowScheme, privileges: { standard: true, secure: true } }]);
  app.on('web-contents-created', (_event, contents) => restrictContents(contents));
  app.on('window-all-closed', () => app.quit());
  const stop = (text: string): void => {
    parts.say(text);
    app.exit(exitEnvironment);
  };
  if (!claimFolder(app, parts.userFolder)) {
    return stop(
      `The folder ${parts.userFolder} cannot be made. Give it to yourself, or name another in PLUMBLINE_HOME.`,
    );
  }
  let window: Electron.BrowserWindow | undefined;
  const isOnly = beOnlyInstance({
    app,
    say: parts.say,
    bringToFront: () => {
      if (window !== undefined) bringToFront(window);
    },
  });
  if (!isOnly) return;
  const files = readWindowFiles(parts.windowFolder);
  if (files === undefined) return stop('The window has not been built. Run `npm run build:desktop`, then start again.');
  // The threads load while Electron does.
  const pool = parts.startPool();
  closeBeforeQuitting(app, pool);
  void app.whenReady().then(() => {
    window = openDesktop(parts, files, pool);
  });
};

const claimFolder = (app: Electron.App, folder: string): boolean => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
    return true;
  } catch {
    return false;
  }
};

const openDesktop = (parts: DesktopParts, files: WindowFiles, pool: AppPool): Electron.BrowserWindow => {
  const { BrowserWindow, dialog, Menu, nativeTheme, session: sessions } = parts.electron;
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menuTemplate(parts.platform)]));
  // Without `persist:` a partition lives in memory and leaves nothing behind.
  const session = sessions.fromPartition('plumbline', { cache: false });
  restrictSession(sessions.defaultSession);
  restrictSession(session);
  session.protocol.handle(windowScheme, (request) => answerFileRequest(files, request));

  const window = openMainWindow({
    BrowserWindow,
    session,
    preload: parts.preload,
    isDark: nativeTheme.shouldUseDarkColors,
  });
  const { webContents } = window;
  webContents.ipc.handle(callChannel, createCallHandler({ transport: pool, dialogs: createDialogs(dialog, window) }));
  const tell = (event: AppEvent): void => {
    if (!webContents.isDestroyed()) webContents.send(eventChannel, event);
  };
  window.on('closed', pool.onEvent(tell));
  // A page that was loaded again has heard of no job yet.
  webContents.on('did-finish-load', () => pool.runningJobs().forEach(tell));
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void offerToReopen(parts, window);
  });
  return window;
};

/** The threads end before the process does, so that none is cut off inside a transaction. */
const closeBeforeQuitting = (app: Electron.App, pool: AppPool): void => {
  let isClosing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    void pool.close().finally(() => app.exit(0));
  });
};

const offerToReopen = async (
  { electron: { app, dialog } }: DesktopParts,
  window: Electron.BrowserWindow,
): Promise<void> => {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window has ended unexpectedly.',
    detail: 'What was acknowledged is kept. What was typed and not yet saved is lost.',
    buttons: ['Open it again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) window.reload();
  else app.quit();
};
