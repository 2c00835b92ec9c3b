import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDemo } from '../support/made-demo.ts';
import { wholeRecord } from '../support/measures.ts';
import { openWorkstation, type Workstation } from '../support/workstation.ts';
import { seriousViolations } from './support/accessibility.ts';
import { openWindow, type OpenWindow } from './support/open-window.ts';
import { showScreen } from './support/screens.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-measures-'));
const profile = join(home, 'demo', 'profile');
const folder = join(home, 'demo', 'ukraine-2016.case');
const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
let call: Workstation['call'];
let opened: OpenWindow;

beforeAll(async () => {
  const { deps } = openWorkstation(join(home, 'profile'));
  await makeDemo(join(home, 'demo'), deps);
  // The host goes by the clock of the system, and so do the lines before.
  const clock = (): string => `${new Date().toISOString().slice(0, 19)}Z`;
  ({ call } = openWorkstation(profile, { clock, userName: userInfo().username }));
  opened = await openWindow(home, { profile, caseFolder: folder });
});
afterAll(async () => {
  await opened.close();
  rmSync(home, { recursive: true, force: true });
});

const reviewer = () => ({
  identity: 'demo-reviewer',
  passphrase: readFileSync(join(profile, 'passphrases', 'demo-reviewer'), 'utf8').trimEnd(),
});

it(
  'drafts a measure and brings it to run; it is flagged when a source turns out worse',
  { timeout: 180_000 },
  async () => {
    const { page } = opened;
    const title = 'Consultation in confidence';
    const press = async (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

    await showScreen(page, 'response', folder);
    await press('Draft a measure with I07');
    const form = page.getByRole('dialog', { name: 'Draft a measure' });
    await form.getByLabel(/^Title/u).fill(title);
    await form.getByRole('button', { name: 'Record the draft' }).click();
    // Refused by the rule of its instrument, with what was typed still there.
    await form.getByText('The instrument is for 90 days at most, and the measure has no start.').waitFor();
    await form.getByRole('tab', { name: 'Dates and the public' }).click();
    await form.getByLabel('Start').fill(dayIn(0));
    await form.getByLabel('End', { exact: true }).fill(dayIn(60));
    expect(await seriousViolations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Record the draft' }).click();
    await page.getByRole('heading', { level: 1, name: 'Measure', exact: true }).waitFor();
    const measure = (await call('measure.list', { folder })).measures.at(-1)?.id ?? '';

    // The rest of the record is long, and typed elsewhere.
    const dates = { start: dayIn(0), end: dayIn(60), reviews: [dayIn(20)] };
    await call('measure.amend', { folder, measure, record: wholeRecord({ title, instrument: 'I07', ...dates }) });
    await press('Hold against the gates…');
    await press('Evaluate and record');
    await page.getByText(/^Last recorded by line \d+: pending: APPROVAL:head/u).waitFor();
    await call('measure.review', { folder, measure, conclusion: 'concur', opinion: 'Sound.', ...reviewer() });
    await press('Approve…');
    const signing = page.getByRole('dialog', { name: 'Approve the measure' });
    await signing.getByLabel('Passphrase').fill(reviewer().passphrase);
    await signing.getByRole('button', { name: 'Approve', exact: true }).click();
    await signing.waitFor({ state: 'hidden' });
    await call('measure.decide', { folder, measure, reason: 'It clears up what happened.' });
    await press('Start…');
    await page.getByLabel(/^Reason/u).fill('Both sides are ready.');
    await press('Start it');
    await page.getByText('active', { exact: true }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);

    // Somebody else lowers a source, in front of whoever looks at the measure: 5 items of it carried the 5th percentile.
    const { sources } = await call('source.list', { folder });
    const source = sources.find(({ name }) => name?.startsWith('MITRE') === true)?.id ?? '';
    await call('source.assess', { folder, source, reliability: 'E', reason: 'It was wrong twice.', items: 'follow' });
    const banner = page.getByRole('alert').filter({ hasText: 'Review required' });
    await banner.getByText(/^The 5th percentile at level 2 is 0\.1\d; at least 0\.20 is needed\./u).waitFor();
    await page.getByText('review required', { exact: true }).waitFor();
    // The window records it by itself.
    await banner.getByRole('button', { name: /^line \d+$/u }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    // The focus was not lost with the button that started it.
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Response' }).waitFor();
    const table = page.getByRole('region', { name: 'Table of measures' });
    await table.getByText('blocked').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(title);
    await showScreen(page, 'overview', folder);
    await page.getByRole('alert').getByRole('button', { name: title }).click();
    await page.getByRole('heading', { level: 1, name: 'Measure', exact: true }).waitFor();
    expect(opened.misdeeds.errors).toEqual([]);
  },
);
