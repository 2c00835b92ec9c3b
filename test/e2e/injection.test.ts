import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { injectionStrings } from './support/injection-strings.ts';
import { makeHostileCase } from './support/made-cases.ts';
import { openWindow, startCanary, type OpenWindow } from './support/open-window.ts';
import { caseScreens, settle, showScreen, workstationScreens } from './support/screens.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-injection-'));
let opened: OpenWindow;
let canary: Awaited<ReturnType<typeof startCanary>>;
let folder = '';

beforeAll(async () => {
  canary = await startCanary();
  folder = await makeHostileCase(home, injectionStrings(canary.url));
  opened = await openWindow(home, { caseFolder: folder });
});
afterAll(async () => {
  await opened.close();
  await canary.close();
  rmSync(home, { recursive: true, force: true });
});

const isOn = (page: Page, screen: string): boolean => screen === 'start' || page.url().includes(`/${screen}`);

const expectHarmless = (): void => {
  expect(opened.misdeeds).toEqual({ violations: [], errors: [], dialogs: [], executions: [], strangers: [] });
  expect(canary.connections()).toBe(0);
};

it.each([...caseScreens, ...workstationScreens, 'start'] as const)(
  'script-injection strings in every text of a case execute nothing on %s',
  async (screen) => {
    const { page } = opened;
    await showScreen(page, screen, folder);
    // Every row is shown once, and what opens beside it.
    const rows = page.getByRole('row');
    const count = Math.min(await rows.count(), 12);
    for (let at = 1; at < count; at += 1) {
      await rows.nth(at).click({ position: { x: 30, y: 8 }, timeout: 5000 });
      await page.waitForTimeout(30);
      // Some rows are links to another screen; the next row is on this one.
      if (!isOn(page, screen)) await showScreen(page, screen, folder);
    }
    await page.keyboard.press('End');
    await settle(page);
    expectHarmless();
  },
);

it('script-injection strings execute nothing in details, previews, tooltips and the palette', async () => {
  const { page } = opened;
  await showScreen(page, 'evidence', folder);
  await page.getByRole('grid').first().focus();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('j');
    if (step % 3 === 0) await page.keyboard.press('Enter');
    await page.waitForTimeout(15);
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('script');
  await settle(page);
  await page.keyboard.press('Escape');
  expectHarmless();
});

it('an address of the window that holds script shows no script', async () => {
  const { page } = opened;
  for (const hash of [
    '/case/<img src=x onerror=window.__executed(1)>/overview',
    `/case/${encodeURIComponent(folder)}/evidence?item=<script>window.__executed(1)</script>`,
    '/"><script>window.__executed(1)</script>',
    `/case/javascript%3Awindow.__executed(1)/matrix?hypothesis=__proto__`,
  ]) {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, hash);
    await settle(page);
  }
  expectHarmless();
});

it('names with bidirectional and invisible characters are marked where they stand', async () => {
  const { page } = opened;
  await showScreen(page, 'evidence', folder);
  await page.locator('#screen-search').fill('invoice');
  await settle(page);
  await expect.poll(() => page.getByText('⟦U+202E⟧').count()).toBeGreaterThan(0);
});
