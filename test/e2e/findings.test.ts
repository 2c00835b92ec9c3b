import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkstation } from '../support/workstation.ts';
import { seriousViolations } from './support/accessibility.ts';
import { injectionStrings } from './support/injection-strings.ts';
import { openWindow, startCanary, type OpenWindow } from './support/open-window.ts';
import { settle, showScreen } from './support/screens.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-findings-'));
const folder = join(home, 'a.case');
const { call } = openWorkstation(join(home, 'profile'));
let opened: OpenWindow;
let canary: Awaited<ReturnType<typeof startCanary>>;
let item = '';

beforeAll(async () => {
  canary = await startCanary();
  await call('case.create', { folder, title: 'Findings', tlp: 'CLEAR' });
  mkdirSync(join(home, 'files'));
  writeFileSync(join(home, 'files', 'a.log'), 'one\ntwo\nthree\n');
  writeFileSync(join(home, 'files', 'hostile.txt'), injectionStrings(canary.url).join('\n'));
  const paths = ['a.log', 'hostile.txt'].map((name) => join(home, 'files', name));
  item = (await call('intake.take', { folder, paths })).taken[0]?.id ?? '';
  opened = await openWindow(home, { caseFolder: folder });
});
afterAll(async () => {
  await opened.close();
  await canary.close();
  rmSync(home, { recursive: true, force: true });
});

const expectAccessible = async (): Promise<void> => {
  expect(await seriousViolations(opened.page)).toEqual([]);
};

it('makes a finding at a place, marks and corrects it, and leads to the place in the file', async () => {
  const { page } = opened;
  await showScreen(page, 'evidence', folder, `?item=${item}&place=lines%3A2-2&bytes=bytes%3A4-8`);
  await page.getByRole('button', { name: 'Make a finding…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make a finding' });
  await dialog.getByRole('textbox', { name: 'What is to be seen there' }).fill('A number is written out.');
  expect(await dialog.getByRole('textbox', { name: 'Place in the file' }).inputValue()).toBe('lines:2-2');
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Make a finding' }).click();
  await dialog.waitFor({ state: 'detached' });

  await page.getByRole('tab', { name: 'Findings' }).click();
  await page.getByRole('button', { name: 'A number is written out.' }).click();
  const pane = page.getByRole('complementary', { name: 'Finding' });
  await pane.getByText('two', { exact: true }).waitFor();
  await pane.getByRole('button', { name: 'Star', exact: true }).click();
  await pane.getByRole('button', { name: 'Starred' }).waitFor();
  await pane.getByRole('textbox', { name: 'New tag' }).fill('numbers');
  await pane.getByRole('button', { name: 'Add', exact: true }).click();
  await pane.getByRole('button', { name: 'Take the tag away: numbers' }).waitFor();
  await pane.getByRole('button', { name: /Looked at/u }).click();
  await page.getByRole('option', { name: 'looked at: relevant' }).click();
  await pane.getByText('Said by').waitFor();
  await pane.getByRole('textbox', { name: 'Comment' }).fill('Ask the operator.');
  await pane.getByRole('button', { name: 'Add the comment' }).click();
  await pane.getByText('Comments (1)').waitFor();
  await settle(page);
  await expectAccessible();

  await pane.getByRole('button', { name: 'Correct…' }).click();
  const correcting = page.getByRole('dialog', { name: 'Correct the finding' });
  await correcting.getByRole('textbox', { name: 'Place in the file' }).fill('lines:9');
  await correcting.getByRole('textbox', { name: 'Why' }).fill('Miscounted.');
  await correcting.getByRole('button', { name: 'Correct the finding' }).click();
  await correcting.getByRole('alert').getByText('The file has 3 lines').waitFor();
  await correcting.getByRole('textbox', { name: 'Place in the file' }).fill('lines:3');
  await correcting.getByRole('button', { name: 'Correct the finding' }).click();
  await correcting.waitFor({ state: 'detached' });
  await pane.getByText('three', { exact: true }).waitFor();
  await pane.getByRole('button', { name: 'Show it in the file' }).click();
  await page.getByText('Marked: line 3').waitFor();

  const [finding] = (await call('finding.page', { folder })).rows;
  expect(finding).toMatchObject({ tags: ['numbers'], triage: 'relevant', comments: 1, quote: { text: 'three\n' } });
  expect(finding?.stars).toHaveLength(1);
});

it('links a finding to an item, which shows the link at its end, and withdraws it with a reason', async () => {
  const { page } = opened;
  const id = (await call('finding.page', { folder })).rows[0]?.id ?? '';
  await showScreen(page, 'findings', folder, `?finding=${id}`);
  const pane = page.getByRole('complementary', { name: 'Finding' });
  await pane.getByRole('button', { name: 'Add a link…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a link' });
  await dialog.getByRole('radio', { name: 'An item' }).click();
  await dialog.getByRole('textbox', { name: 'Exhibit number or identifier' }).fill('EX-0002');
  await dialog.getByRole('textbox', { name: 'Why' }).fill('The same host.');
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Add the link' }).click();
  await pane.getByRole('img', { name: 'tentative' }).waitFor();
  await pane.getByRole('button', { name: 'EX-0002 hostile.txt' }).click();
  await page.getByRole('tab', { name: 'Findings' }).click();
  await page.getByText('from there: mentions').waitFor();
  await page.getByRole('button', { name: 'Withdraw…' }).click();
  const reason = page.getByRole('dialog', { name: 'Withdraw the link' });
  await reason.getByRole('textbox', { name: 'Why' }).fill('Another host.');
  await reason.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText('Links (0)').waitFor();
  expect((await call('link.list', { folder })).total).toBe(0);
});

it('narrows the evidence to what nobody said they looked at', async () => {
  const { page } = opened;
  await call('mark.set', { folder, on: [{ evidence: 'EX-0001' }], triage: 'relevant' });
  await showScreen(page, 'evidence', folder);
  await page.getByRole('button', { name: '1 of 2 items' }).click();
  const grid = page.getByRole('grid', { name: 'Evidence' });
  await grid.getByText('EX-0002').waitFor();
  await settle(page);
  expect(await grid.getByText('EX-0001').count()).toBe(0);
  await page.getByRole('button', { name: /Take away the filter: looked at/u }).click();
  await grid.getByText('EX-0001').waitFor();
});

it('shows text of findings, tags, links and comments as text, whatever it holds', async () => {
  const { page } = opened;
  const hostile = injectionStrings(canary.url).filter((text) => text.isWellFormed());
  const on = { evidence: 'EX-0002' };
  for (const [at, text] of hostile.entries()) {
    const place = { kind: 'lines', from: at + 1, to: at + 1 } as const;
    await call('finding.add', { folder, evidence: 'EX-0002', statement: text, place }).catch(() => undefined);
    await call('comment.add', { folder, on, text });
  }
  const tags = hostile.map((text) => text.trim().slice(0, 90)).filter((text) => text !== '');
  await call('mark.set', { folder, on: [on], addTags: [...new Set(tags)].slice(0, 50) });
  await showScreen(page, 'findings', folder);
  await page.getByRole('grid', { name: 'Findings' }).getByRole('row').nth(2).click();
  await settle(page);
  await showScreen(page, 'evidence', folder, `?item=${(await call('mark.read', { folder, on })).subject.item ?? ''}`);
  await page.getByRole('tab', { name: 'Findings' }).click();
  await settle(page);
  const { violations, errors, dialogs, executions, strangers } = opened.misdeeds;
  expect({ violations, errors, dialogs, executions, strangers }).toEqual({
    violations: [],
    errors: [],
    dialogs: [],
    executions: [],
    strangers: [],
  });
});
