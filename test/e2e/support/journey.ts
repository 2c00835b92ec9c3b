import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { chooseFile } from './file-dialog.ts';
import type { OpenWindow } from './open-window.ts';

/**
 * What a person does on the first day: from the first run to a release that verifies, and a forged one that does not.
 * Every step waits for what the person would see.
 */
export const walkJourney = async ({ page, home, misdeeds }: OpenWindow): Promise<void> => {
  await openDemonstration(page);
  const before = await leadPercent(page);
  await followLeadToEvidence(page);
  await rateByKeyboard(page);
  await goTo(page, 'Overview');
  await waitUntil(async () => (await leadPercent(page)) !== before, 'Overview follows the rating');
  const bundle = await releasePublicly(page, home);
  await trustAnchors(page);
  await verify(page, 'journey.zip');
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await verdict.getByRole('heading', { name: 'Verified' }).waitFor({ timeout: 180_000 });
  forge(bundle);
  await verify(page, 'journey-forged.zip');
  await verdict.getByRole('heading', { name: 'Failed' }).waitFor();
  // Which check it is, and the place of the first bad thing.
  assert.match((await verdict.textContent()) ?? '', /data\/ledger\/entries\.jsonl|line \d+|data\//u);
  assert.deepEqual(misdeeds, { violations: [], errors: [], dialogs: [], executions: [], strangers: [] });
};

const openDemonstration = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 1, name: 'Plumbline' }).waitFor();
  await page.getByRole('button', { name: 'Open the demonstration case' }).click();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor({ timeout: 180_000 });
  await page.getByTestId('lead-sentence').waitFor();
  const tour = page.getByRole('button', { name: 'Do not show again' });
  await tour.click();
};

/** What the table behind the chart says of the lead: its probability in percent. */
const leadPercent = async (page: Page): Promise<string> =>
  (await page.getByRole('button', { name: /^Which group\?/u }).textContent()) ?? '';

const goTo = async (page: Page, screen: string): Promise<void> => {
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: new RegExp(`^${screen}`, 'u') })
    .click();
  await page.getByRole('heading', { level: 1, name: screen }).waitFor();
};

/** From what carries the lead to the evidence under it. */
const followLeadToEvidence = async (page: Page): Promise<void> => {
  const carriers = page.getByRole('group', { name: 'What carries the result' });
  await carriers.getByRole('button', { name: /indictment/u }).click();
  await page.getByRole('heading', { level: 1, name: 'Evidence' }).waitFor();
  await page.getByRole('complementary').getByText('EX-0020').first().waitFor();
};

const rateByKeyboard = async (page: Page): Promise<void> => {
  await goTo(page, 'Matrix');
  const matrix = page.getByRole('grid', { name: 'Evidence by hypotheses' });
  await matrix.focus();
  await page.keyboard.press('Home');
  const before = await ledgerLines(page);
  await page.keyboard.press('1');
  await waitUntil(async () => (await ledgerLines(page)) > before, 'the rating is a line of the ledger');
};

const ledgerLines = async (page: Page): Promise<number> => {
  const text = (await page.getByRole('contentinfo', { name: 'Status' }).textContent()) ?? '';
  return Number(/(\d+) lines/u.exec(text)?.[1] ?? '0');
};

const step = (page: Page, name: string): Locator =>
  page
    .getByRole('navigation', { name: 'Steps of a release' })
    .getByRole('button', { name: new RegExp(`^${name} (?:done|next|possible|later|blocked)`, 'u') });

/** Fills in the passphrase of the demonstration's person who is chosen, and signs. */
const sign = async (page: Page, action: string, person?: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  if (person !== undefined) {
    await dialog.getByRole('button', { name: /Who signs/u }).click();
    await page.getByRole('option', { name: new RegExp(`^${person}`, 'u') }).click();
  }
  await dialog
    .getByRole('button', { name: /Fill in the demonstration/u })
    .first()
    .click();
  const act = dialog.getByRole('button', { name: action, exact: true });
  await act.click();
  await dialog.waitFor({ state: 'detached', timeout: 180_000 });
};

const releasePublicly = async (page: Page, home: string): Promise<string> => {
  await goTo(page, 'Releases');
  await step(page, 'Request').click();
  // Nobody independent has reviewed the demonstration, which keeps a public edition in.
  await page.getByText('Let REVIEW stand').click();
  await page.getByRole('textbox', { name: 'Why REVIEW may stand' }).fill('A demonstration.');
  await page.getByRole('main').getByRole('button', { name: 'Request the release…' }).click();
  await sign(page, 'Request', 'demo-analyst');
  await step(page, 'Approve').click();
  for (const person of ['demo-analyst', 'demo-reviewer']) {
    await page
      .getByRole('main')
      .getByRole('button', { name: /^Approve…?$/u })
      .first()
      .click();
    await sign(page, 'Approve', person);
  }
  await step(page, 'Freeze').click();
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Freeze \d+ lines…$/u })
    .click();
  await sign(page, 'Freeze', 'demo-analyst');
  await step(page, 'Export').click();
  await page.getByRole('main').getByRole('radio', { name: 'Public' }).click();
  await page.getByRole('main').getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export the public edition' });
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await page.getByRole('dialog').last().getByRole('textbox', { name: 'Name of the file' }).fill('journey.zip');
  await page.getByRole('dialog').last().getByRole('button', { name: 'Save here' }).click();
  for (const person of ['demo-analyst', 'demo-reviewer']) {
    await dialog.getByLabel(`Part of ${person}`).getByRole('radio', { name: 'Signs now' }).click();
    await dialog
      .getByRole('button', { name: /Fill in the demonstration/u })
      .last()
      .click();
  }
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByText('Public edition written.').waitFor({ timeout: 180_000 });
  return join(home, 'journey.zip');
};

/** The keys that came with the demonstration, by another way than the bundle. */
const trustAnchors = async (page: Page): Promise<void> => {
  await goTo(page, 'Verify');
  await page.getByRole('button', { name: /^Keys that this workstation trusts/u }).click();
  for (const file of ['allowed_signers', 'log.vkey']) {
    await page.getByRole('button', { name: 'Trust a file…' }).click();
    await chooseFile(page, ['Plumbline', 'demonstration-1', 'anchors', file]);
    await page.getByRole('dialog').getByRole('button', { name: 'Trust from now on' }).click();
    await page.getByText(/Trusted from now on|was trusted already/u).waitFor();
  }
};

const verify = async (page: Page, bundle: string): Promise<void> => {
  await page.getByRole('button', { name: /ZIP…$/u }).click();
  await chooseFile(page, [bundle]);
  await page
    .getByRole('button', { name: /^Verify(?: again)?$/u })
    .last()
    .click();
};

/** A copy of a bundle with one byte of its ledger changed. */
const forge = (bundle: string): void => {
  const forged = bundle.replace(/\.zip$/u, '-forged.zip');
  copyFileSync(bundle, forged);
  const bytes = readFileSync(forged);
  const at = bytes.indexOf('"day":"20');
  bytes[at + 14] = bytes[at + 14] === 0x31 ? 0x32 : 0x31;
  writeFileSync(forged, bytes);
};

const waitUntil = async (holds: () => Promise<boolean>, what: string): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`never came true: ${what}`);
};
