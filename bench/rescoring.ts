import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLargeCase } from '../test/e2e/support/made-cases.ts';
import { closeBrowser, openWindow } from '../test/e2e/support/open-window.ts';
import { settle, showScreen } from '../test/e2e/support/screens.ts';
import type { Benchmark } from './measure.ts';

/** P11 as a person has it: the key of a rating in a matrix of 200 × 8, until the new probabilities are painted below it. */
export const rescoringBenchmarks = async (): Promise<readonly Benchmark[]> => {
  const home = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const folder = await makeLargeCase(home, 200, 200, 2);
  const window = await openWindow(home, { caseFolder: folder });
  const { page } = window;
  await showScreen(page, 'matrix', folder);
  // Columns stand in the order of identifiers, which are drawn by chance. One whose probability is printed as less than a
  // per cent would go on being printed so, and be waited for without end.
  const foot = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Probability' }) })
    .getByRole('gridcell')
    .getByRole('button');
  await foot.first().waitFor();
  const column = (await foot.allInnerTexts()).findIndex((text) => !text.startsWith('<'));
  if (column < 0) throw new Error('no hypothesis has a probability that would be seen to move');
  const toCell = async (): Promise<void> => {
    await page.getByRole('grid', { name: 'Evidence by hypotheses' }).focus();
    await page.keyboard.press('Home');
    for (let at = 0; at < column; at += 1) await page.keyboard.press('ArrowRight');
  };
  // From here on each key changes the cell: one that it holds already would change nothing.
  await toCell();
  await page.keyboard.press('1');
  await settle(page);
  const rate = async (key: string): Promise<number> => {
    await toCell();
    // The page listens before it is acted on.
    const watch = await page.evaluateHandle(() => ({
      painted: new Promise<number>((resolve) => {
        let start = 0;
        addEventListener('keydown', (event) => (start = event.timeStamp), { capture: true, once: true });
        const readFoot = (): string =>
          [...document.querySelectorAll('[role="grid"] [role="rowgroup"]')].at(-1)?.textContent ?? '';
        const before = readFoot();
        const watcher = new MutationObserver(() => {
          if (start === 0 || readFoot() === before) return;
          watcher.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
        });
        watcher.observe(document, { childList: true, subtree: true, characterData: true });
      }),
    }));
    await page.keyboard.press(key);
    const time = await watch.evaluate(({ painted }) => painted);
    await settle(page);
    return time;
  };
  let round = 0;
  return [
    {
      id: 'P11',
      what: 'key of a rating to its painted scores, 200 × 8 in the window',
      peer: '–',
      goal: 100,
      ours: () => {
        round += 1;
        return rate(round % 2 === 0 ? '1' : '5');
      },
      theirs: null,
      end: async () => {
        await window.close();
        await closeBrowser();
        rmSync(home, { recursive: true, force: true });
      },
    },
  ];
};
