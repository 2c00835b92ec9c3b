import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startDesktop } from '../../electron/desktop.ts';
import type { AppEvent, JobEvent } from '../../shared/api/events.ts';
import { contentPolicy } from '../../shared/api/content-policy.ts';
import { ok } from '../../shared/base/result.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { createStandIn, isPrevented, StandInContents } from './stand-in.ts';

const job: JobEvent = {
  kind: 'job',
  id: 'job-1',
  method: 'case.verify',
  state: 'running',
  step: 'reading',
  done: 1,
  total: 2,
};

const start = ({ isFirst = true, isBuilt = true, userFolder = join(temporaryFolder(), 'profile', 'desktop') } = {}) => {
  const standIn = createStandIn({ isFirst });
  const windowFolder = temporaryFolder();
  if (isBuilt) writeFileSync(join(windowFolder, 'index.html'), '<!doctype html>');
  const said: string[] = [];
  const listeners = new Set<(event: AppEvent) => void>();
  const closed = Promise.withResolvers<void>();
  const pool = { starts: 0, isClosing: false };
  startDesktop({
    electron: standIn.electron,
    platform: 'linux',
    windowFolder,
    preload: '/p/preload.cjs',
    userFolder,
    startPool: () => {
      pool.starts += 1;
      return {
        send: (method, input) => Promise.resolve(ok({ method, input })),
        onEvent: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        runningJobs: () => [job],
        close: () => {
          pool.isClosing = true;
          return closed.promise;
        },
      };
    },
    say: (text) => said.push(text),
  });
  const theWindow = () => {
    const [window, ...more] = standIn.windows;
    if (window === undefined || more.length > 0) throw new Error('not one window');
    return window;
  };
  return { ...standIn, userFolder, said, listeners, pool, closed, theWindow };
};

describe('a start', () => {
  it('says what Electron must hear before it is ready, before it is ready', async () => {
    const { log, userFolder, becomeReady } = start();
    expect(log).toEqual([
      'sandbox',
      'switch host-resolver-rules=MAP * ~NOTFOUND',
      'switch no-proxy-server',
      'switch disable-background-networking',
      'switch disable-component-update',
      'switch disable-domain-reliability',
      'switch disable-sync',
      'switch force-webrtc-ip-handling-policy=disable_non_proxied_udp',
      'schemes [{"scheme":"app","privileges":{"standard":true,"secure":true}}]',
      `path userData ${userFolder}`,
      'lock',
    ]);
    await becomeReady();
    expect(log.slice(11)).toEqual(['ready', 'partition plumbline {"cache":false}']);
  });

  it('keeps what Chromium must keep in a folder of the person alone', () => {
    const { userFolder } = start();
    expect(statSync(userFolder).mode & 0o077).toBe(0);
  });

  it('restricts both sessions and each page there will ever be', async () => {
    const { app, becomeReady, defaultSession, sessions, theWindow } = start();
    await becomeReady();
    for (const session of [defaultSession, ...sessions.values()]) {
      expect(session.isCancelled('https://example.org/')).toBe(true);
      expect(session.devicePermission?.({} as never)).toBe(false);
      expect(isPrevented(session, 'will-download')).toBe(true);
    }
    expect([...sessions.keys()]).toEqual(['plumbline']);
    expect(isPrevented(theWindow().webContents, 'will-navigate')).toBe(true);
    const other = new StandInContents();
    app.emit('web-contents-created', {}, other);
    expect(isPrevented(other, 'will-attach-webview')).toBe(true);
  });

  it('serves the window to its own session, under the content policy', async () => {
    const { becomeReady, defaultSession, sessions, theWindow } = start();
    await becomeReady();
    expect([...defaultSession.schemes.keys()]).toEqual([]);
    const schemes = sessions.get('plumbline')?.schemes;
    expect([...(schemes?.keys() ?? [])]).toEqual(['app']);
    // Node's Request knows the address as the page's own request would have it.
    const reply = await schemes?.get('app')?.(new Request('app://plumbline/'));
    expect(reply?.headers.get('content-security-policy')).toBe(contentPolicy);
    expect(theWindow().address).toBe('app://plumbline/');
  });

  it('offers one channel and a menu without tools for developers', async () => {
    const { becomeReady, menu, theWindow } = start();
    await becomeReady();
    expect([...theWindow().webContents.handlers.keys()]).toEqual(['plumbline:call']);
    const roles = JSON.stringify(menu())
      .match(/"role":"\w+"/gu)
      ?.join(' ');
    expect(roles).toContain('"copy"');
    expect(roles).not.toMatch(/reload|devtools|forceReload/iu);
  });

  it('ends with words where the window has not been built', async () => {
    const { becomeReady, log, pool, said, windows } = start({ isBuilt: false });
    expect(said).toEqual([expect.stringContaining('npm run build')]);
    expect(log.at(-1)).toBe('exit 3');
    await becomeReady();
    expect([windows, pool.starts]).toEqual([[], 0]);
  });

  it('ends with words where its folder cannot be made', () => {
    const inTheWay = join(temporaryFolder(), 'file');
    writeFileSync(inTheWay, '');
    const { log, said } = start({ userFolder: join(inTheWay, 'desktop') });
    expect(said).toEqual([expect.stringContaining('PLUMBLINE_HOME')]);
    expect(log.at(-1)).toBe('exit 3');
  });
});

describe('a second start', () => {
  it('says so and ends, with no window and no thread of its own', async () => {
    const { becomeReady, log, pool, said, windows } = start({ isFirst: false });
    expect(said).toEqual([expect.stringContaining('open already')]);
    expect(log.at(-1)).toBe('exit 0');
    await becomeReady();
    expect([windows, pool.starts]).toEqual([[], 0]);
  });

  it('brings the first one to the front, however it was hidden', async () => {
    const { app, becomeReady, log, theWindow } = start();
    app.emit('second-instance');
    await becomeReady();
    theWindow().isHidden = true;
    app.emit('second-instance');
    expect(log.slice(-3)).toEqual(['restore', 'show', 'focus']);
  });
});

describe('the window while it is open', () => {
  it('hears every event, and of running jobs each time its page is loaded', async () => {
    const { becomeReady, listeners, theWindow } = start();
    await becomeReady();
    const heard: unknown[] = [];
    const { webContents } = theWindow();
    webContents.page.on('plumbline:event', (_event, event: unknown) => heard.push(event));
    const change: AppEvent = { kind: 'change', folder: '/a', size: 3, topics: ['rating'] };
    for (const listener of listeners) listener(change);
    webContents.emit('did-finish-load');
    expect(heard).toEqual([change, job]);
  });

  it('is told nothing once it has gone, and nobody listens for it any more', async () => {
    const { becomeReady, listeners, theWindow } = start();
    await becomeReady();
    const [listener] = listeners;
    theWindow().webContents.isGone = true;
    expect(() => listener?.(job)).not.toThrow();
    theWindow().emit('closed');
    expect(listeners.size).toBe(0);
  });

  it.each([
    [0, 'reload'],
    [1, 'quit'],
  ])('may be opened again after its page has died, as the person chooses (%i)', async (response, act) => {
    const { answers, becomeReady, dialogs, log, theWindow } = start();
    await becomeReady();
    answers.push({ response });
    theWindow().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(dialogs).toMatchObject([{ kind: 'message', options: { buttons: ['Open it again', 'Quit'] } }]);
    expect(log).toContain(act);
  });

  it('asks nothing where the page ended as it should', async () => {
    const { becomeReady, dialogs, theWindow } = start();
    await becomeReady();
    theWindow().webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(dialogs).toEqual([]);
  });
});

describe('the end', () => {
  it('comes with the last window, and waits for the threads', async () => {
    const { app, becomeReady, closed, log, pool } = start();
    await becomeReady();
    app.emit('window-all-closed');
    expect(log.at(-1)).toBe('quit');
    expect(pool.isClosing).toBe(true);
    expect(isPrevented(app, 'will-quit')).toBe(true);
    expect(log.at(-1)).toBe('quit');
    closed.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(log.filter((entry) => entry.startsWith('exit'))).toEqual(['exit 0']);
  });
});
