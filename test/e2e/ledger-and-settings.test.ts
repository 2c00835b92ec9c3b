import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { forgeGate } from '../support/forged-gate.ts';
import { evidencePath, sha256, type SmallCase } from '../support/small-case.ts';
import { openWorkstation } from '../support/workstation.ts';
import { chooseFile } from './support/file-dialog.ts';
import { settle, showScreen } from './support/screens.ts';
import { shareWindow } from './support/shared-window.ts';
import { makeShownCase } from './support/shown-case.ts';

const shared = shareWindow();
const makeCase = (): Promise<SmallCase> => makeShownCase(shared.makeFolder(), shared.profile);

it('shows what the case was after an earlier line, who led then and who leads now', async () => {
  const { folder, earlier, call } = await makeCase();
  await call('source.add', { folder, name: `A source of ${'w'.repeat(40)} and more`, reliability: 'C' });
  const { page, misdeeds } = await shared.open();
  await showScreen(page, 'ledger', folder, `?line=${earlier}`);
  await page.getByRole('button', { name: 'The case then' }).click();
  const pane = page.getByRole('tabpanel', { name: 'Then and now' });
  await pane.getByText('The first group led then').waitFor();
  expect(await pane.getByRole('listitem').filter({ hasText: 'sources' }).textContent()).toMatch(/^1\s*of 2/u);
  const grid = page.getByRole('grid', { name: 'Lines of the ledger' });
  // A long word may break where lines do; no row of the table has a second one.
  await grid.getByText('w'.repeat(40)).waitFor();
  const heights = await grid
    .locator('bdi')
    .evaluateAll((texts) => texts.map((one) => one.getBoundingClientRect().height));
  expect(Math.max(...heights)).toBeLessThan(24);
  await page.getByText('Only lines up to there').click();
  await page.waitForFunction(
    (count) => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === String(count),
    earlier + 2,
  );
  await grid.getByRole('row').nth(1).getByText(String(earlier), { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Back to now' }).click();
  expect(await page.getByRole('slider').getAttribute('value')).toBe(await page.getByRole('slider').getAttribute('max'));
  expect(misdeeds).toEqual({ violations: [], errors: [], dialogs: [], executions: [], strangers: [] });
});

it('gives two answers, and tells a printed checkpoint that holds from one of another history', async () => {
  const { folder, call } = await makeCase();
  const { note } = await call('checkpoint.write', { folder });
  const lines = note.split('\n').slice(0, 3);
  await call('source.add', { folder, name: 'Later', reliability: 'C' });
  const { page } = await shared.open();
  await showScreen(page, 'ledger', folder);
  await page.getByRole('tab', { name: 'Verification' }).click();
  const pane = page.getByRole('tabpanel', { name: 'Verification' });
  const paper = pane.getByRole('textbox', { name: 'Compare with a printed checkpoint' });
  const verify = pane.getByRole('button', { name: 'Verify now' });
  await pane.getByText('Read every byte of the evidence too').click();
  await paper.fill(` ${lines.join(' \n')}\n\n`);
  await verify.click();
  await pane.getByText('Evidence: every byte of every file').waitFor();
  await pane.getByText('extend the checkpoint that was kept outside').waitFor();
  expect(await pane.getByRole('heading', { name: 'What this does not prove' }).count()).toBe(1);
  await page.getByText(/^Evidence and ledger verified/u).waitFor();
  const root = Buffer.alloc(32, 7).toString('base64');
  await paper.fill(`${lines[0]}\n${lines[1]}\n${root}`);
  await verify.click();
  await pane.getByText('Ledger: the history was rewritten').waitFor();
  await pane.getByText('Evidence: every byte of every file').waitFor();
  await page.getByText(/^Verification failed/u).waitFor();
});

it('leads to a line that says something else than the case came to', async () => {
  const shown = await makeCase();
  const line = await forgeGate(shown, shown.folder);
  const { page } = await shared.open();
  await showScreen(page, 'ledger', shown.folder);
  await page.getByRole('button', { name: 'Verify now' }).first().click();
  const alert = page
    .getByRole('alert')
    .filter({ hasText: 'Ledger: the gates of the measure are not those of the case' });
  await page.getByText('What lines say was computed is what the case came to').waitFor();
  await alert.getByRole('button', { name: new RegExp(`line ${line}$`, 'iu') }).click();
  await page.getByRole('heading', { name: `Line ${line}`, exact: true }).waitFor();
});

it('leads from a file that is missing to the item whose file it is', async () => {
  const { folder } = await makeCase();
  rmSync(evidencePath(folder, sha256('first file\n')));
  const { page } = await shared.open();
  await showScreen(page, 'ledger', folder);
  await page.getByRole('button', { name: 'Verify now' }).first().click();
  const alert = page.getByRole('alert').filter({ hasText: 'Evidence: the file of an item is missing' });
  await alert.getByRole('button', { name: /EX-0001/u }).click();
  await page.getByRole('heading', { level: 1, name: 'Evidence' }).waitFor();
  await page.getByRole('complementary', { name: /./u }).getByText('one.log').first().waitFor();
});

it('makes an identity and trusts a file only after showing whose keys it holds', async () => {
  const { home, profile } = shared;
  const other = openWorkstation(join(home, 'other-profile'));
  const passphrase = 'correct horse battery staple';
  const boris = await other.call('identity.create', { principal: 'boris', person: 'Boris', passphrase });
  writeFileSync(join(home, 'boris.txt'), (await other.call('identity.export', { principal: 'boris' })).text);
  const { page, misdeeds } = await shared.open();
  await showScreen(page, 'settings', '');
  await page.getByRole('button', { name: 'New identity…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New identity' });
  await dialog.getByRole('textbox', { name: /^Principal/u }).fill('anna');
  await dialog.getByLabel(/^Passphrase/u).fill(passphrase);
  await dialog.getByLabel(/^The same again/u).fill('correct horse battery stable');
  expect(await dialog.getByRole('button', { name: 'Make the identity' }).isDisabled()).toBe(true);
  await dialog.getByLabel(/^The same again/u).fill(passphrase);
  await dialog.getByLabel(/^The same again/u).press('Enter');
  await page.getByRole('dialog', { name: 'Hand over the public key of anna' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Trust a file…' }).click();
  await chooseFile(page, ['boris.txt']);
  const trust = page.getByRole('dialog', { name: 'Trust these keys' });
  await trust.getByText(boris.fingerprint).waitFor();
  const own = openWorkstation(profile);
  expect((await own.call('identity.trusted', {})).signers).toEqual([]);
  await trust.getByRole('button', { name: 'Trust from now on' }).click();
  await page.getByText('Trusted from now on: boris').waitFor();
  expect((await own.call('identity.trusted', {})).signers).toMatchObject([{ principal: 'boris' }]);
  expect((await own.call('identity.list', {})).identities).toMatchObject([{ principal: 'anna' }]);
  expect(misdeeds).toEqual({ violations: [], errors: [], dialogs: [], executions: [], strangers: [] });
});

it('offers its tour once, and closes it for good', async () => {
  const { folder } = await makeCase();
  const { page } = await shared.open();
  await showScreen(page, 'overview', folder);
  const tour = page.getByRole('region', { name: 'Guided tour' });
  await tour.getByRole('button', { name: 'Next' }).click();
  await tour.getByRole('heading', { name: 'What it rests on' }).waitFor();
  await tour.getByRole('button', { name: 'Do not show again' }).click();
  await tour.waitFor({ state: 'detached' });
  await page.reload();
  await showScreen(page, 'ledger', folder);
  await settle(page);
  expect(await tour.count()).toBe(0);
});
