import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verificationSchema } from '../../shared/api/contract-shapes.ts';
import type { CheckName } from '../../shared/bundle/check.ts';
import {
  changeFiles,
  failuresIn,
  joinLines,
  linesAt,
  makeShell,
  readFiles,
  verifyFiles,
  writeFiles,
  type Files,
  type Release,
} from '../support/demo-release.ts';
import { makeDemo } from '../support/made-demo.ts';
import { rememberedStretch } from '../support/remembered-stretch.ts';
import { valueOf } from '../support/results.ts';
import { makeSmallRelease } from '../support/small-release.ts';
import type { Demonstration } from '../../services/demo/demonstrate.ts';
import { runDemo } from '../../services/demo/run-demo.ts';
import { chooseFile } from './support/file-dialog.ts';
import { openWindow, type OpenWindow } from './support/open-window.ts';
import { showScreen } from './support/screens.ts';

const program = fileURLToPath(new URL('../../bin/plumbline', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'plumbline-forged-'));
// What is forged over and over is small; the demonstrations are verified as they are.
let small: Release;
let opened: OpenWindow;

beforeAll(async () => {
  small = await makeSmallRelease(home);
  for (const file of [small.reply.anchors.signers, small.reply.anchors.logKey, small.reply.anchors.witness]) {
    await small.call('identity.trust', { file });
  }
  opened = await openWindow(home, { profile: small.deps.profile.folder });
});
afterAll(async () => {
  await opened.close();
  rmSync(home, { recursive: true, force: true });
});

const entries = 'data/ledger/entries.jsonl';
const lineEdited = (files: Files, at: number, edit: (line: string) => string): Files =>
  changeFiles(files, {
    [entries]: joinLines(linesAt(files, entries).map((line, seq) => (seq === at ? edit(line) : line))),
  });
const lastByteFlipped = (files: Files, path: string): Files => {
  const bytes = Uint8Array.from(files.get(path) ?? new Uint8Array());
  bytes[bytes.length - 2] = (bytes[bytes.length - 2] ?? 0) ^ 1;
  return changeFiles(files, { [path]: bytes });
};
const firstOf = (files: Files, folder: string): string =>
  [...files.keys()].find((path) => path.startsWith(folder)) ?? '';

/** Forgeries by what they touch, each with a check that must be named on the screen. */
const forgeries: readonly (readonly [string, CheckName, (files: Files) => Files])[] = [
  [
    'a line with another number',
    'chain',
    (files) => lineEdited(files, 9, (line) => line.replace('"seq":9,', '"seq":8,')),
  ],
  [
    'a line of another year',
    'merkle',
    (files) => lineEdited(files, 9, (line) => line.replace(/"day":"20\d\d/u, '"day":"1999')),
  ],
  [
    'a line taken out',
    'chain',
    (files) => changeFiles(files, { [entries]: joinLines(linesAt(files, entries).toSpliced(11, 1)) }),
  ],
  ['another checkpoint', 'log-signature', (files) => lastByteFlipped(files, 'data/ledger/checkpoint.txt')],
  ['another signature', 'signature', (files) => lastByteFlipped(files, 'signatures/demo-analyst.sshsig')],
  ['another tag manifest', 'signature', (files) => lastByteFlipped(files, 'tagmanifest-sha256.txt')],
  ['another manifest', 'tagmanifest', (files) => lastByteFlipped(files, 'manifest-sha256.txt')],
  ['another exhibit', 'manifest', (files) => lastByteFlipped(files, firstOf(files, 'data/evidence/'))],
  ['an exhibit taken out', 'manifest', (files) => changeFiles(files, { [firstOf(files, 'data/evidence/')]: null })],
  [
    'a disclosure taken out',
    'disclosures',
    (files) => {
      const path = 'data/disclosures.txt';
      return changeFiles(files, { [path]: joinLines(linesAt(files, path).toSpliced(9, 1)) });
    },
  ],
  ['other numbers', 'assessment', (files) => lastByteFlipped(files, 'data/assessment.json')],
  ['another view', 'view', (files) => lastByteFlipped(files, 'data/view.json')],
  ['another edition file', 'edition', (files) => lastByteFlipped(files, 'data/edition.json')],
  ['another guide', 'bag', (files) => lastByteFlipped(files, 'README.txt')],
  ['a file that nobody listed', 'bag', (files) => changeFiles(files, { 'data/extra.html': new Uint8Array([60]) })],
];

it('shows the bundle that was not touched as verified', async () => {
  const { page } = opened;
  await writeFiles(join(home, 'sound.zip'), small.bundles.public);
  await showScreen(page, 'verify', '');
  await page.getByRole('button', { name: /ZIP…$/u }).click();
  await chooseFile(page, ['sound.zip']);
  await page
    .getByRole('button', { name: /^Verify(?: again)?$/u })
    .last()
    .click();
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await verdict.getByRole('heading', { name: 'Verified' }).waitFor({ timeout: 180_000 });
});

/** Status of each check in a table of them, by its name. */
const statusesIn = async (page: Page): Promise<Readonly<Record<string, string>>> => {
  const rows = await page.locator('tr[data-status]').all();
  const read = rows.map(async (row): Promise<[string, string]> => [
    await row.locator('code').first().innerText(),
    (await row.getAttribute('data-status')) ?? '',
  ]);
  return Object.fromEntries(await Promise.all(read));
};

const onScreen = async (bundle: Demonstration): Promise<Readonly<Record<string, string>>> => {
  const { page } = opened;
  await showScreen(page, 'verify', '');
  const choose = async (button: RegExp | string, file: string): Promise<void> => {
    // Copied to where the dialog opens.
    const name = `${basename(file)}-${basename(bundle.case)}.zip`;
    cpSync(file, join(home, name));
    await page.getByRole('button', { name: button }).click();
    await chooseFile(page, [name]);
  };
  await choose(/ZIP…$/u, bundle.bundles.public);
  await choose('Choose: Signers', bundle.anchors.signers);
  await choose('Choose: Key of the log', bundle.anchors.logKey);
  await page
    .getByRole('button', { name: /^Verify(?: again)?$/u })
    .last()
    .click();
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await verdict.getByRole('heading', { name: 'Verified' }).waitFor({ timeout: 180_000 });
  return statusesIn(page);
};

const inItsPage = async (bundle: Demonstration, folder: string): Promise<Readonly<Record<string, string>>> => {
  const context = await opened.newContext({ offline: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, 'viewer.html')).href);
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Check this bundle' }).click();
  await page.getByText('Keys that you trust').click();
  await page.getByLabel('Signers’ keys').fill(readFileSync(bundle.anchors.signers, 'utf8'));
  await page.getByLabel('Log key').fill(readFileSync(bundle.anchors.logKey, 'utf8'));
  await page.getByLabel('Choose the ZIP').setInputFiles(bundle.bundles.public);
  await page.getByText('Verdict: verified, as computed by this page').waitFor({ timeout: 180_000 });
  const statuses = await statusesIn(page);
  await context.close();
  return statuses;
};

const byCommandLine = ({ bundles, anchors }: Demonstration): Readonly<Record<string, string>> => {
  const options = ['--signers', anchors.signers, '--log-key', anchors.logKey, '--json'];
  const { status, stdout } = spawnSync(program, ['verify', bundles.public, ...options], {
    encoding: 'utf8',
    env: { ...process.env, PLUMBLINE_HOME: join(home, 'nobody') },
  });
  expect(status).toBe(0);
  const { checks } = verificationSchema.parse(JSON.parse(stdout));
  return Object.fromEntries(checks.map(({ name, status: one }) => [name, one]));
};

const withStockTools = ({ anchors }: Demonstration, folder: string): string => {
  cpSync(anchors.signers, join(folder, '..', 'allowed_signers'));
  cpSync(anchors.logKey, join(folder, '..', 'log.vkey'));
  const script = readFileSync(join(folder, 'VERIFY.txt'), 'utf8')
    .replaceAll(/^(?! {4}).*\n/gmu, '')
    .replaceAll(/^ {4}/gmu, '');
  writeFileSync(join(folder, '..', 'check.sh'), script);
  return (
    spawnSync('bash', ['../check.sh'], { cwd: folder, encoding: 'utf8' }).stdout.trimEnd().split('\n').at(-1) ?? ''
  );
};

it('verifies both demonstrations on the screen, on the command line, in their own page and with stock tools, alike', async () => {
  const { deps } = makeShell(join(home, 'demonstrations'));
  const first = await makeDemo(join(home, 'demo'), deps);
  const second = await runDemo({
    ...deps,
    stretch: rememberedStretch,
    folder: mkdtempSync(join(home, 'second-')),
    demoCase: 'frostygoop-2024',
  });
  for (const bundle of [first, valueOf(second)]) {
    const { topFolder, files } = await readFiles(bundle.bundles.public);
    const folder = join(home, `unpacked-${topFolder}`, 'bundle');
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const said = byCommandLine(bundle);
    expect(Object.values(said)).not.toContain('failed');
    // The workstation has a witness and a checkpoint of its own as well.
    const own = { witness: '', retained: '' };
    expect({ ...(await onScreen(bundle)), ...own }).toEqual({ ...said, ...own });
    const paged = await inItsPage(bundle, folder);
    expect(Object.keys(paged)).toEqual(Object.keys(said));
    // What a page has no means for it leaves open, and says so; it never says otherwise than the program.
    for (const [name, status] of Object.entries(paged)) expect(['not checked', said[name]]).toContain(status);
    expect(withStockTools(bundle, folder)).toContain('log signature, disclosures and evidence hold');
  }
});

it.each(forgeries)('shows %s as failed, and names the check %s and the first bad place', async (what, check, forge) => {
  const { page } = opened;
  const files = forge(small.bundles.public.files);
  const failures = failuresIn(verifyFiles(files, small.anchors));
  expect(Object.keys(failures)).toContain(check);
  const name = `${what.replaceAll(' ', '-')}.zip`;
  await writeFiles(join(home, name), { topFolder: small.bundles.public.topFolder, files });
  await showScreen(page, 'verify', '');
  await page.getByRole('button', { name: /ZIP…$/u }).click();
  await chooseFile(page, [name]);
  await page
    .getByRole('button', { name: /^Verify(?: again)?$/u })
    .last()
    .click();
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await verdict.getByRole('heading', { name: 'Failed' }).waitFor({ timeout: 180_000 });
  // The result is of this bundle, not of the one before.
  await page.getByRole('region', { name: 'Result' }).getByText(name).first().waitFor();
  const result = (await page.getByRole('region', { name: 'Result' }).textContent()) ?? '';
  expect(result).toContain(check);
  const place = failures[check];
  if (typeof place === 'string') expect(result).toContain(place);
  expect(opened.misdeeds.violations).toEqual([]);
});
