import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { browserArguments, browserPath, startHost } from '../test/e2e/support/open-window.ts';
import type { Benchmark } from './measure.ts';

const program = fileURLToPath(new URL('../bin/plumbline', import.meta.url));
const fiveItems = fileURLToPath(new URL('../test/fixtures/attribution/k5.json', import.meta.url));

/** P14: how long one waits for the program to begin. */
export const startUpBenchmarks = async (): Promise<readonly Benchmark[]> => {
  const home = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  // The window is built here where it is not up to date, and not in the first measurement.
  await withHost(home, () => Promise.resolve());
  const bareNode = (): void => runToEnd(process.execPath, ['-e', '0']);
  const browser = await chromium.launch({ executablePath: browserPath, args: browserArguments });
  return [
    {
      id: 'P14',
      what: '--help',
      peer: 'node -e 0',
      goal: 3,
      ours: () => runToEnd(program, ['--help']),
      theirs: bareNode,
    },
    {
      id: 'P14',
      what: 'score --input of five items',
      peer: 'node -e 0',
      goal: 6,
      ours: () => runToEnd(program, ['score', '--input', fiveItems]),
      theirs: bareNode,
    },
    {
      id: 'P14',
      what: 'serve, until the page is answered',
      peer: '–',
      goal: 600,
      ours: () => withHost(home, readPage),
      theirs: null,
    },
    {
      id: 'P14',
      what: 'page load to first contentful paint, host and browser running',
      peer: '–',
      goal: 1500,
      ours: async () => {
        let painted = Number.NaN;
        await withHost(home, async (url) => {
          painted = await firstPaint(browser, url);
        });
        return painted;
      },
      theirs: null,
    },
    {
      id: 'P14',
      what: 'start of serve and then of a browser to first contentful paint',
      peer: '–',
      goal: 1500,
      ours: async () => {
        const start = performance.now();
        let painted = Number.NaN;
        await withHost(home, async (url) => {
          const fresh = await chromium.launch({ executablePath: browserPath, args: browserArguments });
          const loading = performance.now();
          painted = (await firstPaint(fresh, url)) + loading - start;
          await fresh.close();
        });
        return painted;
      },
      theirs: null,
      end: async () => {
        await browser.close();
        rmSync(home, { recursive: true, force: true });
      },
    },
  ];
};

const runToEnd = (file: string, words: readonly string[]): void => {
  const { status, stderr } = spawnSync(file, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} ${words.join(' ')} ended with ${status}: ${stderr}`);
};

/** Milliseconds from starting the host until `act` is done; ending the host is not counted. */
const withHost = async (home: string, act: (url: string) => Promise<void>): Promise<number> => {
  const start = performance.now();
  const { host, url } = await startHost(home);
  await act(url);
  const time = performance.now() - start;
  const ended = new Promise((resolve) => host.once('exit', resolve));
  host.kill('SIGTERM');
  await ended;
  return time;
};

const readPage = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = get(url, (response) => {
      response.resume();
      response.once('end', resolve);
    });
    request.once('error', reject);
  });

/** From the beginning of the navigation, as the browser itself has it. */
const firstPaint = async (browser: Browser, url: string): Promise<number> => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('heading', { level: 1, name: 'Plumbline' }).waitFor();
  const time = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          for (const { name, startTime } of list.getEntries())
            if (name === 'first-contentful-paint') resolve(startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  await context.close();
  return time;
};
