import type { BrowserWindow, BrowserWindowConstructorOptions, Session } from 'electron';
import { windowAddress } from './channels.ts';

export type MainWindowParts = {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly session: Session;
  readonly preload: string;
  readonly isDark: boolean;
};

// The smallest laptop screen that the screens are drawn for.
const size = { width: 1366, height: 768, minWidth: 800, minHeight: 520 } as const;
const ground = { light: '#f4f6f6', dark: '#0e1113' } as const;

/** The one window. What Electron has as its default today is said all the same, so that a new default changes nothing. */
export const openMainWindow = ({ BrowserWindow, session, preload, isDark }: MainWindowParts): BrowserWindow => {
  const window = new BrowserWindow({
    ...size,
    title: 'Plumbline',
    show: false,
    backgroundColor: isDark ? ground.dark : ground.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      session,
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      // The same interface runs in a browser, which has them.
      devTools: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(windowAddress);
  return window;
};

export const bringToFront = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};
