import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDemo } from '../support/made-demo.ts';
import { openWorkstation } from '../support/workstation.ts';
import { seriousInBothThemes } from './support/accessibility.ts';
import { openWindow, type OpenWindow } from './support/open-window.ts';
import { caseScreens, settle, showScreen, workstationScreens, type ScreenId } from './support/screens.ts';

const screens: readonly ScreenId[] = [...caseScreens, ...workstationScreens, 'start'];
const home = mkdtempSync(join(tmpdir(), 'plumbline-axe-'));
const folder = join(home, 'demo', 'ukraine-2016.case');

// Opened in the dark, and looked at in the light as well before each next step.
let opened: OpenWindow;
beforeAll(async () => {
  const { deps } = openWorkstation(join(home, 'profile'));
  await makeDemo(join(home, 'demo'), deps);
  opened = await openWindow(home, { theme: 'dark', profile: join(home, 'demo', 'profile'), caseFolder: folder });
});
afterAll(async () => {
  await opened.close();
  rmSync(home, { recursive: true, force: true });
});

it('opens in the theme of the desktop', async () => {
  expect(await opened.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
});

it.each(screens)('axe finds nothing serious on %s, dark or light', async (screen) => {
  await showScreen(opened.page, screen, folder);
  expect(await seriousInBothThemes(opened.page)).toEqual([]);
});

it('axe finds nothing serious in the palette, the list of keys and the help, dark or light', async () => {
  const { page } = opened;
  await showScreen(page, 'overview', folder);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  expect(await seriousInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  expect(await seriousInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await page.getByRole('complementary', { name: 'Help' }).waitFor();
  expect(await seriousInBothThemes(page)).toEqual([]);
  await page.keyboard.press('F1');
});

// Sizes do not hang on the theme.
it.each(screens)('%s loses nothing at 200 %', async (screen) => {
  const { page } = opened;
  await page.setViewportSize({ width: 683, height: 384 });
  try {
    await showScreen(page, screen, folder);
    await settle(page);
    // Nothing is wider than the window but what scrolls by itself, and the work area is there.
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    const height = await page.getByRole('main').evaluate((main) => main.clientHeight);
    expect(height).toBeGreaterThan(200);
  } finally {
    await page.setViewportSize({ width: 1366, height: 768 });
  }
});

it('breaks no rule of the content policy on the way', () => {
  expect(opened.misdeeds).toEqual({ violations: [], errors: [], dialogs: [], executions: [], strangers: [] });
});
