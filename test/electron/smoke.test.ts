import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { buildProgram, type BuiltProgram } from './built-program.ts';

// With Electron's own program, which its package fetches from elsewhere. Where it has not been fetched nothing here has
// been tried, and the name of the test says so.

const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

const findElectron = (): string | undefined => {
  const pathFile = join(electronFolder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const path = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(path) ? path : undefined;
};
const electron = findElectron();
const needsDisplay =
  process.platform === 'linux' && (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') === '';

/** Electron's command, on a display of its own where there is none. It has no sandbox under uid 0. */
const command = (...args: readonly string[]): readonly [string, readonly string[]] => {
  const own = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...args];
  return needsDisplay ? ['xvfb-run', ['-a', electron ?? '', ...own]] : [electron ?? '', own];
};

type Report = {
  readonly preferences: Readonly<Record<string, unknown>>;
  readonly page: Readonly<Record<string, unknown>>;
  readonly reply: unknown;
  readonly address: string;
  readonly windows: number;
  readonly persistent: boolean;
};

const why = electron === undefined ? ": not run: Electron's program is not on this machine" : '';

describe.skipIf(electron === undefined)(`the program in Electron${why}`, () => {
  let program: BuiltProgram;
  let report: Report;
  let home: string;
  const environment = (): NodeJS.ProcessEnv => ({
    ...process.env,
    HOME: home,
    PLUMBLINE_HOME: join(home, 'profile'),
  });

  beforeAll(() => {
    home = temporaryFolder();
    program = buildProgram();
    const window = join(program.folder, 'window');
    mkdirSync(window);
    writeFileSync(
      join(window, 'index.html'),
      '<!doctype html><title>x</title><script type="module" src="./page.js"></script>',
    );
    writeFileSync(join(window, 'page.js'), 'document.documentElement.dataset.ran = "yes";');
    const [file, args] = command(join(import.meta.dirname, 'smoke-main.mjs'));
    const text = execFileSync(file, args, {
      encoding: 'utf8',
      timeout: 180_000,
      env: { ...environment(), PLUMBLINE_BUILT_MAIN: program.main },
    });
    report = JSON.parse(text.slice(text.indexOf('{'))) as Report;
  });
  afterAll(() => program?.remove());

  it('gives the page the preferences that were asked for', () =>
    expect(report.preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: false,
    }));

  it('runs the page of its own origin, with the bridge and nothing of Node', () =>
    expect(report.page).toMatchObject({
      ran: 'yes',
      origin: 'app://plumbline',
      bridge: ['call', 'onEvent', 'pick', 'save', 'pathOf'],
      process: 'undefined',
      require: 'undefined',
    }));

  it('lets the page go nowhere, open nothing, fetch nothing, evaluate nothing and ask for nothing', () => {
    expect(report.page).toMatchObject({
      opened: true,
      fetched: 'TypeError',
      evaluated: 'EvalError',
      notifications: 'denied',
      geolocation: 1,
    });
    expect(report).toMatchObject({ address: 'app://plumbline/', windows: 1, persistent: false });
  });

  it('answers a call of the page from its thread', () => expect(report.reply).toMatchObject({ ok: true }));

  it('ends a second start within a second of its own, with words', () => {
    const [file, args] = command(join(import.meta.dirname, 'smoke-second.mjs'));
    const second = spawnSync(file, args, {
      encoding: 'utf8',
      timeout: 180_000,
      env: { ...environment(), PLUMBLINE_BUILT_MAIN: program.main, PLUMBLINE_ELECTRON: electron ?? '' },
    });
    expect(second.stdout).toContain('open already');
    expect(Number(/ended after (\d+) ms/u.exec(second.stdout)?.[1])).toBeLessThan(1000);
  });
});
