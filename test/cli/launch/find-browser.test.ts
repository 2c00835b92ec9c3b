import { describe, expect, it } from 'vitest';
import { browserArguments } from '../../../cli/launch/browser-arguments.ts';
import { findBrowser, type Places } from '../../../cli/launch/find-browser.ts';
import { chooseBrowser } from '../../../cli/launch/launch-window.ts';

const linux: Places = { environment: { PATH: '/usr/local/bin:/usr/bin' }, platform: 'linux', homeFolder: '/home/a' };
const findAmong = (places: Places, ...programs: readonly string[]) =>
  findBrowser(places, (path) => programs.includes(path));

describe('the browser that the window opens in', () => {
  it('is the first on the path', () => {
    expect(findAmong(linux, '/usr/bin/chromium', '/usr/bin/google-chrome')).toEqual({
      ok: true,
      value: { path: '/usr/bin/chromium', name: 'Chromium' },
    });
    expect(findAmong(linux, '/usr/bin/microsoft-edge')).toMatchObject({ value: { name: 'Edge' } });
    expect(findAmong(linux, '/usr/local/bin/google-chrome-stable')).toMatchObject({ value: { name: 'Chrome' } });
  });

  it('is looked for in its usual places, too', () => {
    expect(findAmong(linux, '/snap/bin/chromium')).toMatchObject({ value: { name: 'Chromium' } });
    const mac: Places = { environment: {}, platform: 'darwin', homeFolder: '/Users/a' };
    const own = '/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium';
    expect(findAmong(mac, own)).toMatchObject({ value: { path: own } });
    const windows: Places = {
      environment: { 'ProgramFiles(x86)': 'C:\\Program Files (x86)', PATH: '' },
      platform: 'win32',
      homeFolder: 'C:\\Users\\a',
    };
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(findAmong(windows, edge)).toEqual({ ok: true, value: { path: edge, name: 'Edge' } });
  });

  it('is the one that the environment names, and no other', () => {
    const places = { ...linux, environment: { ...linux.environment, PLUMBLINE_BROWSER: '/opt/mine' } };
    expect(findAmong(places, '/opt/mine', '/usr/bin/chromium')).toMatchObject({ value: { path: '/opt/mine' } });
    expect(findAmong(places, '/usr/bin/chromium')).toMatchObject({ ok: false, error: { code: 'NO_SUCH_BROWSER' } });
  });

  it('is never one that lies in the folder the person is in', () => {
    const places = { ...linux, environment: { PATH: '.:bin::/usr/bin' } };
    const asked: string[] = [];
    findBrowser(places, (path) => {
      asked.push(path);
      return false;
    });
    expect(asked.filter((path) => !path.startsWith('/'))).toEqual([]);
  });

  it('may be none', () => {
    expect(findAmong(linux)).toEqual({ ok: true, value: undefined });
  });

  it.each([
    [{}, 'There is no display here to open a window on.'],
    [{ DISPLAY: ':0', PLUMBLINE_WINDOW: 'none' }, 'PLUMBLINE_WINDOW asks for no window.'],
    [{ DISPLAY: ':0', PLUMBLINE_BROWSER: '/nowhere/x' }, /^PLUMBLINE_BROWSER names \/nowhere\/x/u],
    [{ WAYLAND_DISPLAY: 'wayland-0', PATH: '/nowhere' }, /^No Chromium, Chrome or Edge was found/u],
  ])('is not opened, and why is said, with %j', (environment, why) => {
    const choice = chooseBrowser({ ...linux, environment });
    // Where one is installed in a usual place there is one, whatever the path says.
    if ('why' in choice) expect(choice.why).toMatch(why);
    else expect(environment).toHaveProperty('PATH');
  });
});

describe('how it is started', () => {
  const parts = { url: 'http://127.0.0.1:1/#token=x', profileFolder: '/tmp/p', userId: 1000 };

  it('sends nothing on its own account and keeps its sandbox', () => {
    const words = browserArguments(parts);
    for (const word of [
      '--app=http://127.0.0.1:1/#token=x',
      '--user-data-dir=/tmp/p',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-domain-reliability',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ]) {
      expect(words).toContain(word);
    }
    expect(words).not.toContain('--no-sandbox');
    expect(words.some((word) => /remote-debugging|disable-web-security|allow-/u.test(word))).toBe(false);
  });

  it('gives its sandbox up for root alone', () => {
    expect(browserArguments({ ...parts, userId: 0 })).toContain('--no-sandbox');
    expect(browserArguments({ ...parts, userId: undefined })).not.toContain('--no-sandbox');
  });
});
