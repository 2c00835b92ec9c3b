import { chmodSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePng } from '../support/images.ts';
import { evidencePath } from '../support/small-case.ts';
import { openWorkstation } from '../support/workstation.ts';
import { seriousViolations } from './support/accessibility.ts';
import { injectionStrings } from './support/injection-strings.ts';
import { openWindow, startCanary, type OpenWindow } from './support/open-window.ts';
import { showScreen } from './support/screens.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-viewing-'));
const folder = join(home, 'a.case');
const log = Array.from({ length: 900 }, (_, line) => `breaker ${line + 1} opened\n`).join('');
// “Подстанция Северная” by the code chart of RFC 1489, often enough for a guess.
const koi8 = Buffer.from('f0cfc4d3d4c1cec3c9d120f3c5d7c5d2cec1d10a'.repeat(20), 'hex');
const large = Buffer.from('a large file\n');
const opened: { window?: OpenWindow; canary?: Awaited<ReturnType<typeof startCanary>> } = {};
const ids = new Map<string, string>();

beforeAll(async () => {
  opened.canary = await startCanary();
  const { call } = openWorkstation(join(home, 'profile'));
  await call('case.create', { folder, title: 'Files' });
  mkdirSync(join(home, 'files'));
  const files: Readonly<Record<string, Uint8Array>> = {
    'relay.log': Buffer.from(log),
    'koi8.txt': koi8,
    'dot.png': makePng(40, 30),
    'bomb.png': makePng(1, 1, { width: 60_000, height: 60_000 }),
    'cut.png': makePng(200, 200).subarray(0, 50),
    'hostile.txt': Buffer.from(`${injectionStrings(opened.canary.url).join('\n')}\n\u202etxt.exe\u200b`),
    'large.raw': large,
  };
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(home, 'files', name), bytes);
    const { taken } = await call('intake.take', { folder, paths: [join(home, 'files', name)] });
    ids.set(name, taken[0]?.id ?? '');
  }
  await call('search.update', { folder });
  const path = evidencePath(folder, createHash('sha256').update(large).digest('hex'));
  chmodSync(path, 0o600);
  truncateSync(path, 6 * 2 ** 30);
  opened.window = await openWindow(home, { caseFolder: folder });
});
afterAll(async () => {
  await opened.window?.close();
  await opened.canary?.close();
  rmSync(home, { recursive: true, force: true });
});

const pageOf = () => {
  if (opened.window === undefined) throw new Error('the window is not open');
  return opened.window.page;
};

const openFile = async (name: string, place?: string): Promise<void> => {
  const page = pageOf();
  await showScreen(page, 'overview', folder);
  const sought = place === undefined ? '' : `&place=${encodeURIComponent(place)}`;
  await showScreen(page, 'evidence', folder, `?item=${ids.get(name) ?? ''}${sought}`);
  if (place === undefined) await page.getByRole('tab', { name: 'File' }).click();
};

const choose = (view: string): Promise<void> => pageOf().getByRole('radio', { name: view, exact: true }).click();

const expectAccessible = async (): Promise<void> => {
  // The rows of bytes are alike, and there are hundreds.
  const exclude = '[role="grid"] tbody tr:nth-child(n + 20)';
  expect(await seriousViolations(pageOf(), { exclude })).toEqual([]);
};

it('opens a file at lines far into it, marks them, and knows their numbers', async () => {
  const page = pageOf();
  await openFile('relay.log', 'lines:700-701');
  await page.getByText('Marked: lines 700 to 701').waitFor();
  await page.locator('mark').first().waitFor();
  expect((await page.locator('mark').allTextContents()).join('|')).toBe('breaker 700 opened|breaker 701 opened');
  await expect.poll(async () => page.locator('div:has(> span > mark) > span').first().textContent()).toBe('700');
  await expectAccessible();
});

it('says by which rule it reads a text, and reads it as the person says', async () => {
  const page = pageOf();
  await openFile('koi8.txt');
  await page.getByText('Подстанция Северная').first().waitFor();
  await page.getByText(/A guess: in KOI8-R/u).waitFor();
  await page.getByRole('button', { name: /^Encoding/u }).click();
  await page.getByRole('option', { name: 'UTF-8', exact: true }).click();
  await page.getByText(/Your choice. Detected was KOI8-R/u).waitFor();
  await page.getByTitle('Bytes that are no character of this encoding').first().waitFor();
  await expectAccessible();
});

it('selects bytes by keyboard and by pointer, hashes them and reads them as numbers', async () => {
  const page = pageOf();
  await openFile('relay.log', 'bytes:0-7');
  await choose('Hex');
  const grid = page.getByRole('grid', { name: /^Bytes/u });
  await grid.focus();
  await page.keyboard.press('ArrowRight');
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Shift+ArrowRight');
  const digest = createHash('sha256').update('breaker').digest('hex');
  await page.getByLabel(`SHA-256 ${digest}`).waitFor();
  await grid.locator('td[data-at="8"]').hover();
  await page.mouse.down();
  await grid.locator('td[data-at="9"]').hover();
  await page.mouse.up();
  // The digit 1 and a space: 0x2031 and 0x3120.
  await page
    .getByRole('row', { name: /^uint16/u })
    .getByText('8241')
    .waitFor();
  await page
    .getByRole('row', { name: /^uint16/u })
    .getByText('12576')
    .waitFor();
  await expectAccessible();
});

it('selects text as exactly the bytes that it is in the file, and makes a finding of them', async () => {
  const page = pageOf();
  await openFile('koi8.txt');
  await choose('Text');
  await page.getByRole('button', { name: /^Encoding/u }).click();
  await page.getByRole('option', { name: 'As detected: KOI8-R, Russian' }).click();
  const text = page.getByRole('group', { name: /^Text/u });
  await text.getByText('Подстанция Северная').first().waitFor();
  await text
    .getByText('Подстанция Северная')
    .first()
    .dblclick({ position: { x: 20, y: 8 } });
  const bar = page.getByRole('region', { name: 'Selected text' });
  await bar.getByText('Bytes 0–9: 10 from 0x0 on').waitFor();
  const word = Buffer.from('f0cfc4d3d4c1cec3c9d1', 'hex');
  await bar.getByLabel(`SHA-256 ${createHash('sha256').update(word).digest('hex')}`).waitFor();
  await bar.getByRole('button', { name: 'Copy the text' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Подстанция');
  await expectAccessible();
  await bar.getByRole('button', { name: 'Make a finding and link it…' }).click();
  const finding = page.getByRole('dialog', { name: 'Make a finding' });
  await finding.getByRole('textbox', { name: /^What is to be seen there/u }).fill('The word for a substation.');
  await expect
    .poll(() => finding.getByRole('textbox', { name: /^Place in the file/u }).inputValue())
    .toBe('bytes:0-10');
  await finding.getByRole('button', { name: 'Make a finding' }).click();
  await page.getByRole('dialog').getByText('the finding that was just made').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await text.focus();
  await page.keyboard.press('Escape');
  await bar.waitFor({ state: 'detached' });
});

it('draws a picture from its pixels, and says why it does not draw another', async () => {
  const page = pageOf();
  await openFile('dot.png');
  const canvas = page.getByRole('img', { name: 'Picture of 40 by 30 pixels' });
  await canvas.waitFor();
  const middle = () =>
    canvas.evaluate((node) =>
      node instanceof HTMLCanvasElement ? Array.from(node.getContext('2d')?.getImageData(20, 15, 1, 1).data ?? []) : [],
    );
  await expect.poll(middle).toEqual([128, 128, 128, 255]);
  expect(await page.locator('img').count()).toBe(0);
  await expectAccessible();
  await openFile('bomb.png');
  await page.getByText(/The file claims 60000 × 60000 pixels/u).waitFor();
  await openFile('cut.png');
  await page.getByText('The picture cannot be shown.').waitFor();
  await expectAccessible();
});

it('lists strings, each of which leads to its bytes', async () => {
  const page = pageOf();
  await openFile('dot.png');
  await choose('Strings');
  await page.getByText('No strings').waitFor();
  await openFile('hostile.txt');
  await choose('Strings');
  await page.getByRole('button', { name: /^00000000/u }).click();
  await page.locator('[data-mark]').first().waitFor();
  await expectAccessible();
});

it('shows metadata with the entropy of the bytes', async () => {
  const page = pageOf();
  await openFile('relay.log');
  await choose('Metadata');
  await page.getByText(/bits for a byte over the whole file/u).waitFor();
  await expectAccessible();
});

it('opens a file of 6 GiB at once at its end, and reads no more of it unasked', async () => {
  const page = pageOf();
  await openFile('large.raw', 'bytes:6442450900-6442450944');
  await page.locator('[data-mark], mark').first().waitFor({ timeout: 5000 });
  await choose('Metadata');
  await page.getByText('This reads all of the file.').waitFor();
  await page.getByRole('button', { name: 'Compute' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('This reads the rest of the file.').or(page.getByText('This reads all of the file.')).waitFor();
});

it('leads from a hit of the search to its very bytes', async () => {
  const page = pageOf();
  await showScreen(page, 'search', folder);
  await page.getByLabel('Search everything in the case').fill('"breaker 850"');
  await page.getByRole('button', { name: /relay\.log/u }).click();
  await page.locator('mark, [data-mark]').first().waitFor();
  const at = log.indexOf('breaker 850');
  await page.getByText(`Marked: bytes ${String(at).replace(/(?=\d{3}$)/u, '\u202f')}`).waitFor();
});

it('runs and follows nothing of what the files hold', () => {
  const { window } = opened;
  expect(window?.misdeeds).toEqual({ violations: [], errors: [], dialogs: [], executions: [], strangers: [] });
});
