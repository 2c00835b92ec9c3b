import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SmallCase } from '../support/small-case.ts';
import { seriousViolations } from './support/accessibility.ts';
import { chooseFile } from './support/file-dialog.ts';
import { openWindow, type OpenWindow } from './support/open-window.ts';
import { showScreen } from './support/screens.ts';
import { makeShownCase } from './support/shown-case.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-copy-'));
let small: SmallCase;
let opened: OpenWindow;

beforeAll(async () => {
  small = await makeShownCase(home);
  writeFileSync(join(home, 'copy.log'), 'without what must go\n');
  opened = await openWindow(home, { caseFolder: small.folder });
}, 120_000);
afterAll(async () => {
  await opened.close();
  rmSync(home, { recursive: true, force: true });
});

it(
  'from an exhibit that is withheld to a copy that may be shown, and whether it changes the result',
  { timeout: 120_000 },
  async () => {
    const { page } = opened;
    const { call, folder } = small;
    await showScreen(page, 'releases', folder);
    await page
      .getByRole('button', { name: /Withhold/u })
      .first()
      .click();
    await page.getByRole('tab', { name: /^Evidence/u }).click();
    const row = page.getByRole('row').filter({ hasText: 'EX-0001' });
    await row.getByRole('button', { name: 'Withhold' }).click();

    await page.getByRole('button', { name: 'Work it out' }).click();
    await page.getByText(/^Without .+ that this edition does not show, as if never taken in: Level/u).waitFor();

    await page.getByText('Show a copy in place of an item').click();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('listitem').filter({ hasText: 'Take it in, in place of' }).getByText('EX-0001').click();
    const dialog = page.getByRole('dialog', { name: 'Take in a copy that may be shown' });
    await dialog.getByText(/^In place of/u).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Choose files…' }).click();
    await chooseFile(page, ['copy.log']);
    const take = dialog.getByRole('button', { name: 'Take in', exact: true });
    expect(await take.isDisabled()).toBe(true);
    await dialog.getByLabel('What was taken out, and how').fill('Names were cut.');
    await take.click();
    await page.getByText('1 taken in').first().waitFor();

    const { rows } = await call('evidence.page', { folder, sort: 'addedAt', descending: true });
    expect(rows[0]).toMatchObject({ name: 'copy.log', tlp: 'CLEAR' });
  },
);
