import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importFixture } from '../support/import-text.ts';
import { openWorkstation } from '../support/workstation.ts';
import { seriousViolations } from './support/accessibility.ts';
import { chooseFile } from './support/file-dialog.ts';
import { injectionStrings } from './support/injection-strings.ts';
import { openWindow, startCanary, type OpenWindow } from './support/open-window.ts';
import { showScreen } from './support/screens.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-imports-'));
const folder = join(home, 'a.case');
let opened: OpenWindow;
let canary: Awaited<ReturnType<typeof startCanary>>;
let hostile: readonly string[] = [];

beforeAll(async () => {
  canary = await startCanary();
  hostile = injectionStrings(canary.url);
  const { call } = openWorkstation(join(home, 'profile'));
  await call('case.create', { folder, title: 'Imports' });
  mkdirSync(join(home, 'files'));
  writeFileSync(join(home, 'files', 'ics-attack.json'), importFixture('attack-ics/ics-attack.json.gz'));
  writeFileSync(
    join(home, 'files', 'grid.csv'),
    'when,what\n2016-12-17 22:27:00,breaker open\n2016-12-17 22:28:00,a,b\n',
  );
  const objects = hostile.map((text, at) => ({ type: text.slice(0, 60), id: `x--${at}`, name: text, [text]: text }));
  const path = join(home, 'files', 'hostile.json');
  writeFileSync(path, JSON.stringify({ type: 'bundle', id: 'bundle--1', objects }));
  await call('import.run', { folder, what: { kind: 'file', path } });
  opened = await openWindow(home, { caseFolder: folder });
});
afterAll(async () => {
  await opened.close();
  await canary.close();
  rmSync(home, { recursive: true, force: true });
});

const expectAccessible = async (): Promise<void> => {
  expect(await seriousViolations(opened.page)).toEqual([]);
};

it('imports a STIX bundle after a look at it, follows a link, and takes the import back', async () => {
  const { page } = opened;
  await showScreen(page, 'evidence', folder);
  await page.getByRole('button', { name: 'Import a file…' }).click();
  await chooseFile(page, ['files', 'ics-attack.json']);
  const dialog = page.getByRole('dialog', { name: 'Import what a file says' });
  await dialog.getByText('1\u202f373').waitFor();
  await expectAccessible();
  await dialog.getByRole('button', { name: /^Import 1/u }).click();
  const grid = page.getByRole('grid', { name: 'Records' });
  await grid.waitFor();
  await page.getByRole('button', { name: /^Filter by Type/u }).click();
  await page.getByRole('option', { name: /^campaign/u }).click();
  await page.keyboard.press('Escape');
  await page.getByText('8 of 1\u202f826 records').waitFor();
  await grid.getByText('2016 Ukraine Electric').first().click();
  await page.getByText('/objects/352').waitFor();
  await expectAccessible();
  await page.getByRole('button', { name: 'The MITRE Corporation' }).first().click();
  await page.getByRole('heading', { level: 3, name: 'The MITRE Corporation' }).waitFor();
  await page.getByRole('button', { name: 'All records' }).click();
  await page.getByRole('button', { name: 'Take back…' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Why' }).fill('The wrong release.');
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await page.getByText('Nothing of this file is imported.').waitFor();
});

it('asks which column of a table is which, and marks what does not fit', async () => {
  const { page } = opened;
  await showScreen(page, 'evidence', folder);
  await page.getByRole('button', { name: 'Import a file…' }).click();
  await chooseFile(page, ['files', 'grid.csv']);
  const dialog = page.getByRole('dialog', { name: 'Import what a file says' });
  await dialog.getByText('The row has 3 cells').waitFor();
  await dialog.getByRole('button', { name: /^Time/u }).click();
  await page.getByRole('option', { name: 'when' }).click();
  await dialog.getByText('17 Dec 2016 22:27:00').waitFor();
  await dialog.getByRole('button', { name: 'Import 2 records' }).click();
  await page.getByRole('grid', { name: 'Records' }).getByText('breaker open').waitFor();
  await page.getByRole('button', { name: '1 mark' }).click();
  await page.getByText('The row has 3 cells').waitFor();
  await expectAccessible();
});

it('runs nothing of what a hostile file says, in the list and in every record', async () => {
  const { page, misdeeds } = opened;
  await showScreen(page, 'evidence', folder);
  await page.getByRole('grid', { name: 'Evidence' }).getByText('hostile.json').click();
  await page.getByRole('tab', { name: 'Records' }).click();
  const grid = page.getByRole('grid', { name: 'Records' });
  await grid.waitFor();
  for (let number = 0; number < Math.min(hostile.length, 40); number += 1) {
    await grid.focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'All records' }).click();
  }
  expect(misdeeds).toEqual({ violations: [], errors: [], dialogs: [], executions: [], strangers: [] });
  expect(canary.connections()).toBe(0);
});
