import { describe, expect, it } from 'vitest';
import { openMainWindow } from '../../electron/main-window.ts';
import { createStandIn } from './stand-in.ts';

const open = (isDark = false) => {
  const { electron, windows, log } = createStandIn();
  const session = electron.session.fromPartition('plumbline');
  openMainWindow({ BrowserWindow: electron.BrowserWindow, session, preload: '/p/preload.cjs', isDark });
  const [window] = windows;
  if (window === undefined) throw new Error('no window');
  return { window, session, log };
};

describe('the window', () => {
  it('is opened with exactly these preferences', () => {
    const { window, session } = open();
    expect(window.options.webPreferences).toEqual({
      preload: '/p/preload.cjs',
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
      devTools: false,
    });
  });

  it('goes to its own origin and nowhere else', () => expect(open().window.address).toBe('app://plumbline/'));

  it('is shown when it has something to show, on the ground of the theme', () => {
    const { window, log } = open(true);
    expect(window.options).toMatchObject({ show: false, backgroundColor: '#0e1113' });
    expect(log).not.toContain('show');
    window.emit('ready-to-show');
    expect(log).toContain('show');
    expect(open().window.options.backgroundColor).toBe('#f4f6f6');
  });
});
