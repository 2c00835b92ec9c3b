import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { lockCase } from '../../db/case-lock.ts';
import { casePaths } from '../../services/cases/case-paths.ts';
import { makeSmallCase, type SmallCase } from '../support/small-case.ts';
import { openWindow, type OpenWindow } from './support/open-window.ts';
import { caseScreens, settle, showScreen } from './support/screens.ts';
import { shareWindow } from './support/shared-window.ts';
import { makeShownCase } from './support/shown-case.ts';

const shared = shareWindow();
const makeCase = (profile = shared.profile): Promise<SmallCase> => makeShownCase(shared.makeFolder(), profile);

/** A window whose program the test ends, of the same workstation. */
const openOwn = async (): Promise<OpenWindow> => {
  const window = await openWindow(shared.home);
  onTestFinished(() => window.close());
  return window;
};

it('says that the program is gone, and keeps what was typed', async () => {
  const { page, host, misdeeds } = await openOwn();
  await page.getByRole('button', { name: 'New case' }).click();
  const dialog = page.getByRole('dialog', { name: 'New case' });
  await dialog.getByRole('textbox', { name: /^Title/u }).fill('Water works, valve tampering');
  const ended = new Promise((resolve) => host.once('exit', resolve));
  host.kill('SIGKILL');
  await ended;
  await dialog.getByRole('button', { name: 'Make the case' }).click();
  await dialog.getByText('The window cannot reach the program').waitFor();
  expect(await dialog.getByRole('textbox', { name: /^Title/u }).inputValue()).toBe('Water works, valve tampering');
  await page.getByText('The connection to the program is lost.').waitFor();
  expect(misdeeds.violations).toEqual([]);
});

it('opens its address only once, and says so to whoever tries it again', async () => {
  const { url, newContext } = await shared.open();
  const other = await (await newContext()).newPage();
  await other.goto(url);
  await other.getByText('This address opens one window once').waitFor();
  expect(await other.getByRole('navigation').count()).toBe(0);
});

it('says that another process holds the case, and opens it when that is over', async () => {
  const { folder } = await makeCase();
  const { page } = await shared.open();
  const lock = lockCase(casePaths.lock(folder), 'exclusive');
  if (!lock.ok) throw new Error(lock.error.message);
  await page.evaluate(
    (hash) => {
      window.location.hash = hash;
    },
    `/case/${encodeURIComponent(folder)}/overview`,
  );
  const alert = page.getByRole('alert');
  await alert.waitFor({ timeout: 180_000 });
  expect(await alert.textContent()).toMatch(/another|in use|locked/iu);
  lock.value.release();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
});

it('says of no screen that nothing is recorded while the case cannot be read, and lets the person try again', async () => {
  const { folder } = await makeCase();
  // The case is entered only once it cannot be read: what was read before would rightly stay on screen.
  const { page } = await shared.open();
  onTestFinished(() => page.unrouteAll());
  const isOfTheFrame = /^(?:workstation\.|settings\.|case\.(?:enter|info|recent|changes))/u;
  await page.route('**/api/call', async (route) => {
    const { method } = z.object({ method: z.string() }).parse(route.request().postDataJSON());
    if (isOfTheFrame.test(method)) return route.continue();
    const error = { code: 'IO', message: 'The case database could not be read.', hint: 'Check the disk.' };
    return route.fulfill({ json: { ok: false, error } });
  });
  for (const screen of [...caseScreens, 'verify'] as const) {
    await showScreen(page, screen, folder);
    await page.getByText('The case database could not be read.').first().waitFor();
    const work = await page.locator('main').innerText();
    expect(work, screen).not.toMatch(
      /none recorded|none yet|no [a-z]+ (?:is recorded|yet)|\b0 (?:items|lines|sources)/iu,
    );
    expect(await page.getByRole('button', { name: 'Try again' }).count(), screen).toBeGreaterThan(0);
  }
});

it('follows what another process records in the open case', async () => {
  const { folder, call } = await makeCase();
  const { page } = await shared.open();
  await showScreen(page, 'sources', folder);
  await call('source.add', { folder, name: 'Recorded elsewhere', reliability: 'C' });
  await page.getByText('Recorded elsewhere').waitFor({ timeout: 180_000 });
});

it('shows a copied case for reading only, says why, and lets nothing be recorded', async () => {
  // Of another workstation, and here by a copy of its folder alone.
  const { folder } = await makeCase(join(shared.home, 'another'));
  const { page } = await shared.open();
  await showScreen(page, 'overview', folder);
  await page.getByText('This case can only be read here.').waitFor();
  await showScreen(page, 'matrix', folder);
  await page.getByRole('grid', { name: 'Evidence by hypotheses' }).focus();
  const before = readFileSync(casePaths.database(folder));
  await page.keyboard.press('5');
  await settle(page);
  expect(readFileSync(casePaths.database(folder)).equals(before)).toBe(true);
  await showScreen(page, 'evidence', folder);
  expect(await page.getByRole('button', { name: 'Take in evidence' }).first().isDisabled()).toBe(true);
});

it('puts an old rating back and says why, when the new one is refused', async () => {
  const { folder, items, hypotheses } = await makeCase();
  const { page, host } = await openOwn();
  await showScreen(page, 'matrix', folder, `?item=${items[0]}&hypothesis=${hypotheses[0]}`);
  const rating = page.getByRole('group', { name: 'Rating' }).getByRole('button', { pressed: true });
  const before = await rating.textContent();
  const ended = new Promise((resolve) => host.once('exit', resolve));
  host.kill('SIGKILL');
  await ended;
  await page.getByRole('grid', { name: 'Evidence by hypotheses' }).focus();
  await page.keyboard.press(before?.startsWith('II') === true ? '5' : '1');
  await page.getByText('The window cannot reach the program').first().waitFor();
  // Work runs along the row: the cell itself is looked at again.
  await showScreen(page, 'overview', folder);
  await showScreen(page, 'matrix', folder, `?item=${items[0]}&hypothesis=${hypotheses[0]}`);
  expect(await rating.textContent()).toBe(before);
});

it('lets a second person rate a level blind, and then sets both beside each other', async () => {
  const { folder, call, items, hypotheses } = await makeCase();
  const { page, misdeeds } = await shared.open();
  await showScreen(page, 'matrix', folder);
  await page.getByRole('button', { name: 'raters', exact: true }).click();
  await page.getByRole('button', { name: 'Second opinion…' }).click();
  await page.getByLabel('Who rates').fill('ben');
  await page.getByRole('button', { name: 'Hide the ratings and begin' }).click();
  await page.getByText('How likely would we see this,').waitFor();
  await page.getByText('0 of 6 rated').waitFor();
  expect(await page.getByRole('main').textContent()).not.toMatch(/\d\u202f%|tester/u);
  await page.getByRole('group', { name: 'if the first group' }).waitFor();
  // The keys go along the row, and from its end to the next item.
  for (const key of ['1', '5', '3', '4', '0']) {
    const before = await page.getByText(/of 6 rated/u).textContent();
    await page.keyboard.press(key);
    await page
      .getByText(/of 6 rated/u)
      .filter({ hasNotText: before ?? '' })
      .waitFor();
  }
  for (const screen of ['overview', 'sensitivity', 'ledger', 'releases'] as const) {
    await showScreen(page, screen, folder);
    await page.getByText('Hidden while a second opinion is given').waitFor();
  }
  await call('notification.record', { folder, recipients: ['CERT'], channel: 'courier', statement: 'An attack.' });
  await showScreen(page, 'notifications', folder);
  await page.getByText('Hidden from whoever rates blind').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'New notification…' }).isEnabled()).toBe(true);
  await showScreen(page, 'hypotheses', folder);
  await settle(page);
  expect(await page.getByRole('main').textContent()).not.toMatch(/\d\u202f%/u);
  await showScreen(page, 'matrix', folder);
  await page.getByRole('button', { name: 'Done…' }).click();
  await page.getByText('5 of 6 cells are rated; 1 stay').waitFor();
  await page.getByRole('button', { name: 'End it and show all ratings' }).click();
  await page.getByText('The raters do not all put the same hypothesis first.').waitFor();
  await page.getByText('second opinion, blind, on their word').waitFor();
  // Every figure leads to what it was drawn from.
  const grid = page.getByRole('grid', { name: 'Evidence by hypotheses' });
  await page.getByRole('group', { name: 'Where raters differ' }).getByRole('button').first().click();
  await grid.waitFor();
  await page.getByRole('button', { name: 'picture', exact: true }).click();
  await page
    .getByRole('group', { name: 'The matrix' })
    .getByRole('button', { name: /two\.log/u })
    .click();
  await grid.waitFor();
  await showScreen(page, 'sensitivity', folder);
  await page
    .getByRole('group', { name: /^From the prior to the result/u })
    .getByRole('button', { name: /One report/u })
    .click();
  await page.getByRole('main').getByText('two.log').first().click();
  await page.getByRole('heading', { level: 1, name: 'Evidence' }).waitFor();
  const { given } = await call('rating.history', { folder, evidence: items[0], hypothesis: hypotheses[0] });
  expect(given.map(({ rater, rating, counts }) => [rater, rating, counts])).toEqual([
    ['tester (unsigned)', 'CC', true],
    ['ben', 'II', false],
  ]);
  expect(misdeeds.errors).toEqual([]);
});

it('covers scores until who looks has ranked the hypotheses, then shows both orders and asks why they differ', async () => {
  const { folder } = await makeSmallCase(shared.makeFolder(), undefined, shared.profile);
  const { page, misdeeds } = await shared.open();
  for (const screen of ['sensitivity', 'hypotheses', 'matrix', 'overview'] as const) {
    await showScreen(page, screen, folder);
    await page.getByRole('button', { name: 'Rank them…' }).waitFor();
    expect(await page.getByRole('main').textContent(), screen).not.toMatch(/\d\u202f%/u);
  }
  await page.getByRole('button', { name: 'Rank them…' }).click();
  for (const [hypothesis, place] of [
    ['The first group', 'place 2'],
    ['The second group', 'place 1'],
    ['Someone else', 'place 2'],
  ] as const) {
    await page.getByRole('dialog').getByRole('button', { name: hypothesis }).click();
    await page.getByRole('option', { name: place }).click();
  }
  await page.getByRole('button', { name: 'Record the ranking' }).click();
  const card = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Own ranking' }) })
    .last();
  await card.getByText('before any score of the level was shown here').waitFor();
  await page.getByText('nobody has explained why').waitFor();
  await card.getByRole('button', { name: 'Explain the difference…' }).click();
  await page.getByLabel('Explanation').fill('No item is about motive.');
  await page.getByRole('button', { name: 'Record it' }).click();
  await card.getByText('No item is about motive.').waitFor();
  await page.getByText('nobody has explained why').waitFor({ state: 'detached' });
  expect(misdeeds.errors).toEqual([]);
});
