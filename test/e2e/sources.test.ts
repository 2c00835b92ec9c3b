import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkstation } from '../support/workstation.ts';
import { seriousViolations } from './support/accessibility.ts';
import { chooseFile } from './support/file-dialog.ts';
import { openWindow, type OpenWindow } from './support/open-window.ts';
import { showScreen } from './support/screens.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-sources-'));
const folder = join(home, 'a.case');
const { call } = openWorkstation(join(home, 'profile'));
let opened: OpenWindow;

beforeAll(async () => {
  const other = join(home, 'other.case');
  await call('case.create', { folder: other, title: 'Water works' });
  const { id } = await call('source.add', { folder: other, name: 'Grid CERT', kind: 'CERT', reliability: 'B' });
  await call('source.assess', { folder: other, source: id, reliability: 'D', reason: 'Two false alarms.' });
  await call('case.create', { folder, title: 'Grid', tlp: 'CLEAR' });
  const source = (await call('source.add', { folder, name: 'Vendor', reliability: 'B' })).id;
  writeFileSync(join(home, 'one.log'), 'one\n');
  writeFileSync(join(home, 'two.log'), 'two\n');
  await call('intake.take', { folder, paths: [join(home, 'one.log'), join(home, 'two.log')], source });
  const { rows } = await call('evidence.page', { folder });
  writeFileSync(join(home, 'known.txt'), `${rows[0]?.sha256 ?? ''}  one.log\n`);
  opened = await openWindow(home, { caseFolder: folder });
});
afterAll(async () => {
  await opened.close();
  rmSync(home, { recursive: true, force: true });
});

const expectAccessible = async (): Promise<void> => {
  expect(await seriousViolations(opened.page)).toEqual([]);
};

it('says where a source was met, and takes its reliability over when that is pressed', async () => {
  const { page } = opened;
  await showScreen(page, 'sources', folder);
  await page.getByRole('button', { name: 'Add a source' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a source' });
  await dialog.getByLabel(/^Name/u).fill('grid cert');
  await dialog.getByText('A name alone is no identity').waitFor();
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Take its reliability over' }).click();
  await dialog.getByRole('button', { name: 'Add the source' }).click();
  await page.getByText('Taken over from the case').waitFor();
  expect((await call('source.list', { folder })).sources.map(({ reliability }) => reliability)).toEqual(
    expect.arrayContaining(['B', 'D']),
  );
});

it('assesses a source anew and asks what becomes of its items', async () => {
  const { page } = opened;
  await page.getByRole('gridcell', { name: 'Vendor' }).dblclick();
  await page.getByRole('button', { name: 'Assess anew' }).click();
  const dialog = page.getByRole('dialog', { name: 'Assess the reliability anew' });
  const record = dialog.getByRole('button', { name: 'Record the assessment' });
  await dialog.getByRole('button', { name: /^Choose one Reliability/u }).click();
  await page.getByRole('option', { name: /^E/u }).click();
  await dialog.getByLabel(/^Reason/u).fill('It sold what it reported on.');
  expect(await record.isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: /2 items of it hold the letter B/u }).click();
  await page.getByRole('option', { name: /^Correct them to E/u }).click();
  await expectAccessible();
  await record.click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('It sold what it reported on.').waitFor();
  expect((await call('evidence.page', { folder })).rows.map(({ reliability }) => reliability)).toEqual(['E', 'E']);
});

it('shows the register and the default grades, and sets one for a reason', async () => {
  const { page } = opened;
  await page.getByRole('radio', { name: 'This workstation' }).click();
  await page.getByRole('list', { name: 'Sources met on this workstation' }).waitFor();
  await expectAccessible();
  await page.getByRole('radio', { name: 'Default grades' }).click();
  await page.getByRole('button', { name: 'Change what items of the kind report start with' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Reason/u).fill('One desk.');
  await dialog.getByRole('button', { name: 'Record the default' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('One desk.').waitFor();
  await expectAccessible();
});

it('takes a list of hashes in, applies it, and hides what is known good', async () => {
  const { page } = opened;
  await showScreen(page, 'evidence', folder);
  await page.getByRole('button', { name: 'Hash sets…' }).click();
  await page.getByRole('button', { name: 'Take in a list…' }).click();
  await chooseFile(page, ['known.txt']);
  const form = page.getByRole('dialog', { name: 'Take in a list of hashes' });
  await form.getByLabel(/^Name of the set/u).fill('Clean files');
  await form.getByRole('button', { name: /Its files are/u }).click();
  await page.getByRole('option', { name: /^known good/u }).click();
  await form.getByRole('button', { name: 'Take in', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Hash sets' });
  await dialog.getByRole('button', { name: 'Apply to this case' }).click();
  await dialog.getByText('1 item and 0 records matched then').waitFor();
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('gridcell', { name: 'known good: Clean files' }).waitFor();
  await page.getByRole('button', { name: /any Known$/u }).click();
  await page.getByRole('option', { name: 'hide known good' }).click();
  await page.getByText('1 of 2 items').waitFor();
  await expectAccessible();
});
