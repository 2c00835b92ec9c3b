import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { screens } from '../../renderer/viewer/place.ts';
import {
  changeFiles,
  failuresIn,
  makeDemoRelease,
  readFiles,
  releaseSize,
  textAt,
  verifyFiles,
  writeFiles,
  type DemoRelease,
} from '../support/demo-release.ts';
import { putOn, seriousViolations } from './support/accessibility.ts';
import { richToText } from '../../shared/report/blocks.ts';
import { toContext } from '../../shared/report/report-source.ts';
import { reportOf } from '../../shared/report/report.ts';
import { withheldAnswer } from '../../shared/report/withheld-answer.ts';
import { reportToData } from '../../services/report/report-data.ts';
import { loadReportFonts } from '../../services/report/report-fonts.ts';
import { reportSourceOf } from '../support/bundle-report.ts';
import { asRead, printedTexts } from '../support/printed-texts.ts';
import { injectionStrings } from './support/injection-strings.ts';
import { findBrowser } from './support/open-window.ts';

const home = mkdtempSync(join(tmpdir(), 'plumbline-viewer-'));
let demo: DemoRelease;
let browser: Browser;
/** What a page did that it must never do. */
const misdeeds: string[] = [];

beforeAll(async () => {
  [demo, browser] = await Promise.all([makeDemoRelease(home), findBrowser()]);
  for (const edition of ['full', 'public'] as const) {
    for (const [path, bytes] of demo.bundles[edition].files) {
      const file = join(home, edition, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
  }
}, 120_000);
afterAll(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  rmSync(home, { recursive: true, force: true });
});
beforeEach(() => void misdeeds.splice(0));

/** A viewer page as a reader opens it: from a disk, with no server and no network. */
const openPage = async (file: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, offline: true });
  const page = await context.newPage();
  page.on('console', (message) => void misdeeds.push(message.text()));
  page.on('pageerror', ({ message }) => void misdeeds.push(message));
  page.on('dialog', (dialog) => {
    misdeeds.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(?:file|data|blob):/u.test(request.url())) misdeeds.push(`request: ${request.url()}`);
  });
  page.setDefaultTimeout(15_000);
  await page.exposeFunction('__executed', () => void misdeeds.push('script of the case ran'));
  await page.goto(pathToFileURL(file).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};
const goTo = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};
/** Of long tables and of a report what is like what stands above it: looking at all of it takes a minute. */
const hideRepeated = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const row of document.querySelectorAll<HTMLElement>('tbody tr:nth-child(n + 16)')) row.hidden = true;
    for (const kind of ['heading', 'paragraph', 'statement', 'note', 'list', 'facts', 'table', 'figure']) {
      const blocks = [...document.querySelectorAll<HTMLElement>(`.report > [data-block=${kind}]`)];
      for (const block of blocks.slice(2)) block.hidden = true;
    }
  });
const verdictOf = async (page: Page): Promise<string> => {
  const verdict = page.getByRole('region', { name: 'Verdict', exact: true });
  await verdict.waitFor();
  return verdict.innerText();
};

it('shows the public edition, says that it is no check of itself, and computes its numbers again with texts withheld', async () => {
  const page = await openPage(join(home, 'public', 'viewer.html'));
  const head = page.getByRole('banner');
  await head.getByText('every number was computed again in this page and came out the same').waitFor();
  const said = await head.innerText();
  expect(said).toContain('Demonstration');
  const records = `${releaseSize(demo)} of ${releaseSize(demo)} records`;
  expect(said).toContain(`A file from the sender, not a check of its own. ${records}`);
  expect(said).toContain(demo.reply.checkpoint.trim().split('\n').join(' '));
  expect(await page.locator('body').innerText()).not.toMatch(/verified/iu);

  await goTo(page, 'Judgements');
  // What is folded on the screen is printed, and folded again.
  const folded = page.locator('.hypotheses details');
  const open = page.locator('.hypotheses details[open]');
  expect(await folded.count()).toBeGreaterThan(2);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect(await open.count()).toBe(await folded.count());
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await open.count()).toBe(0);
  await page.getByRole('link', { name: 'EX-0004' }).first().click();
  await page.getByRole('heading', { name: 'EX-0004: what it is' }).waitFor();
  await goTo(page, 'Evidence');
  const row = page.getByRole('row').filter({ hasText: 'withheld' }).first();
  await row.getByRole('link').click();
  // Of an item that is withheld the grade stays, and nothing that is withheld is an empty place.
  const item = page.getByRole('region', { name: 'An item: what it is' });
  expect(await item.getByText('withheld', { exact: true }).count()).toBeGreaterThan(8);
  expect(await item.getByRole('img', { name: 'C3' }).count()).toBe(1);
  await goTo(page, 'Withheld');
  expect(await page.getByText('marked above what this edition shows').count()).toBeGreaterThan(100);
  await goTo(page, 'Ledger');
  await page.getByText(records, { exact: true }).waitFor();

  // By the keyboard alone.
  await page.keyboard.press('/');
  await page.keyboard.type('indictment');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor();
  await page
    .getByRole('link', { name: /United States indictment/u })
    .first()
    .waitFor();
  expect(misdeeds).toEqual([]);
  await page.context().close();
});

it('opens at the place of its address, and prints every screen even to whoever asks as soon as the page stands', async () => {
  const page = await openPage(join(home, 'full', 'viewer.html'));
  await page.evaluate(() => void (location.hash = 'matrix/3'));
  await page.addInitScript(() => {
    const printed: string[] = [];
    Object.assign(window, { printed });
    window.print = () => {
      for (const screen of document.querySelectorAll('main > .screen'))
        if (screen.querySelectorAll('h1 ~ *').length > 0) printed.push(screen.querySelector('h1')?.textContent ?? '');
    };
    new MutationObserver((_, watch) => {
      const button = document.querySelector<HTMLElement>('button.print');
      if (button === null) return;
      watch.disconnect();
      Object.assign(window, { first: document.querySelector('main')?.innerText });
      button.click();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  await page.waitForFunction('printed.length > 0');
  expect(await page.evaluate<string>('first')).toMatch(/^Matrix\n/u);
  const titles = screens.filter(({ id }) => id !== 'check').map(({ title }) => title);
  expect(await page.evaluate<string[]>('printed')).toEqual(titles);
  expect(misdeeds).toEqual([]);
  await page.context().close();
});

it('shows the report that the bundle prints, block by block, and leads from a citation to its item', async () => {
  const page = await openPage(join(home, 'public', 'viewer.html'));
  await goTo(page, 'Report');
  await page.locator('.report').waitFor();
  const shown = await page.evaluate(() => {
    const textIn = (element: Element): string => {
      const copy = element.cloneNode(true) as Element;
      // What a mark says beside its letters, for those who do not see it.
      for (const hidden of copy.querySelectorAll('.visually-hidden')) hidden.remove();
      return copy.textContent ?? '';
    };
    const parts: Readonly<Record<string, string>> = {
      list: 'li',
      facts: 'dt, dd',
      table: 'caption, th, td, .cut',
      figure: 'svg[role=img], .caption',
    };
    return [...document.querySelectorAll('.report > [data-block]')].map((block) => {
      const kind = block.getAttribute('data-block') ?? '';
      const found = [...block.querySelectorAll(parts[kind] ?? 'h2, h3, h4, p')];
      return [kind, ...found.map((element) => element.getAttribute('aria-label') ?? textIn(element))];
    });
  });
  const source = await reportSourceOf(demo.bundles.public.path);
  const printed = printedTexts(reportToData(reportOf(source, 'public'), loadReportFonts()));
  expect(shown.map(asRead)).toEqual(printed.map(asRead));
  expect(printed.length).toBeGreaterThan(100);
  // The same words on the screen about what is withheld.
  const answer = richToText(withheldAnswer(toContext(source)) ?? []);
  expect(answer).toMatch(/^Without .+ as if never taken in: Level 2: /u);
  await goTo(page, 'Withheld');
  await page.getByText(answer, { exact: true }).waitFor();
  await goTo(page, 'Report');

  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'Custody' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Custody');
  await page.locator('.report').getByRole('link', { name: 'EX-0004' }).first().click();
  await page.getByRole('heading', { name: 'EX-0004: what it is' }).waitFor();
  expect(misdeeds).toEqual([]);
  await page.context().close();
});

it('has nothing serious for axe on any screen, light or dark, nor beyond a telephone', async () => {
  const page = await openPage(join(home, 'full', 'viewer.html'));
  const found: string[] = [];
  for (const { theme, width } of [
    { theme: 'light', width: 1366 },
    { theme: 'dark', width: 390 },
  ] as const) {
    await page.setViewportSize({ width, height: 768 });
    await putOn(page, theme);
    for (const { id, title } of screens) {
      await page.evaluate((hash) => void (location.hash = hash), id === 'ledger' ? 'ledger/40' : id);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      if (id === 'report') await page.locator('.report').waitFor();
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) found.push(`${id}: too wide`);
      await hideRepeated(page);
      found.push(...(await seriousViolations(page, { theme })).map((one) => `${id}: ${one}`));
    }
  }
  expect(found).toEqual([]);
  expect(misdeeds).toEqual([]);
  await page.context().close();
});

it('checks a bundle that is given to it as a workstation does: not anchored, verified with the reader’s keys, or failed', async () => {
  const page = await openPage(join(home, 'full', 'viewer.html'));
  await goTo(page, 'Check this bundle');
  await page.getByText('This page is a file from whoever sent the bundle').waitFor();
  await page.getByLabel('Choose the ZIP').setInputFiles(demo.bundles.full.path);
  const first = await verdictOf(page);
  expect(first).toContain('Nothing failed, but it is not anchored');
  expect(first).toContain('It is the release and the edition that this page shows.');
  expect(first).not.toMatch(/verified/iu);

  await page.getByText('Keys that you trust').click();
  const { signers, logKey } = demo.reply.anchors;
  await page.getByLabel('Signers’ keys').fill(readFileSync(signers, 'utf8'));
  await page.getByLabel('Log key').fill(readFileSync(logKey, 'utf8'));
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByText('Verdict: verified, as computed by this page, which is a file from the sender').waitFor();
  const { checks } = verifyFiles(demo.bundles.full.files, { ...demo.anchors, witnesses: [] });
  for (const { name, status } of checks.filter(({ name }) => name !== 'zip')) {
    const result = page
      .getByRole('row')
      .filter({ has: page.locator('code', { hasText: new RegExp(`^${name}$`, 'u') }) });
    expect([name, await result.getAttribute('data-status')]).toEqual([name, status]);
  }

  // The public edition as a folder, which is dropped; then a ZIP with one altered rating in its view.
  await page.getByLabel('Choose the folder').setInputFiles(join(home, 'public'));
  await page.getByText('in another edition: public').waitFor();
  const { topFolder, files } = demo.bundles.full;
  const path = join(home, 'altered.zip');
  const altered = changeFiles(files, {
    'data/view.json': textAt(files, 'data/view.json').replace('Sandworm', 'Sandwurm'),
  });
  await writeFiles(path, { topFolder, files: altered });
  const drop = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], 'altered.zip'));
    return transfer;
  }, readFileSync(path).toString('base64'));
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: drop });
  await page.getByText('Something in this bundle does not hold').waitFor();
  const failed = await page.locator('[data-status=failed] code').allInnerTexts();
  expect(failed.sort()).toEqual(Object.keys(failuresIn(verifyFiles(altered, demo.anchors))).sort());
  expect(misdeeds).toEqual([]);
  await page.context().close();
});

it('shows a case of hostile texts as text, in a page that verify knows as its own', async () => {
  const texts = [...injectionStrings('http://127.0.0.1:9'), '<!-- <script>', '\u2028\u2029', '\u202eexe.txt'].filter(
    (text) => text.isWellFormed() && text.trim() !== '',
  );
  const folder = join(home, 'hostile.case');
  await demo.call('case.create', {
    folder,
    identity: 'demo-analyst',
    title: '\u202eexe.txt </script><script>window.__executed()</script>',
    question: texts.join('\n'),
  });
  for (const [at, statement] of texts.entries())
    await demo.call('hypothesis.add', { folder, statement, level: 1 + (at % 4), actorName: statement.slice(0, 100) });
  await demo.call('release.freeze', { folder, ...demo.by('demo-analyst') });
  const out = join(home, 'hostile.zip');
  await demo.call('release.export', { folder, out, edition: 'full', signers: [] });
  const { files } = await readFiles(out);
  expect(verifyFiles(files, demo.anchors).checks.find(({ name }) => name === 'viewer')).toMatchObject({ status: 'ok' });
  const file = join(home, 'hostile.html');
  writeFileSync(file, files.get('viewer.html') ?? '');
  const page = await openPage(file);
  await page.getByText('came out the same').waitFor();
  for (const { id, title } of screens) {
    await page.evaluate((hash) => void (location.hash = hash), id);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  }
  await goTo(page, 'Overview');
  const shown = await page.locator('body').innerText();
  expect(shown).toContain('</script><script>window.__executed()</script>');
  expect(shown).toContain('⟦U+202E⟧exe.txt');
  expect(await page.locator('script, iframe, img, object, embed, link, base, form[action]').count()).toBe(2);
  expect(misdeeds).toEqual([]);
  await page.context().close();
});
