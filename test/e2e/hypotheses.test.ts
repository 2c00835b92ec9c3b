import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SmallCase } from '../support/small-case.ts';
import { seriousViolations } from './support/accessibility.ts';
import { openWindow, type OpenWindow } from './support/open-window.ts';
import { showScreen } from './support/screens.ts';
import { makeShownCase, showScores } from './support/shown-case.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-hypotheses-'));
let small: SmallCase;
let opened: OpenWindow;

beforeAll(async () => {
  small = await makeShownCase(home);
  const { call, folder, items } = small;
  const add = async (statement: string) => (await call('hypothesis.add', { folder, statement, level: 3 })).id;
  const [unit, company] = [await add('The unit'), await add('A company')];
  for (const evidence of items)
    await call('rating.set', { folder, evidence, cells: { [unit]: { rating: 'CC' }, [company]: { rating: 'II' } } });
  await showScores(join(home, 'profile'), folder, 3);
  opened = await openWindow(home, { caseFolder: folder });
}, 120_000);
afterAll(async () => {
  await opened.close();
  rmSync(home, { recursive: true, force: true });
});

const expectAccessible = async (): Promise<void> => {
  expect(await seriousViolations(opened.page)).toEqual([]);
};

it('a person states what a hypothesis entails, and sees it capped, with the number of its own matrix', async () => {
  const { page } = opened;
  await showScreen(page, 'hypotheses', small.folder);
  await page.getByRole('button', { name: 'The unit', exact: true }).click();
  await page.getByRole('button', { name: 'Entails…' }).click();
  const dialog = page.getByRole('dialog', { name: 'What it entails' });
  await dialog.getByRole('button', { name: /If it is true/u }).click();
  await page.getByRole('option', { name: /The second group/u }).click();
  await dialog.getByLabel(/^Reason/u).fill('The unit is the group.');
  await expectAccessible();
  await dialog.getByRole('button', { name: 'State it' }).click();
  await page.getByText('capped by level 2').waitFor();
  await page.getByText('is not established at this level').waitFor();
  await page.getByText('Its own matrix').waitFor();
  await expectAccessible();
});

it('confirms that a level excludes itself, and corrects a hypothesis with its old words one press away', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: 'Confirm…' }).last().click();
  const confirm = page.getByRole('dialog', { name: /They exclude each other/u });
  await confirm.getByLabel(/^Reason/u).fill('One operator.');
  await confirm.getByRole('button', { name: 'Confirm it' }).click();
  await page.getByText('One operator.').waitFor();
  await page.getByRole('button', { name: 'Correct…' }).click();
  const correct = page.getByRole('dialog', { name: 'Correct what it says' });
  await correct.getByLabel(/^Statement/u).fill('The unit of the group');
  await correct.getByLabel(/^Reason/u).fill('Which unit was open.');
  await correct.getByRole('button', { name: 'Record the correction' }).click();
  await page.getByRole('heading', { name: 'The unit of the group' }).waitFor();
  await page.getByText('outdated').first().waitFor();
  await page.getByText('The words before').click();
  await page.getByText('The unit', { exact: true }).waitFor();
  await expectAccessible();
  const { hypotheses } = await small.call('hypothesis.list', { folder: small.folder });
  expect(hypotheses.find(({ statement }) => statement === 'The unit of the group')?.history).toHaveLength(3);
});

it('says on Overview what the number is held to', async () => {
  const { page } = opened;
  await showScreen(page, 'overview', small.folder);
  await page.getByRole('button', { name: /Which organisation/u }).click();
  await page.getByText(/no higher than .*which it entails; its own matrix gives/u).waitFor();
  await expectAccessible();
});
