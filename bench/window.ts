import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { casePaths } from '../services/cases/case-paths.ts';
import { createApp } from '../services/create-app.ts';
import { openDatabase } from '../db/open-database.ts';
import { closeBrowser, openWindow, type OpenWindow } from '../test/e2e/support/open-window.ts';
import { settle, showScreen } from '../test/e2e/support/screens.ts';
import { makeDeps } from './bench-deps.ts';
import { fillEvidence } from './evidence-rows.ts';
import { percentile, type Benchmark } from './measure.ts';

const itemsCount = 1_000_000;
const clicksARound = 5;
const scrollSteps = 200;

/** P13: the table of evidence of a million items in a real Chromium. */
export const windowBenchmarks = async (): Promise<readonly Benchmark[]> => {
  const home = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const folder = await makeBigCase(home);
  const window = await openWindow(home);
  const { page } = window;
  // Not by the overview, which scores the whole case first.
  await showScreen(page, 'ledger', folder);
  const emptyPage = await openEmptyPage(window);
  const clicks = async (share: number, isFresh: boolean): Promise<number> => {
    const times: number[] = [];
    for (let click = 0; click < clicksARound; click += 1) times.push(await clickToPaint(page, isFresh));
    return percentile(times, share);
  };
  return [
    {
      id: 'P13',
      what: `click to painted rows of ${itemsCount}, page loaded afresh, median of ${clicksARound} clicks`,
      peer: '–',
      goal: 100,
      ours: () => clicks(0.5, true),
      theirs: null,
    },
    {
      id: 'P13',
      what: `the same, slowest of ${clicksARound} clicks`,
      peer: '–',
      goal: 100,
      ours: () => clicks(1, true),
      theirs: null,
    },
    {
      id: 'P13',
      what: `the same, coming back to the screen, slowest of ${clicksARound} clicks`,
      peer: '–',
      goal: 100,
      ours: () => clicks(1, false),
      theirs: null,
    },
    {
      id: 'P13',
      what: `95th percentile of frame times, ${scrollSteps} steps from end to end`,
      peer: 'an empty page',
      goal: 20,
      goalOf: 'time',
      ours: async () => {
        await clickToPaint(page, false);
        return percentile(await scrollFrames(page), 0.95);
      },
      theirs: async () => percentile(await emptyFrames(emptyPage), 0.95),
      end: async () => {
        await window.close();
        await closeBrowser();
        rmSync(home, { recursive: true, force: true });
      },
    },
  ];
};

const makeBigCase = async (home: string): Promise<string> => {
  const folder = join(home, 'big.case');
  const created = await createApp(makeDeps(home)).send('case.create', { folder, title: 'Big' });
  if (!created.ok) throw new Error(created.error.message);
  const opened = openDatabase(casePaths.database(folder), 'write');
  if (!opened.ok) throw new Error(opened.error.message);
  fillEvidence(opened.value, itemsCount);
  opened.value.close();
  return folder;
};

const openEmptyPage = async ({ newContext }: OpenWindow): Promise<Page> => {
  const context = await newContext({ viewport: { width: 1366, height: 768 } });
  return context.newPage();
};

/** From the pointer's release to the second frame after the first row is in the page. Afresh: the page has read nothing yet. */
const clickToPaint = async (page: Page, isFresh: boolean): Promise<number> => {
  await page.bringToFront();
  const rail = page.getByRole('navigation', { name: 'Screens' });
  await rail.getByRole('button', { name: /^Ledger/u }).click();
  if (isFresh) await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Ledger' }).waitFor();
  await settle(page);
  // The page listens before it is acted on.
  const watch = await page.evaluateHandle(() => ({
    painted: new Promise<number>((resolve) => {
      let start = 0;
      addEventListener('pointerup', (event) => (start = event.timeStamp), { capture: true, once: true });
      const watcher = new MutationObserver(() => {
        const cell = document.querySelector('[aria-label="Evidence"] [aria-rowindex="2"] [role="gridcell"]');
        if (start === 0 || cell?.textContent?.startsWith('EX-') !== true) return;
        watcher.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
      });
      watcher.observe(document, { childList: true, subtree: true, characterData: true });
    }),
  }));
  await rail.getByRole('button', { name: /^Evidence/u }).click();
  return watch.evaluate(({ painted }) => painted);
};

const scrollFrames = (page: Page): Promise<readonly number[]> =>
  page.evaluate(async (steps) => {
    const scroller = document.querySelector('[role="grid"][aria-label="Evidence"]');
    if (scroller === null) throw new Error('the table is gone');
    const length = scroller.scrollHeight - scroller.clientHeight;
    const times: number[] = [];
    let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    for (let step = 1; step <= steps; step += 1) {
      scroller.scrollTop = (length * step) / steps;
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      times.push(now - last);
      last = now;
    }
    scroller.scrollTop = 0;
    return times;
  }, scrollSteps);

const emptyFrames = async (page: Page): Promise<readonly number[]> => {
  await page.bringToFront();
  return page.evaluate(async (steps) => {
    const times: number[] = [];
    let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    for (let step = 1; step <= steps; step += 1) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      times.push(now - last);
      last = now;
    }
    return times;
  }, scrollSteps);
};
