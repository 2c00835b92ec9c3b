import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SmallCase } from '../support/small-case.ts';
import { seriousViolations } from './support/accessibility.ts';
import { openWindow, type OpenWindow } from './support/open-window.ts';
import { showScreen } from './support/screens.ts';
import { makeShownCase } from './support/shown-case.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-report-'));
let small: SmallCase;
let opened: OpenWindow;

beforeAll(async () => {
  small = await makeShownCase(home);
  opened = await openWindow(home, { caseFolder: small.folder });
}, 120_000);
afterAll(async () => {
  await opened.close();
  rmSync(home, { recursive: true, force: true });
});

const expectAccessible = async (): Promise<void> => {
  expect(await seriousViolations(opened.page)).toEqual([]);
};

it('a person writes the assessment by keyboard, and its numbers follow the case', { timeout: 180_000 }, async () => {
  const { page } = opened;
  const { call, folder } = small;
  await showScreen(page, 'report', folder);
  await page.getByText('No sentence is written yet.').waitFor();
  await page.getByRole('button', { name: 'Take over the statement' }).click();
  await page.getByRole('list', { name: 'Key judgements' }).getByText('Our confidence in this assessment is').waitFor();

  const basis = page.locator('section', { has: page.getByRole('heading', { name: 'Basis' }) }).last();
  await basis.getByRole('button', { name: 'Write' }).click();
  await page.keyboard.type('A file was found @one');
  await page.getByRole('option', { name: /EX-0001/u }).waitFor();
  await expectAccessible();
  await page.keyboard.press('Enter');
  await page.keyboard.type(', so #second group like');
  await page.keyboard.press('Enter');
  await page.keyboard.type('.');
  await basis.getByText(/^Reads A file was found \[EX-0001\], so it is .*\(\d+–\d+.%.*\)\.$/u).waitFor();
  await page.keyboard.press('Control+Enter');
  const row = basis.getByRole('listitem').filter({ hasText: 'A file was found' });
  await row.waitFor();
  await basis.getByRole('button', { name: 'Write' }).click();
  await page.keyboard.type('Nothing cites this.');
  await page.keyboard.press('Control+Enter');
  await page.getByText('A fact cites what it rests on.').waitFor();

  const later = basis.getByRole('listitem').filter({ hasText: 'Nothing cites this.' });
  await later.focus();
  await page.keyboard.press('Alt+ArrowUp');
  await basis.locator('[data-sentence]').first().filter({ hasText: 'Nothing cites this.' }).waitFor();
  await page.keyboard.press('3');
  await page.getByText('Every sentence has a tag, and every fact cites.').waitFor();
  await page.keyboard.press('Delete');
  await page.getByRole('heading', { name: 'Taken out (1)' }).waitFor();
  await row.focus();
  await page.keyboard.press('Control+z');
  await later.waitFor();
  await page.getByRole('heading', { name: 'History of the sentence' }).waitFor();
  await expectAccessible();

  await page.getByRole('radio', { name: 'Preview' }).click();
  const paper = page.getByRole('article', { name: /Preview/u });
  expect(await paper.getByText(/^J?judgement(?:It|There) .* that .*\.$/u).count()).toBeGreaterThanOrEqual(3);
  await page.getByRole('radio', { name: 'Board' }).click();
  await paper.getByText('Contrary evidence', { exact: false }).waitFor();
  await expectAccessible();
  const { sentences } = await call('report.read', { folder });
  expect(sentences.find(({ section, kind }) => section === 'basis' && kind === 'fact')?.text).toMatch(
    /^A file was found \{cite:EX-0001\}, so \{likelihood:hy-.+\}\.$/u,
  );
});
