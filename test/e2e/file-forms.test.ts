import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rawZip } from '../support/raw-zip.ts';
import { openWorkstation } from '../support/workstation.ts';
import { seriousInBothThemes, seriousViolations } from './support/accessibility.ts';
import { injectionStrings } from './support/injection-strings.ts';
import { openWindow, startCanary, type OpenWindow } from './support/open-window.ts';
import { settle, showScreen } from './support/screens.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-forms-'));
const folder = join(home, 'a.case');
const itemByName = new Map<string, string>();
let opened: OpenWindow;
let canary: Awaited<ReturnType<typeof startCanary>>;

beforeAll(async () => {
  canary = await startCanary();
  const hostile = injectionStrings(canary.url);
  const { call } = openWorkstation(join(home, 'profile'));
  await call('case.create', { folder, title: 'Forms' });
  const files = join(home, 'files');
  mkdirSync(files);
  const rows = Array.from({ length: 100_000 }, (_, at) => `${at},2016-12-17,"breaker ${at}, open"\n`);
  writeFileSync(join(files, 'long.csv'), `id,day,what\n${rows.join('')}`);
  writeFileSync(
    join(files, 'hostile.csv'),
    `a,b\n${hostile.map((text) => `"${text.replaceAll('"', '""').replaceAll('\0', '')}",=1\n`).join('')}`,
  );
  writeFileSync(
    join(files, 'hostile.json'),
    JSON.stringify({ n: 1, texts: hostile, names: Object.fromEntries(hostile.map((text) => [text, text])) }).replace(
      '"n":1',
      '"n":9007199254740993,"n":1e400',
    ),
  );
  const html = hostile.join('\n');
  writeFileSync(
    join(files, 'hostile.eml'),
    [
      'Received: from a by b; Tue, 16 Feb 2016 08:02:11 +0000',
      'From: a@b',
      'To: c@d',
      `Subject: =?utf-8?B?${Buffer.from(hostile[0] ?? '').toString('base64')}?=`,
      'Date: Tue, 16 Feb 2016 06:01:55 +0000',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      `<p>words <a href="${canary.url}">link</a><img src="${canary.url}"></p>${html}`,
      '--b',
      'Content-Disposition: attachment; filename="../x.svg"',
      '',
      html,
      '--b--',
      '',
    ].join('\r\n'),
  );
  writeFileSync(
    join(files, 'hostile.zip'),
    rawZip(
      ['plain', '../../up', ...hostile.map((text) => text.slice(0, 200))].map((name) => ({
        name,
        data: Buffer.from('x'),
      })),
    ),
  );
  const { taken } = await call('intake.take', { folder, paths: [files] });
  for (const { name, id } of taken) itemByName.set(name.split('/').at(-1) ?? '', id);
  opened = await openWindow(home, { caseFolder: folder });
});
afterAll(async () => {
  await opened.close();
  await canary.close();
  rmSync(home, { recursive: true, force: true });
});

const places: readonly (readonly [string, string?])[] = [
  ['long.csv', 'cell:99999:3'],
  ['hostile.csv'],
  ['hostile.json'],
  ['hostile.json', 'pointer:/n'],
  ['hostile.eml'],
  ['hostile.zip'],
];

const show = async (name: string, place = ''): Promise<void> => {
  const search = `?item=${itemByName.get(name) ?? ''}${place === '' ? '' : `&place=${encodeURIComponent(place)}`}`;
  await showScreen(opened.page, 'evidence', folder, search);
  await opened.page.getByRole('tab', { name: 'File' }).click();
  await settle(opened.page);
};
// The rows of bytes are alike, and there are hundreds.
const exclude = '[role="grid"] tbody tr:nth-child(n + 20)';
const expectHarmless = (): void => {
  expect(opened.misdeeds).toEqual({ violations: [], errors: [], dialogs: [], executions: [], strangers: [] });
  expect(canary.connections()).toBe(0);
};
const expectSound = async (): Promise<void> => {
  expect(await seriousViolations(opened.page, { exclude })).toEqual([]);
  expectHarmless();
};

it('every form of a file keeps its words apart from their ground, light or dark, and nothing in it acts', async () => {
  for (const [name, place] of places) {
    await show(name, place);
    expect(await seriousInBothThemes(opened.page, { exclude })).toEqual([]);
    expectHarmless();
  }
});

it('a table leads to a far cell, and goes on by the keys', async () => {
  const { page } = opened;
  await show('long.csv', 'cell:99999:3');
  const detail = page.getByRole('region', { name: 'The selected cell' });
  await detail.getByText('breaker 99998, open').waitFor();
  await page.getByRole('grid', { name: 'Table' }).focus();
  await page.keyboard.press('ArrowDown');
  await detail.getByText('breaker 99999, open').waitFor();
  await page.keyboard.press('Control+Home');
  await detail.getByText('Heading').waitFor();
  await page.keyboard.press('ArrowDown');
  await detail.getByText('Row 1 (line 2), column 1').waitFor();
  await detail.getByRole('button', { name: 'Show bytes' }).click();
  await page.getByText('Marked: byte 12').waitFor();
  await expectSound();
  await show('hostile.csv');
  await page.getByText('2 columns').waitFor();
});

it('a tree opens and closes by the keys, keeps numbers as they are written, and leads to a pointer', async () => {
  const { page } = opened;
  await show('hostile.json');
  const tree = page.getByRole('tree', { name: 'JSON' });
  await tree.getByText('9007199254740993', { exact: true }).waitFor();
  await tree.getByText('1e400', { exact: true }).waitFor();
  expect(await tree.getByText('name stands twice').count()).toBe(2);
  await tree.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await tree.getByRole('treeitem', { level: 3 }).first().waitFor();
  await page.keyboard.press('ArrowLeft');
  await tree.getByRole('treeitem', { level: 3 }).first().waitFor({ state: 'detached' });
  await expectSound();
  await show('hostile.json', 'pointer:/texts/1');
  const detail = page.getByRole('region', { name: 'The selected value' });
  await detail.getByText('/texts/1', { exact: true }).waitFor();
  await show('hostile.json', 'pointer:/n');
  await page.getByText('stands 2 times in one object').waitFor();
});

it('mail shows its headers, its way, its words and the hash of what is attached, and fetches nothing', async () => {
  const { page } = opened;
  await show('hostile.eml');
  await page.getByText('HTML, shown as its text alone.').waitFor();
  await page.getByRole('region', { name: 'Received' }).getByText('2016-02-16T08:02:11Z').waitFor();
  await page.getByText('the name leads out of its folder').waitFor();
  expect(await page.locator('a[href*="127.0.0.1"], img').count()).toBe(0);
});

it('an archive is listed with what is dangerous about it', async () => {
  const { page } = opened;
  await show('hostile.zip');
  const grid = page.getByRole('grid', { name: 'Entries' });
  await grid.getByText('traversal').first().waitFor();
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('region', { name: 'The selected entry' }).getByText('leads out of its folder').waitFor();
  await expectSound();
});
