import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CheckName } from '../../shared/bundle/check.ts';
import {
  changeFiles,
  failuresIn,
  joinLines,
  linesAt,
  makeDemoRelease,
  verifyFiles,
  writeFiles,
  type DemoRelease,
  type Files,
} from '../support/demo-release.ts';
import { chooseFile } from './support/file-dialog.ts';
import { openWindow, type OpenWindow } from './support/open-window.ts';
import { showScreen } from './support/screens.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-forged-'));
let demo: DemoRelease;
let opened: OpenWindow;

beforeAll(async () => {
  demo = await makeDemoRelease(home);
  for (const file of [demo.reply.anchors.signers, demo.reply.anchors.logKey, demo.reply.anchors.witness]) {
    await demo.call('identity.trust', { file });
  }
  opened = await openWindow(home, { profile: demo.deps.profile.folder });
}, 120_000);
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
    (files) => lineEdited(files, 41, (line) => line.replace('"seq":41,', '"seq":40,')),
  ],
  [
    'a line of another year',
    'merkle',
    (files) => lineEdited(files, 41, (line) => line.replace(/"day":"20\d\d/u, '"day":"1999')),
  ],
  [
    'a line taken out',
    'chain',
    (files) => changeFiles(files, { [entries]: joinLines(linesAt(files, entries).toSpliced(57, 1)) }),
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
  await writeFiles(join(home, 'sound.zip'), demo.bundles.public);
  await showScreen(page, 'verify', '');
  await page.getByRole('button', { name: /ZIP…$/u }).click();
  await chooseFile(page, ['sound.zip']);
  await page
    .getByRole('button', { name: /^Verify(?: again)?$/u })
    .last()
    .click();
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await verdict.getByRole('heading', { name: 'Verified' }).waitFor({ timeout: 60_000 });
});

it.each(forgeries)('shows %s as failed, and names the check %s and the first bad place', async (what, check, forge) => {
  const { page } = opened;
  const files = forge(demo.bundles.public.files);
  const failures = failuresIn(verifyFiles(files, demo.anchors));
  expect(Object.keys(failures)).toContain(check);
  const name = `${what.replaceAll(' ', '-')}.zip`;
  await writeFiles(join(home, name), { topFolder: demo.bundles.public.topFolder, files });
  await showScreen(page, 'verify', '');
  await page.getByRole('button', { name: /ZIP…$/u }).click();
  await chooseFile(page, [name]);
  await page
    .getByRole('button', { name: /^Verify(?: again)?$/u })
    .last()
    .click();
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await verdict.getByRole('heading', { name: 'Failed' }).waitFor({ timeout: 60_000 });
  // The result is of this bundle, not of the one before.
  await page.getByRole('region', { name: 'Result' }).getByText(name).first().waitFor();
  const result = (await page.getByRole('region', { name: 'Result' }).textContent()) ?? '';
  expect(result).toContain(check);
  const place = failures[check];
  if (typeof place === 'string') expect(result).toContain(place);
  expect(opened.misdeeds.violations).toEqual([]);
});
