import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeShownCase } from './support/shown-case.ts';
import { openWindow, type OpenWindow } from './support/open-window.ts';
import { caseScreens, showScreen, workstationScreens, type ScreenId } from './support/screens.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-keyboard-'));
let opened: OpenWindow;
let folder = '';

beforeAll(async () => {
  ({ folder } = await makeShownCase(home));
  opened = await openWindow(home, { caseFolder: folder });
});
afterAll(async () => {
  await opened.close();
  rmSync(home, { recursive: true, force: true });
});

const stepsMax = 250;

/** Names what has the focus, so that a step can be told from the next. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    const all = [...document.querySelectorAll('*')];
    return `${all.indexOf(element)} ${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent ?? ''}`.slice(
      0,
      80,
    );
  });

/** Everything that can be pressed or typed in, and is not one of the parts of a whole that arrows move through. */
const controls = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const isShown = (element: Element): boolean =>
      element instanceof HTMLElement && element.checkVisibility() && element.getClientRects().length > 0;
    return all
      .filter((element) => element.matches('button, input, textarea, select, a[href], [role="grid"], [role="slider"]'))
      .filter(
        (element) => isShown(element) && !element.matches(':disabled, [aria-hidden="true"] *, [role="radiogroup"] *'),
      )
      .filter((element) => element instanceof HTMLElement && element.tabIndex >= 0)
      .map((element) =>
        `${all.indexOf(element)} ${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent ?? ''}`.slice(
          0,
          80,
        ),
      );
  });

const screens: readonly ScreenId[] = [...caseScreens, ...workstationScreens, 'start'];

it.each(screens)('every control of %s is reached by Tab or Shift Tab, and none holds the focus', async (screen) => {
  const { page } = opened;
  await showScreen(page, screen, folder);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const wanted = await controls(page);
  expect(wanted.length).toBeGreaterThan(8);
  const reached = new Set<string>();
  // Forth and back: Tab leads from a cell of the matrix to its rationale, and Shift Tab from there to what lies between.
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let step = 0; step < stepsMax; step += 1) {
      await page.keyboard.press(key);
      const name = await focused(page);
      // The end of the page: the browser itself would be next.
      if (name === '' && reached.size > 0) break;
      reached.add(name);
    }
  }
  expect(wanted.filter((name) => !reached.has(name))).toEqual([]);
});

it('what has the focus can be seen to have it', async () => {
  const { page } = opened;
  await showScreen(page, 'evidence', folder);
  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return 'none needed';
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      return outlineStyle !== 'none' || boxShadow !== 'none' ? 'seen' : `${element.tagName} ${element.className}`;
    });
    expect(['seen', 'none needed']).toContain(outline);
  }
});
