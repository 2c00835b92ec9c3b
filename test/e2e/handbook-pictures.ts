// Takes the pictures of the handbook from the running application: `npm run pictures`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDemo } from '../../services/demo/run-demo.ts';
import { openWorkstation } from '../support/workstation.ts';
import { chooseFile } from './support/file-dialog.ts';
import { openWindow } from './support/open-window.ts';
import { settle, showScreen, type ScreenId } from './support/screens.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'handbook', 'pictures');
const pictures: readonly (readonly [ScreenId, string])[] = [
  ['start', ''],
  ['overview', ''],
  ['evidence', ''],
  ['search', ''],
  ['sources', ''],
  ['hypotheses', ''],
  ['matrix', ''],
  ['sensitivity', ''],
  ['releases', ''],
  ['ledger', ''],
  ['verify', ''],
  ['settings', ''],
];
const darkToo: ReadonlySet<ScreenId> = new Set(['overview', 'matrix']);

const home = mkdtempSync(join(tmpdir(), 'plumbline-pictures-'));
try {
  mkdirSync(folder, { recursive: true });
  const { deps } = openWorkstation(join(home, 'profile'));
  const made = await runDemo({ ...deps, folder: join(home, 'demonstration') });
  if (!made.ok) throw new Error(made.error.message);
  const profile = join(home, 'demonstration', 'profile');
  await openWorkstation(profile).call('settings.write', { tourClosed: true });
  await makeTables(profile);
  for (const theme of ['light', 'dark'] as const) {
    const { page, close } = await openWindow(home, { theme, profile, caseFolder: made.value.case });
    for (const [screen, search] of pictures) {
      if (theme === 'dark' && !darkToo.has(screen)) continue;
      await showScreen(page, screen, made.value.case, search);
      if (screen === 'evidence') {
        await page.getByRole('grid').first().focus();
        await page.keyboard.press('j');
        await page.keyboard.press('Enter');
      }
      if (screen === 'search') {
        await page.locator('#screen-search').fill('electrum OR industroy*');
        await page.getByRole('button', { name: 'Read them now' }).click();
        await page.getByText('Not searched yet').waitFor({ state: 'hidden' });
      }
      await settle(page);
      await page.screenshot({ path: join(folder, `${screen}-${theme}.png`) });
    }
    if (theme === 'light') {
      await showScreen(page, 'evidence', made.value.case, '');
      await page.getByRole('button', { name: 'Import a file…' }).click();
      await chooseFile(page, ['breakers.csv']);
      await page.getByRole('button', { name: /^Import \d/u }).waitFor();
      await settle(page);
      await page.screenshot({ path: join(folder, 'import-light.png') });
    }
    await close();
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** A table whose first row another case met before, so that the dialog has something to offer. */
async function makeTables(profile: string): Promise<void> {
  const { call } = openWorkstation(profile);
  const other = join(home, 'other.case');
  await call('case.create', { folder: other, title: 'Invented substation' });
  const first = join(home, 'first.csv');
  writeFileSync(first, 'day,clock,unit,state\n2016-12-17,23:53:00,Q1,open\n');
  const columns = { date: 'day', time: 'clock', title: 'state', key: 'unit' };
  await call('import.run', { folder: other, what: { kind: 'file', path: first }, columns, remember: true });
  const rows = Array.from({ length: 12 }, (_, at) => `2016-12-17,23:${53 + (at % 7)}:0${at % 10},Q${at + 1},open`);
  writeFileSync(join(home, 'breakers.csv'), `day,clock,unit,state\n${rows.join('\n')}\n,,Q13,unknown,odd\n`);
}
