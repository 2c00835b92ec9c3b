import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDemo } from '../support/made-demo.ts';
import { wholeRecord } from '../support/measures.ts';
import { openWorkstation, type Workstation } from '../support/workstation.ts';
import { seriousViolations } from './support/accessibility.ts';
import { openWindow, type OpenWindow } from './support/open-window.ts';
import { settle, showScreen, type ScreenId } from './support/screens.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-consequence-'));
const profile = join(home, 'demo', 'profile');
const folder = join(home, 'demo', 'ukraine-2016.case');
const drill = join(home, 'demo', 'drill.case');
const title = 'Advisory for operators';
let opened: OpenWindow;
let call: Workstation['call'];

beforeAll(async () => {
  const { deps } = openWorkstation(join(home, 'profile'));
  await makeDemo(join(home, 'demo'), deps);
  ({ call } = openWorkstation(profile, { userName: userInfo().username }));
  await call('settings.write', { tourClosed: true });
  const told = { folder, channel: 'courier', statement: 'An attack is under way.' } as const;
  await call('clock.start', { folder, preset: 'nis2-art23', moment: '2026-03-01T09:00:00Z', why: 'A call.' });
  await call('notification.record', { ...told, recipients: ['CERT'], sentAt: '2026-03-01T09:10:00Z' });
  await call('notification.record', { ...told, recipients: ['Ministry'] });
  const { id: measure } = await call('measure.draft', { folder, record: wholeRecord({ title, end: '2099-06-01' }) });
  const release = (await call('release.list', { folder })).releases.at(-1)?.line ?? 0;
  const claim = { folder, claimant: 'person', release, measure } as const;
  await call('redress.receive', { ...claim, ground: 'procedure', words: 'Nobody asked us.' });
  const upheld = await call('redress.receive', { ...claim, ground: 'civilian_harm', words: 'Our ward was dark.' });
  await call('redress.decide', {
    folder,
    claim: upheld.id,
    outcome: 'upheld',
    decider: 'Ombuds office',
    reasons: 'It was.',
    remedies: ['apology'],
  });
  await call('remediation.add', { folder, what: 'Bring diesel.', service: 'Hospital' });
  await call('case.create', { folder: drill, title: 'Drill', mark: 'exercise' });
  const planned = { folder: drill, text: 'The screens go dark.', expected: 'Isolate.' };
  await call('inject.plan', { ...planned, title: 'Screens', offset: 5 });
  await call('exercise.start', { folder: drill, moment: '2026-03-01T08:00:00Z' });
  opened = await openWindow(home, { profile, caseFolder: folder });
}, 120_000);
afterAll(async () => {
  await opened.close();
  rmSync(home, { recursive: true, force: true });
});

/** Opens each dialog by the keyboard, looks at it, and leaves it by Escape; gives what was wrong. */
const walk = async (page: Page, labels: readonly string[]): Promise<readonly string[]> => {
  const wrong: string[] = [];
  for (const label of labels) {
    const button = page.getByRole('main').locator('button', { hasText: label }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await settle(page);
    if (!(await dialog.evaluate((one) => one.contains(document.activeElement)))) wrong.push(`${label}: focus outside`);
    for (const violation of await seriousViolations(page)) wrong.push(`${label}: ${violation}`);
    const wider = await dialog.evaluate((one) => one.scrollWidth - one.clientWidth);
    if (wider > 0) wrong.push(`${label}: wider than its frame`);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    const isBack = (): Promise<boolean> => button.evaluate((one) => one === document.activeElement);
    await expect.poll(isBack, { message: `${label}: the focus is given back`, timeout: 5000 }).toBe(true);
  }
  return wrong;
};

const dialogs: readonly (readonly [ScreenId, readonly string[]])[] = [
  ['harm', ['Score anew…', 'Take back…', 'Raise…', 'Clear…']],
  ['services', ['Enter a service…']],
  ['response', ['Set…', 'Add a task…', 'Draft a measure…']],
  ['notifications', ['Start a clock…', 'New notification…', 'Stop…', 'Correct…', 'Save as…', 'It was sent…']],
  ['redress', ['Enter a claim…', 'Acknowledge…', 'Decide…', 'Record a remedy…', 'Record a lesson…']],
];

it.each(dialogs)(
  'each dialog of %s is opened and left by the keyboard, sound in itself, and gives the focus back',
  { timeout: 90_000 },
  async (screen, labels) => {
    await showScreen(opened.page, screen, folder);
    expect(await walk(opened.page, labels)).toEqual([]);
  },
);

it('each dialog of a measure and of an exercise is too', { timeout: 90_000 }, async () => {
  const { page } = opened;
  await showScreen(page, 'response', folder);
  await page.getByRole('button', { name: title }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Measure', exact: true }).waitFor();
  await settle(page);
  expect(await walk(page, ['Amend…', 'Hold against the gates…'])).toEqual([]);
  await showScreen(page, 'exercise', drill);
  expect(await walk(page, ['Plan an inject…', 'Correct the start…', 'Play…', 'Skip…'])).toEqual([]);
});

it('keeps the focus and shows why where the program refuses, and is left by Escape with nothing recorded', async () => {
  const { page } = opened;
  await showScreen(page, 'redress', folder);
  const { size } = (await call('case.info', { folder })).ledger;
  await page.getByRole('button', { name: 'Enter a claim…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Enter a claim' });
  await dialog.getByLabel(/^The words/u).fill('It was not us.');
  await dialog.getByRole('button', { name: /Ground/u }).click();
  await page.getByRole('option', { name: 'error of procedure' }).click();
  const received = dialog.getByLabel('Received');
  const enter = dialog.getByRole('button', { name: 'Enter it' });
  await received.fill('2026-02-31');
  await dialog.getByText('The calendar has no such day.').waitFor();
  expect(await enter.isDisabled()).toBe(true);
  await received.fill('2099-01-01');
  await dialog.getByLabel(/^The words/u).scrollIntoViewIfNeeded();
  await enter.focus();
  await page.keyboard.press('Enter');
  const why = dialog.getByRole('alert');
  await why.waitFor();
  const isSeen = (): Promise<boolean> =>
    why.evaluate((one) => {
      const { left, bottom } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(left + 20, bottom - 4));
    });
  await expect.poll(isSeen).toBe(true);
  expect(await enter.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect((await call('case.info', { folder })).ledger.size).toBe(size);
});

it('scores anew with the marking of the score whose words it begins with', async () => {
  const { page } = opened;
  const life = { score: 1, status: 'observed' as const, note: 'Named patients were moved.', cites: ['EX-0001'] };
  await call('harm.set', { folder, scores: { life }, tlp: 'RED' });
  await showScreen(page, 'harm', folder);
  await page.getByRole('main').getByText(life.note).waitFor();
  await page.getByRole('button', { name: 'Score anew…' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(life.note).waitFor();
  await dialog.getByRole('button', { name: /TLP:RED/u }).waitFor();
  await dialog.getByRole('button', { name: 'Record the score' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const { size } = (await call('case.info', { folder })).ledger;
  expect((await call('ledger.line', { folder, seq: size - 1 })).row.tlp).toBe('RED');
});

it('decides a claim only with an outcome that somebody chose, and names the measure that it is about', async () => {
  const { page } = opened;
  await showScreen(page, 'redress', folder);
  await page.getByRole('main').getByRole('button', { name: title }).first().waitFor();
  await page.getByRole('button', { name: 'Decide…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Decide the claim' });
  await dialog.getByText('Nobody asked us.').waitFor();
  const record = dialog.getByRole('button', { name: 'Record the decision' });
  await dialog.getByLabel(/^Reasons/u).fill('It was asked.');
  await dialog.getByLabel(/^Who decides/u).fill('Ombuds office');
  expect(await record.isEnabled()).toBe(false);
  await dialog.getByRole('button', { name: /Outcome/u }).click();
  await page.getByRole('option', { name: 'rejected', exact: true }).click();
  expect(await record.isEnabled()).toBe(true);
  expect(await dialog.getByText('Remedies that are owed').count()).toBe(0);
  await dialog.getByRole('button', { name: /Marking/u }).click();
  await page.getByRole('option', { name: 'TLP:RED' }).click();
  await record.click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('rejected', { exact: true }).waitFor();
  const { rows } = await call('ledger.page', { folder, types: ['redress.decide'], count: 1 });
  expect(rows.map(({ tlp }) => tlp)).toEqual(['RED']);
  expect(opened.misdeeds.errors).toEqual([]);
});

it.each([
  ['notifications', 'notification.read'],
  ['redress', 'redress.read'],
] as const)('asks again each minute on %s, where time alone makes something overdue', async (screen, method) => {
  const { page } = opened;
  await showScreen(page, 'harm', folder);
  await page.clock.install();
  await showScreen(page, screen, folder);
  const asked = page.waitForRequest((request) => (request.postData() ?? '').includes(`"method":"${method}"`), {
    timeout: 10_000,
  });
  await page.clock.fastForward(61_000);
  await asked;
});
