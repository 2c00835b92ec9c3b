import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const timeout = 90_000;
const project = join(import.meta.dirname, '..', '..', '..');
const child = join(project, 'test', 'support', 'launch-child.ts');
const startScript = join(project, 'scripts', 'start.ts');
const browser =
  process.env['PLUMBLINE_BROWSER'] ??
  spawnSync('sh', ['-c', 'command -v chromium || command -v google-chrome'], { encoding: 'utf8' }).stdout.trim();
const hasScreen = spawnSync('sh', ['-c', 'command -v Xvfb']).status === 0;

type Started = {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
  /** Processes whose command line names the browser's profile. */
  readonly survivors: () => readonly string[];
  /** All that were started with it, by the folder for temporary files in their environment. */
  readonly family: () => readonly string[];
  readonly leftovers: () => readonly string[];
};

let screen: ChildProcess | undefined;
let display = '';
beforeAll(async () => {
  if (!hasScreen) return;
  // It takes a number that is free and says which.
  const begun = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  screen = begun;
  display = await new Promise((resolve, reject) => {
    begun.stdout.once('data', (chunk: Buffer) => resolve(`:${chunk.toString().trim()}`));
    begun.once('exit', () => reject(new Error('Xvfb has ended')));
  });
});
afterAll(() => void screen?.kill());

/** Everything that it makes in the system's temporary folder lies in one of its own. */
const start = (idleMilliseconds: number, environment: Readonly<Record<string, string>> = {}): Started =>
  run((profileFolder) => [child, profileFolder, String(idleMilliseconds)], environment);
const run = (
  words: (profileFolder: string) => readonly string[],
  environment: Readonly<Record<string, string>>,
): Started => {
  const folder = temporaryFolder();
  const profileFolder = join(folder, 'profile');
  const begun = spawn(process.execPath, words(profileFolder), {
    env: {
      ...process.env,
      TMPDIR: folder,
      PLUMBLINE_HOME: profileFolder,
      PLUMBLINE_BROWSER: browser,
      DISPLAY: display,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  begun.stdout.on('data', (text: Buffer) => (output += text.toString()));
  begun.stderr.on('data', (text: Buffer) => (output += text.toString()));
  return {
    process: begun,
    output: () => output,
    ended: new Promise((resolve) => begun.once('close', resolve)),
    survivors: () => processesOf('cmdline', join(folder, 'plumbline-window')),
    family: () => processesOf('environ', `TMPDIR=${folder}`),
    leftovers: () => readdirSync(folder).filter((name) => name.startsWith('plumbline-')),
  };
};

/** Zombies have neither, and are nobody's any more. */
const processesOf = (what: 'cmdline' | 'environ', text: string): readonly string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => readIfThere(`/proc/${pid}/${what}`).includes(text));

const readIfThere = (path: string): string => {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
};

const waitFor = async (holds: () => boolean, output: () => string): Promise<void> => {
  const end = performance.now() + timeout / 2;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`it did not come to that: ${output()}`);
    await sleep(20);
  }
};
/** The window has its session and listens. */
const isOpen = ({ output }: Started): Promise<void> => waitFor(() => output().includes('listening'), output);
const isGone = ({ survivors, output }: Started): Promise<void> => waitFor(() => survivors().length === 0, output);

// Without one of the three this is not run, and counted so.
describe.skipIf(process.platform !== 'linux' || browser === '' || !hasScreen)('a window in a real browser', () => {
  it('opens, and when it is closed nothing is left', { timeout }, async () => {
    const started = start(60_000);
    await isOpen(started);
    expect(started.output()).toContain(`(${browser}). Closing the window ends the program.`);
    expect(started.leftovers()).toHaveLength(1);
    // What the person does with the cross of the window comes to the browser as the same end.
    const main = started.survivors().find((pid) => readIfThere(`/proc/${pid}/cmdline`).includes('--app='));
    process.kill(Number(main), 'SIGTERM');
    expect(await started.ended).toBe(0);
    expect(started.output()).toContain('ended');
    await isGone(started);
    expect(started.leftovers()).toEqual([]);
  });

  it('is closed with the program, and nothing is left', { timeout }, async () => {
    const started = start(60_000);
    await isOpen(started);
    started.process.kill('SIGTERM');
    const begun = performance.now();
    expect(await started.ended).toBe(0);
    expect(performance.now() - begun).toBeLessThan(10_000);
    await isGone(started);
    expect(started.leftovers()).toEqual([]);
  });

  it('ends the program when its browser is killed', { timeout }, async () => {
    const started = start(60_000);
    await isOpen(started);
    for (const pid of started.survivors()) process.kill(Number(pid), 'SIGKILL');
    expect(await started.ended).toBe(0);
    await isGone(started);
    expect(started.leftovers()).toEqual([]);
  });
});

describe.skipIf(process.platform !== 'linux' || browser === '' || !hasScreen)('npm start in a real browser', () => {
  const open = async (): Promise<Started> => {
    const started = run(() => [startScript], { PLUMBLINE_WINDOW: 'browser' });
    // What a failed test finds left behind ends with it.
    onTestFinished(() => started.family().forEach((pid) => process.kill(Number(pid), 'SIGKILL')));
    await waitFor(() => mainOf(started) !== undefined && pagesOf(started) > 0, started.output);
    expect(started.output()).toContain(`(${browser}). Closing the window ends the program.`);
    // This script, the host that it starts, and the browser.
    expect(started.family().length).toBeGreaterThan(2);
    return started;
  };
  const mainOf = ({ survivors }: Started): string | undefined => survivors().find((pid) => holds(pid, '--app='));
  const pagesOf = ({ survivors }: Started): number => survivors().filter((pid) => holds(pid, '--type=renderer')).length;
  const holds = (pid: string, text: string): boolean => readIfThere(`/proc/${pid}/cmdline`).includes(text);
  const leavesNothing = async (started: Started): Promise<void> => {
    expect(await started.ended).toBe(0);
    await waitFor(
      () => started.family().length === 0,
      () => `${started.family().join()} ${started.output()}`,
    );
    expect(started.leftovers()).toEqual([]);
  };

  it('leaves no process and no file behind when the window is closed', { timeout }, async () => {
    const started = await open();
    process.kill(Number(mainOf(started)), 'SIGTERM');
    await leavesNothing(started);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves none behind at %s', { timeout }, async (signal) => {
    const started = await open();
    started.process.kill(signal);
    await leavesNothing(started);
  });
});

describe('a browser that opens no window', () => {
  it.skipIf(!hasScreen)('is said, with the address, and the program waits for a person', { timeout }, async () => {
    const started = start(200, { PLUMBLINE_BROWSER: '/bin/false' });
    const address = /Open this address in a browser of this machine: http:\/\/127\.0\.0\.1:\d+\/#token=/u;
    // The address is a line of its own, written after the reason.
    await waitFor(() => address.test(started.output()), started.output);
    expect(started.output()).toContain('ended without opening a window');
    started.process.kill('SIGTERM');
    expect(await started.ended).toBe(0);
    expect(started.leftovers()).toEqual([]);
  });
});
