import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkstation } from '../support/workstation.ts';
import { seriousViolations } from './support/accessibility.ts';
import { makeLargeCase } from './support/made-cases.ts';
import { openWindow, type OpenWindow } from './support/open-window.ts';
import { settle, showScreen } from './support/screens.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-table-'));
const itemsCount = 1300;
let folder = '';
let opened: OpenWindow;

beforeAll(async () => {
  folder = await makeLargeCase(home, itemsCount, 0);
  opened = await openWindow(home, { profile: join(home, 'profile'), caseFolder: folder });
});
afterAll(async () => {
  await opened.close();
  rmSync(home, { recursive: true, force: true });
});

it('narrows by what stands in a heading, keeps it when one comes back, and takes it away by its chip', async () => {
  const { page } = opened;
  await showScreen(page, 'evidence', folder);
  await page.getByRole('button', { name: 'Filter by Size' }).click();
  const size = page.getByRole('dialog', { name: 'Size' });
  await size.getByRole('textbox', { name: 'Size from' }).fill('much');
  await size.getByRole('button', { name: 'Filter' }).click();
  await size.getByText('This cannot be read.').waitFor();
  await size.getByRole('textbox', { name: 'Size from' }).fill('1.2 MB');
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page
    .getByText(/^101 of 1.300 items/u)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Filter by Title' }).click();
  await page.getByRole('textbox', { name: 'Title holds' }).fill('record 1299');
  await page.keyboard.press('Enter');
  await page
    .getByText(/^1 of 1.300 items/u)
    .first()
    .waitFor();
  await showScreen(page, 'sources', folder);
  await showScreen(page, 'evidence', folder);
  await page
    .getByText(/^1 of 1.300 items/u)
    .first()
    .waitFor();
  await page.getByRole('button', { name: /Take away the filter: title holds/u }).click();
  await page
    .getByText(/^101 of 1.300 items/u)
    .first()
    .waitFor();
});

it('corrects everything that the filters leave, for one reason, as shown before, and takes it back', async () => {
  const { page } = opened;
  const { call } = openWorkstation(join(home, 'profile'));
  await showScreen(page, 'evidence', folder);
  const grid = page.getByRole('grid', { name: 'Evidence' });
  await grid.focus();
  await page.keyboard.press('Control+a');
  await page.getByText('All 101 items that the filters leave').waitFor();
  await page.getByRole('button', { name: 'Correct…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Correct the selected items' });
  await dialog.getByRole('button', { name: /Credibility of the content/u }).click();
  await page.getByRole('option', { name: /^2 / }).click();
  const show = dialog.getByRole('button', { name: 'Show what will be written' });
  await show.click();
  await dialog.getByText(/of 101 change; \d+ lines in one transaction/u).waitFor();
  const record = dialog.getByRole('button', { name: /^Record \d+ lines/u });
  expect(await record.isDisabled()).toBe(true);
  await dialog.getByRole('textbox', { name: /^Reason/u }).fill('Confirmed by the second sensor.');
  expect(await seriousViolations(page)).toEqual([]);
  const before = (await call('case.info', { folder })).ledger.size;
  await record.click();
  await page.getByText(/items corrected: lines \d+ to \d+\./u).waitFor();
  const written = (await call('case.info', { folder })).ledger.size - before;
  expect(written).toBe(81);
  const filter = { sizeFrom: 1_200_000, credibilities: ['2'] };
  expect((await call('evidence.page', { folder, filter })).total).toBe(101);
  await page.getByRole('button', { name: 'Undo, by more lines' }).click();
  await page.getByText(/^Taken back: 81 corrected again/u).waitFor();
  expect((await call('evidence.page', { folder, filter })).total).toBe(20);
});

it('copies and exports only what is selected, also rows that were never on the screen', async () => {
  const { page } = opened;
  await showScreen(page, 'evidence', folder);
  const grid = page.getByRole('grid', { name: 'Evidence' });
  await page.getByRole('button', { name: 'Clear all' }).click();
  await settle(page);
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  // The range is read from the program, and is selected when the bar says so.
  await page
    .getByRole('toolbar', { name: 'What to do with the selected items' })
    .getByText(/^1.300 items$/u)
    .waitFor();
  await page.keyboard.press('Control+c');
  await page.getByText(/^1.300 rows copied\.$/u).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.trim().split('\n')).toHaveLength(itemsCount + 1);
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: 'Export…' }).click();
  const saving = page.getByRole('dialog', { name: 'Where the selected items are written' });
  await saving.getByRole('textbox', { name: /name/iu }).fill('two.csv');
  await saving.getByRole('button', { name: 'Save' }).click();
  const notice = page.getByText(/^2 items written to /u);
  await notice.waitFor();
  const path = /written to (?<path>\S+),/u.exec((await notice.textContent()) ?? '')?.groups?.['path'] ?? '';
  expect(readFileSync(path, 'utf8').trim().split('\r\n')).toHaveLength(3);
});

it('corrects a cell in place, keeps the reason for the next, and leaves by Escape without a line', async () => {
  const { page } = opened;
  const { call } = openWorkstation(join(home, 'profile'));
  const sizeOf = async () => (await call('case.info', { folder })).ledger.size;
  await showScreen(page, 'evidence', folder);
  await page.getByRole('grid', { name: 'Evidence' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('F2');
  const title = page.getByRole('dialog', { name: 'Correct: Title' });
  await title.getByRole('textbox', { name: 'Title' }).fill('Renamed');
  const size = await sizeOf();
  await page.keyboard.press('Escape');
  await title.waitFor({ state: 'detached' });
  expect(await sizeOf()).toBe(size);
  await page.keyboard.press('F2');
  await title.getByRole('textbox', { name: 'Title' }).fill('Renamed');
  await page.keyboard.press('Enter');
  await title.getByText('A correction says why.').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.type('As its seal says.');
  await page.keyboard.press('Enter');
  await page.getByText(`1 item corrected: line ${size}.`).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const grade = page.getByRole('dialog', { name: 'Correct: Grade' });
  await grade.getByRole('combobox', { name: 'Credibility of the content' }).selectOption('4');
  await page.keyboard.press('Enter');
  await page.getByText(`1 item corrected: line ${size + 1}.`).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Home');
  const [row] = (await call('evidence.page', { folder, count: 1 })).rows;
  expect(row).toMatchObject({ title: 'Renamed', credibility: '4' });
  expect((await call('ledger.line', { folder, seq: size + 1 })).row.words).toContain('As its seal says.');
  await page.getByRole('button', { name: 'Undo, by more lines' }).click();
  await page.getByText(/^Taken back: 1 corrected again/u).waitFor();
  await page.getByRole('grid', { name: 'Evidence' }).focus();
  await page.keyboard.press('Shift+F2');
  await page.getByRole('dialog', { name: 'Correct the item' }).getByRole('button', { name: 'Cancel' }).click();
});

it('records one custody event for many', async () => {
  const { page, misdeeds } = opened;
  await showScreen(page, 'evidence', folder);
  await page.getByRole('grid', { name: 'Evidence' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: 'Custody event…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Record a custody event for many items' });
  await dialog.getByText('One event for each of 2 items').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Record for 2 items' }).click();
  // The case was made without its files, which is what the event then says.
  await page.getByText(/“verified” recorded for 2 items: lines .*\(missing\)/u).waitFor();
  expect(misdeeds).toEqual({ violations: [], errors: [], dialogs: [], executions: [], strangers: [] });
});

it('watches a folder, takes in what is put there, pauses and stops', async () => {
  const { page } = opened;
  mkdirSync(join(home, 'drop'));
  await showScreen(page, 'evidence', folder);
  await page.getByRole('button', { name: 'Watch a folder…' }).click();
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await page.getByRole('row', { name: /drop/u }).dblclick();
  await page.getByRole('button', { name: 'Use this folder' }).click();
  await page.getByRole('textbox', { name: /^Seconds without a change/u }).fill('0.2');
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Watch', exact: true }).click();
  const strip = page.getByRole('region', { name: 'Watched folder' });
  await strip.getByText('0 taken in').waitFor();
  writeFileSync(join(home, 'drop', 'seen.log'), 'put there');
  await strip.getByText('1 taken in').waitFor();
  await page
    .getByText(/^1.301 items/u)
    .first()
    .waitFor();
  await page
    .getByRole('contentinfo', { name: 'Status' })
    .getByRole('button', { name: 'Pause: Watching a folder' })
    .press('Enter');
  await strip.getByText('1 taken in · paused').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await strip.getByRole('button', { name: 'Stop watching' }).click();
  await page.getByText('Watching ended: 1 taken in.').waitFor();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('dialog').getByText('seen.log').click();
  await page.getByRole('complementary', { name: 'Item' }).getByText('seen.log').first().waitFor();
});
