// `npm start`: the window, in Electron where its program is here or can be had within a moment, else in an installed
// browser, else by its address. Says in a line what it did.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bringElectron } from '../cli/launch/find-electron.ts';
import { hasDisplay } from '../cli/launch/launch-window.ts';
import { ensureFresh, explainBuild } from './fresh-build.ts';
import { forwardSignals } from './install-packages.mjs';

const root = join(import.meta.dirname, '..');
const nodeWords = ['--disable-warning=ExperimentalWarning'];
const exitEnvironment = 3;
const exitUsage = 2;
/** A program that ends sooner has not opened a window. */
const openedMilliseconds = 5000;
const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

type End = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly milliseconds: number;
  /** The person, or whoever started this, asked for the end. */
  readonly wasAsked: boolean;
};
const wanted = process.env['PLUMBLINE_WINDOW'] ?? '';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Runs a program until it ends; the signals that ask this one to end go on to it. */
const run = (program: string, words: readonly string[], environment = process.env): Promise<End> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    let wasAsked = false;
    const note = (): void => {
      wasAsked = true;
    };
    // Before the program starts: a signal in between would end this process and leave the program alone.
    for (const signal of endSignals) process.on(signal, note);
    const stopForwarding = forwardSignals((signal) => child.kill(signal));
    const child = spawn(program, words, { stdio: 'inherit', env: environment });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      stopForwarding();
      for (const asked of endSignals) process.off(asked, note);
      resolve({ code, signal, milliseconds: performance.now() - begun, wasAsked });
    });
  });

const buildDesktop = (): Promise<boolean> =>
  ensureFresh({
    root,
    what: 'the desktop program',
    folder: 'dist/electron',
    inputs: [
      'electron',
      'services',
      'db',
      'shared',
      'renderer/viewer',
      'renderer/marks',
      'scripts/build-desktop.ts',
      'scripts/build-viewer.ts',
      'package-lock.json',
    ],
    buildInto: async (empty) => {
      const { code } = await run(process.execPath, [...nodeWords, join(root, 'scripts', 'build-desktop.ts'), empty]);
      if (code !== 0) throw new Error(`building ended with ${code ?? 'a signal'}`);
    },
    say,
  });

/** Undefined where the window has to open elsewhere; why was said then. */
const startElectron = async (): Promise<number | undefined> => {
  const electron = await bringElectron({
    root,
    environment: process.env,
    platform: process.platform,
    now: Date.now,
    isWanted: wanted === 'electron',
  });
  if ('why' in electron) {
    say(`Electron's program ${electron.why}.`);
    return undefined;
  }
  const built = await run(process.execPath, [...nodeWords, join(root, 'scripts', 'build-window.ts')]);
  if (built.code !== 0) return built.code ?? exitEnvironment;
  await buildDesktop();
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  say(`Opening in Electron (${electron.path}).${isRoot ? ' It runs without its sandbox, because you are root.' : ''}`);
  // These would make a plain Node of it.
  const { ELECTRON_RUN_AS_NODE: _node, NODE_OPTIONS: _options, ...environment } = process.env;
  const { code, signal, milliseconds, wasAsked } = await run(
    electron.path,
    [...(isRoot ? ['--no-sandbox'] : []), root],
    environment,
  );
  if (code === 0 || wasAsked) return 0;
  if (milliseconds > openedMilliseconds) return code ?? exitEnvironment;
  say(`Electron's program ended at once (${signal ?? code ?? 'without a code'}).`);
  return undefined;
};

const startBrowser = async (): Promise<number> => {
  // As bin/plumbline keeps it.
  const environment = { NODE_COMPILE_CACHE: join(root, '.cache', 'compile'), ...process.env };
  const words = [...nodeWords, join(root, 'cli', 'main.ts'), 'serve', '--open'];
  const { code } = await run(process.execPath, words, environment);
  return code ?? exitEnvironment;
};

const start = async (): Promise<number> => {
  if (!['', 'electron', 'browser', 'none'].includes(wanted)) {
    say(`PLUMBLINE_WINDOW is ${wanted}. Set it to electron, browser or none, or unset it.`);
    return exitUsage;
  }
  if (wanted === '' || wanted === 'electron') {
    const isPossible = hasDisplay(process.env, process.platform) && existsSync(join(root, 'electron'));
    const code = isPossible ? await startElectron() : undefined;
    if (code !== undefined) return code;
    if (wanted === 'electron') return exitEnvironment;
  }
  return startBrowser();
};

try {
  process.exitCode = await start();
} catch (error) {
  say(`Plumbline could not be started: ${explainBuild(error)}`);
  process.exitCode = exitEnvironment;
}
