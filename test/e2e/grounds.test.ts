import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeLargeCase } from './support/made-cases.ts';
import { openWindow, type OpenWindow } from './support/open-window.ts';
import { settle, showScreen } from './support/screens.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-grounds-'));
let folder = '';
let opened: OpenWindow;

beforeAll(async () => {
  folder = await makeLargeCase(home, 12);
  opened = await openWindow(home, { caseFolder: folder });
}, 120_000);
afterAll(async () => {
  await opened.close();
  rmSync(home, { recursive: true, force: true });
});

/** Probabilities and decibels that neither lead anywhere nor stand in a row that does. The scale of a figure is none. */
const withoutWay = (): readonly string[] => {
  const way = 'a, button, [role="button"], [role="link"], [tabindex="0"]';
  const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent ?? '';
    const element = walker.currentNode.parentElement;
    if (element === null || !/\d\s?%|[+\u2212]\d+\.\d|\d\s?dB/u.test(text)) continue;
    if (element.closest(`${way}, .visually-hidden, title, desc, .fig-axis`) !== null) continue;
    if (element.closest('details:not([open])') !== null && element.closest('summary') === null) continue;
    const row = element.closest('tr, li, dl, [role="row"], .fig-row');
    if (row?.querySelector(way) !== undefined && row?.querySelector(way) !== null) continue;
    if (element.closest('svg') !== null && /^\d+\s?%$/u.test(text.trim())) continue;
    found.push(text.trim());
  }
  return found;
};

it.each(['overview', 'matrix', 'sensitivity'] as const)(
  'every probability and decibel on %s leads to what it rests on by one click',
  async (screen) => {
    const { page } = opened;
    await showScreen(page, screen, folder);
    await settle(page);
    await page
      .getByText(/\d\s?%/u)
      .first()
      .waitFor();
    expect(await page.evaluate(withoutWay)).toEqual([]);
  },
);

it('a number of the sentence on Overview leads to the matrix of its level', async () => {
  const { page } = opened;
  await showScreen(page, 'overview', folder);
  await page.getByTestId('lead-sentence').getByRole('link').first().waitFor();
  await page.locator('p', { hasText: 'robustness run' }).getByRole('link', { name: /%/u }).first().click();
  await page.getByRole('grid', { name: 'Evidence by hypotheses' }).waitFor();
});

it('a probability by rater leads to the ratings that it rests on, and from there to the cell', async () => {
  const { page } = opened;
  await showScreen(page, 'matrix', folder);
  await page
    .getByRole('radio', { name: 'Raters' })
    .or(page.getByRole('button', { name: 'raters' }))
    .first()
    .click();
  const table = page.getByRole('group', { name: 'The result by rater' });
  await table.getByRole('row').nth(2).getByRole('button', { name: /%/u }).first().click();
  expect(await page.evaluate(withoutWay)).toEqual([]);
  const rests = page.getByRole('region', { name: 'What the number rests on' });
  await rests.getByRole('button', { name: /^EX-00001/u }).click();
  await page.getByRole('grid', { name: 'Evidence by hypotheses' }).waitFor();
  await page.getByRole('complementary', { name: 'Cell' }).getByText('EX-00001').waitFor();
});

it('an item of evidence names every number that rests on it, and leads there', async () => {
  const { page } = opened;
  await showScreen(page, 'evidence', folder);
  await page.getByRole('gridcell', { name: 'EX-00001' }).click();
  await page.getByRole('tab', { name: /^Ratings/u }).click();
  const part = page.locator('section', { has: page.getByRole('heading', { name: 'What rests on it' }) });
  await part
    .getByText(/without it,/u)
    .first()
    .waitFor();
  await part.locator('button, a').first().click();
  await page.getByRole('heading', { level: 1, name: 'Sensitivity' }).waitFor();
});
