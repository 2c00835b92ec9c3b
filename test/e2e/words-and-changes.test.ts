import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SmallCase } from '../support/small-case.ts';
import { seriousViolations } from './support/accessibility.ts';
import { openWindow, type OpenWindow } from './support/open-window.ts';
import { showScreen } from './support/screens.ts';
import { makeShownCase } from './support/shown-case.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-words-'));
let small: SmallCase;
let opened: OpenWindow;

beforeAll(async () => {
  small = await makeShownCase(home);
  const { call, folder, items, hypotheses } = small;
  const [first, second] = hypotheses;
  // The first hypothesis leads, and what did that can be told.
  await call('rating.set', {
    folder,
    evidence: items[1],
    cells: { [first]: { rating: 'C' }, [second]: { rating: 'I' } },
  });
  await call('rating.set', { folder, evidence: items[0], cells: { [second]: { rating: 'I' } } });
  opened = await openWindow(home, { caseFolder: folder });
});
afterAll(async () => {
  await opened.close();
  rmSync(home, { recursive: true, force: true });
});

const expectAccessible = async (): Promise<void> => {
  expect(await seriousViolations(opened.page)).toEqual([]);
};

it('chooses the words of a case after showing what each choice would say, and every screen follows', async () => {
  const { page } = opened;
  const { folder, call } = small;
  await showScreen(page, 'hypotheses', folder);
  await page.getByRole('button', { name: 'Choose words…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Words of probability' });
  await dialog.getByRole('radio', { name: 'PHIA' }).click();
  await dialog.getByText('from memory').first().waitFor();
  await expectAccessible();
  const use = dialog.getByRole('button', { name: 'Use PHIA' });
  expect(await use.isDisabled()).toBe(true);
  await dialog.getByLabel(/^Reason/u).fill('Readers in London.');
  await use.click();
  // It closes once the choice is recorded; until then its own words stand in the field.
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Readers in London.').waitFor();
  expect((await call('yardstick.read', { folder })).wording).toBe('phia');
  await showScreen(page, 'overview', folder);
  await page.getByText('no analyst has confirmed it as a judgement').waitFor();
  await page.getByText('from memory').first().waitFor();
});

it('confirms the term of a level as an analyst’s judgement', async () => {
  const { page } = opened;
  const { folder } = small;
  await showScreen(page, 'hypotheses', folder);
  await page.getByRole('button', { name: 'Confirm the term…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm the term of level 2' });
  await dialog.getByLabel(/^Reason/u).fill('The files alone would carry it.');
  await expectAccessible();
  await dialog.getByRole('button', { name: /^I judge: / }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(/confirmed in/u).waitFor();
  await showScreen(page, 'overview', folder);
  await page.getByText('An analyst has confirmed the term').waitFor();
});

it('tells on Overview what changed since a line, with the part of each change and the lines', async () => {
  const { page } = opened;
  const { folder, earlier } = small;
  await showScreen(page, 'overview', folder);
  await page.getByRole('button', { name: /Since/u }).click();
  await page.getByRole('option', { name: 'another line' }).click();
  await page.getByRole('textbox', { name: /^Line, 0 to/u }).fill('9999');
  await page.getByText('no such line').waitFor();
  await page.getByRole('textbox', { name: /^Line, 0 to/u }).fill(String(earlier));
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByText('what they do together and none of them alone').waitFor();
  await page.getByText('Chose the words of PHIA').first().waitFor();
  await expectAccessible();
  await page
    .getByRole('row', { name: /was rated/u })
    .getByRole('button', { name: /^line/u })
    .first()
    .click();
  await page.getByRole('region', { name: 'Ledger' }).waitFor();
});

it('tells the same from a line of the Ledger', async () => {
  const { page } = opened;
  const { folder, earlier } = small;
  await showScreen(page, 'ledger', folder);
  await page.getByRole('row', { name: new RegExp(`^${earlier}\\b`, 'u') }).click();
  await page.getByRole('button', { name: 'The case then' }).click();
  await page.getByRole('button', { name: /^Compare with line/u }).click();
  await page.getByText('what they do together and none of them alone').waitFor();
});
