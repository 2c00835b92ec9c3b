// Takes the pictures of the handbook from the running application: `npm run pictures`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDemo } from '../../services/demo/run-demo.ts';
import { openWorkstation } from '../support/workstation.ts';
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
    await close();
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
