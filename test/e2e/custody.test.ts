import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { evidencePath, makeSmallCase, sha256, type SmallCase } from '../support/small-case.ts';
import type { OpenWindow } from './support/open-window.ts';
import { settle, showScreen } from './support/screens.ts';
import { shareWindow } from './support/shared-window.ts';

const shared = shareWindow();
const makeCase = (): Promise<SmallCase> => makeSmallCase(shared.makeFolder(), undefined, shared.profile);
const own = sha256('first file\n');

const showCustody = async ({ page }: OpenWindow, folder: string, item: string) => {
  await showScreen(page, 'evidence', folder, `?item=${item}`);
  await page.getByRole('tab', { name: /Custody/u }).click();
  const pane = page.getByRole('tabpanel', { name: /Custody/u });
  await pane.getByText('Counts as').waitFor();
  return pane;
};

it('hands an item over, warns of a hash that differs and records it all the same, and says who had it when', async () => {
  const { folder, items, call } = await makeCase();
  const window = await shared.open();
  const { page, misdeeds } = window;
  const pane = await showCustody(window, folder, items[0]);
  await pane.getByText('Hashed when it was taken in, never handed over since').waitFor();
  await pane.getByRole('button', { name: 'Record an event…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Record a custody event' });
  const record = dialog.getByRole('button', { name: 'Record', exact: true });
  expect(await dialog.getByRole('textbox', { name: /^Who gives/u }).inputValue()).toBe('tester (unsigned)');
  expect(await record.isDisabled()).toBe(true);
  await dialog.getByRole('textbox', { name: /^Who receives/u }).fill('B. Roth');
  await dialog.getByRole('textbox', { name: /giver states/u }).fill(own);
  await dialog.getByRole('textbox', { name: /receiver states/u }).fill(own);
  await dialog.getByRole('textbox', { name: /^Purpose/u }).fill('imaging');
  await record.click();
  await page.getByText('the hash matched at the one transfer').first().waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  await pane.getByRole('button', { name: 'Record an event…' }).click();
  await dialog.getByRole('textbox', { name: /^Who receives/u }).fill('C. Lind');
  await dialog.getByRole('textbox', { name: /receiver states/u }).fill('ab'.repeat(32));
  await dialog.getByText('This is not the item’s hash.').waitFor();
  await record.click();
  await page.getByText('A hash is not that of the item.').waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  await pane.getByText('the receiver’s hash is not that of the item').first().waitFor();
  await pane.getByText('The chain is worse than what was stated').waitFor();
  const { state } = await call('custody.read', { folder, evidence: items[0] });
  expect(state).toMatchObject({ stated: 'intact', derived: 'failed', counts: 'failed', holder: 'C. Lind' });
  expect(state.holders.map(({ name }) => name)).toEqual(['tester (unsigned)', 'B. Roth', 'C. Lind']);
  expect(misdeeds).toEqual({ violations: [], errors: [], dialogs: [], executions: [], strangers: [] });
});

it('verifies an item, shows its record, and says on opening that a file is gone', async () => {
  const { folder, items } = await makeCase();
  rmSync(evidencePath(folder, sha256('second file\n')));
  const window = await shared.open();
  const { page, misdeeds } = window;
  const pane = await showCustody(window, folder, items[0]);
  await page.getByText('1 item has no file as it was taken in.').waitFor();
  await page.getByText('EX-0002 is missing').waitFor();
  await pane.getByText('not since its intake').waitFor();
  await pane.getByRole('button', { name: 'Verify now' }).click();
  await pane.getByText(/^unchanged, /u).waitFor();
  await pane.getByRole('button', { name: 'Custody record…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Custody record' });
  await dialog.getByRole('heading', { name: /^6\. / }).waitFor();
  expect(await dialog.getByRole('heading', { level: 4 }).count()).toBe(7);
  expect(await dialog.textContent()).toContain('not recorded');
  await settle(page);
  expect(misdeeds).toEqual({ violations: [], errors: [], dialogs: [], executions: [], strangers: [] });
});

it('shows beside the chain what an imported file states of the item, with a way to each of its records', async () => {
  const { root, folder, items, call } = await makeCase();
  const file = join(root, 'own.jsonld');
  await call('case.convert', { folder, out: file, to: 'case-uco', evidence: items[0] });
  const window = await shared.open();
  const { page, misdeeds } = window;
  const pane = await showCustody(window, folder, items[0]);
  await pane.getByText('None recorded. An imported CASE/UCO file may speak of a file with this hash.').waitFor();
  await call('import.run', { folder, what: { kind: 'file', path: file } });
  await pane.getByText('It is no event of the chain').waitFor({ timeout: 180_000 });
  await pane.getByRole('button', { name: /^record \d+$/u }).click();
  await page
    .getByRole('tabpanel', { name: /Records/u })
    .getByText('InvestigativeAction')
    .first()
    .waitFor();
  expect(misdeeds).toEqual({ violations: [], errors: [], dialogs: [], executions: [], strangers: [] });
});
