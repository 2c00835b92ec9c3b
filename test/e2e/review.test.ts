import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright';
import { makeReviewedCase, type ReviewedCase } from '../support/reviewed-case.ts';
import { seriousViolations } from './support/accessibility.ts';
import { chooseFile } from './support/file-dialog.ts';
import { openWindow, type OpenWindow } from './support/open-window.ts';
import { showScreen } from './support/screens.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-review-'));
const passphrase = 'passphrase of erin';
let made: ReviewedCase;
let opened: OpenWindow;
let reviewed: string;

beforeAll(async () => {
  made = await makeReviewedCase(home);
  const { call } = made.author;
  const erin = await call('identity.create', { principal: 'erin', person: 'Erin E.', passphrase });
  const key = join(home, 'erin.pub');
  writeFileSync(key, `${erin.allowedSignersLine}\n`);
  await call('identity.trust', { file: key });
  reviewed = join(home, 'reviewed.case');
  await call('bundle.open', { path: made.bundle, folder: reviewed, anchors: made.anchors });
  opened = await openWindow(home, { profile: join(home, 'profile'), caseFolder: reviewed });
}, 120_000);
afterAll(async () => {
  await opened.close();
  rmSync(home, { recursive: true, force: true });
});

const choose = async (page: Page, label: string | RegExp, option: string): Promise<void> => {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};
const saveAs = async (page: Page, name: string): Promise<void> => {
  const dialog = page.getByRole('dialog').last();
  await dialog.getByRole('textbox').last().fill(name);
  await dialog.getByRole('button', { name: 'Save here' }).click();
};
const write = async (field: Locator, text: string): Promise<void> => {
  await field.fill(text);
  await field.blur();
};
const expectAccessible = async (): Promise<void> => {
  expect(await seriousViolations(opened.page)).toEqual([]);
};

it('a reviewer rates blind, dissents and signs, and the case takes it in and has it overridden', async () => {
  const { page } = opened;
  const { call, folder } = made.author;
  await showScreen(page, 'review', reviewed);
  await page.getByRole('button', { name: 'Review this bundle…' }).first().click();
  await choose(page, /Reviewer/u, 'Erin E. (erin)');
  await page.getByRole('button', { name: 'Choose where and begin…' }).click();
  await saveAs(page, 'erin.json');
  await page.getByText('0 of 6').waitFor();
  const draft = join(home, 'erin.json');
  // Until the ratings are closed nothing tells what the case rated.
  expect(await made.author.codeOf('score.case', { folder: reviewed })).toBe('RATED_BLIND');
  const cells = page.getByRole('group', { name: /^EX-/u });
  await cells.first().focus();
  for (let cell = 0; cell < 6; cell += 1) await page.keyboard.press('3');
  await page.getByText('all rated').waitFor();
  await page.getByRole('button', { name: 'Close the ratings' }).click();
  await page.getByText('Closed: they stay').waitFor();
  await choose(page, /Is there one/u, 'None');
  await write(page.getByLabel('Declaration'), 'None whatever.');
  await choose(page, /Custody of EX-0001/u, 'Holds');
  await choose(page, /Custody of EX-0002/u, 'Fails');
  // The sample is drawn, so either item may stand last.
  const found = page.getByLabel('What was found');
  await write(found.first(), 'No hand-over is signed.');
  await write(found.last(), 'No hand-over is signed.');
  await choose(page, /Level 2/u, 'Disagree');
  await write(page.getByLabel('Why'), 'The relay was shared.');
  for (let standard = 1; standard <= 9; standard += 1) await choose(page, new RegExp(`${standard}\\. `, 'u'), '2 good');
  await choose(page, /Conclusion of the review/u, 'Dissent');
  await write(page.getByRole('textbox', { name: 'Dissent', exact: true }), 'Nothing carries it.');
  await page.getByText('everything is answered').waitFor();
  await expectAccessible();
  const { draft: answered, open } = await call('review.draft', { draft });
  expect(open).toEqual([]);
  expect(answered.ratings.map(({ rating }) => rating)).toEqual(['N', 'N', 'N', 'N', 'N', 'N']);
  await page.getByRole('button', { name: 'Sign the review…' }).click();
  await saveAs(page, 'erin.plumbreview');
  await page
    .getByRole('dialog')
    .getByLabel(/^Passphrase/u)
    .fill(passphrase);
  await page.getByRole('dialog').getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByText('The review is signed.').waitFor();

  await showScreen(page, 'review', folder);
  await page.getByText('No review was taken in').waitFor();
  await page.getByRole('button', { name: 'Take in a review…' }).click();
  await chooseFile(page, ['erin.plumbreview']);
  await page.getByText(/^Taken in: dissent/u).waitFor();
  await page.getByText('Nothing carries it.').waitFor();
  await page.getByRole('region', { name: 'Agreement by cell' }).waitFor();
  await expectAccessible();
  await page.getByRole('button', { name: 'Record a board’s override…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Record a board’s override' });
  await dialog.getByLabel(/^Who decided/u).fill('Anna\nErin E.');
  await dialog.getByLabel(/^Reason/u).fill('The logs were seen.');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await dialog.getByText('Erin E. wrote the dissent, and so cannot override it.').waitFor();
  await dialog.getByLabel(/^Who decided/u).fill('Anna\nBen');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await page.getByText(/^Overridden by a board, line/u).waitFor();
  expect((await call('review.read', { folder })).reviews[0]?.dissent).toMatchObject({
    standing: 'overridden',
    board: ['Anna', 'Ben'],
  });
  expect(opened.misdeeds.errors).toEqual([]);
});

it('whoever opened a bundle writes it again, byte for byte, and not where it was altered since', async () => {
  const { page } = opened;
  // Seen before, so that what is shown of it is at hand when the window comes back.
  await showScreen(page, 'releases', made.author.folder);
  await page
    .getByRole('button', { name: /^Export /u })
    .first()
    .click();
  await page.getByText('Written of this release').waitFor();
  await showScreen(page, 'releases', reviewed);
  await page.getByText('The bundle that it was opened from can be written again.').waitFor();
  await page
    .getByRole('navigation', { name: 'Steps of a release' })
    .getByRole('button', { name: /^Export possible/u })
    .click();
  await page.getByText('Other editions leave the case where it was made.').waitFor();
  await expectAccessible();
  await page.getByRole('button', { name: 'Write it again…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Write the bundle again' });
  await dialog.getByText('Still needed: where it is written').waitFor();
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await saveAs(page, 'again.zip');
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Write', exact: true }).click();
  await page.getByText(/edition written\.$/u).waitFor();
  expect(readFileSync(join(home, 'again.zip')).equals(readFileSync(made.bundle))).toBe(true);

  // Another case, in the same window, does not say that it was.
  await showScreen(page, 'releases', made.author.folder);
  await page
    .getByRole('button', { name: /^Export /u })
    .first()
    .click();
  await page.getByText('Written of this release').waitFor();
  expect(await page.getByText(/edition written\.$/u).count()).toBe(0);
  await showScreen(page, 'releases', reviewed);
  await page.getByRole('button', { name: /^Export possible/u }).click();

  // What was altered since is not written.
  writeFileSync(join(reviewed, 'bundle', 'README.txt'), 'Read something else.');
  await page.getByRole('button', { name: 'Write it again…' }).click();
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await saveAs(page, 'altered.zip');
  await dialog.getByRole('button', { name: 'Write', exact: true }).click();
  await dialog.getByText(/does not hold its bundle any more/u).waitFor();
  expect(existsSync(join(home, 'altered.zip'))).toBe(false);
  expect(opened.misdeeds.errors).toEqual([]);
});
