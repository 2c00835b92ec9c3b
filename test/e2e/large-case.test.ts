import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeLargeCase } from './support/made-cases.ts';
import { openWindow, type OpenWindow } from './support/open-window.ts';
import { caseScreens, settle, showScreen } from './support/screens.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-large-'));
const items = 10_000;
let opened: OpenWindow;
let folder = '';

beforeAll(async () => {
  folder = await makeLargeCase(home, items, 600);
  opened = await openWindow(home, { caseFolder: folder });
});
afterAll(async () => {
  await opened.close();
  rmSync(home, { recursive: true, force: true });
});

it.each(caseScreens)('%s holds with ten thousand items', async (screen) => {
  const { page } = opened;
  await showScreen(page, screen, folder);
  await settle(page);
  // The items are lines without files, which is said on top of every screen; nothing else is wrong.
  expect(await page.getByRole('alert').allTextContents()).toEqual([
    expect.stringContaining('no file as it was taken in'),
  ]);
  // Only what is on the screen is in the page.
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(12_000);
});

it('the last of ten thousand items is reached by one key, and its row is right', async () => {
  const { page } = opened;
  await showScreen(page, 'evidence', folder);
  await page.getByRole('grid').first().focus();
  await page.keyboard.press('End');
  await page.getByText(`EX-${items}`).first().waitFor();
  await page.keyboard.press('Home');
  await page.getByText('EX-00001').first().waitFor();
});

it('breaks no rule of the content policy and makes no error on the way', () => {
  expect(opened.misdeeds).toEqual({ violations: [], errors: [], dialogs: [], executions: [], strangers: [] });
});
