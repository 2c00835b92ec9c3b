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
  await nameElements(opened.page);
});
afterAll(async () => {
  await opened.close();
  rmSync(home, { recursive: true, force: true });
});

const stepsMax = 250;

type Named = { readonly nameOf: (element: Element) => string };

/** Lets the page name an element so that it can be told from every other, whatever comes before it or changes in it. */
const nameElements = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const names = new WeakMap<Element, string>();
    let last = 0;
    const nameOf: Named['nameOf'] = (element) => {
      const known = names.get(element);
      if (known !== undefined) return known;
      last += 1;
      const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
      const name = `${last} ${element.tagName} ${words}`.slice(0, 80);
      names.set(element, name);
      return name;
    };
    Object.assign(window, { nameOf });
  });

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element === null || element === document.body ? '' : (window as unknown as Named).nameOf(element);
  });

/** Everything that can be pressed or typed in, and is not one of the parts of a whole that arrows move through. */
const controls = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const isShown = (element: Element): boolean =>
      element instanceof HTMLElement && element.checkVisibility() && element.getClientRects().length > 0;
    return [...document.querySelectorAll('button, input, textarea, select, a[href], [role="grid"], [role="slider"]')]
      .filter(
        (element) => isShown(element) && !element.matches(':disabled, [aria-hidden="true"] *, [role="radiogroup"] *'),
      )
      .filter((element) => element instanceof HTMLElement && element.tabIndex >= 0)
      .map((element) => (window as unknown as Named).nameOf(element));
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
  // Back as well only where forth left something out: Tab leads from a cell of the matrix to its rationale, and Shift Tab from
  // there to what lies between.
  for (const key of ['Tab', 'Shift+Tab']) {
    let isThrough = false;
    for (let step = 0; step < stepsMax && !isThrough; step += 1) {
      await page.keyboard.press(key);
      const name = await focused(page);
      // The end of the page: the browser itself would be next.
      isThrough = name === '' && reached.size > 0;
      if (!isThrough) reached.add(name);
    }
    expect(isThrough, `${key} leads out at the end`).toBe(true);
    if (wanted.every((name) => reached.has(name))) break;
  }
  // What was taken off the page on the way, as the text of something that was loading, nobody needs to reach.
  const isThere = new Set(await controls(page));
  expect(wanted.filter((name) => isThere.has(name) && !reached.has(name))).toEqual([]);
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
