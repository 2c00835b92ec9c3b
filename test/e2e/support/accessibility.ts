import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

type Looked = {
  /** In the dark theme only what a theme changes is asked: structure is the same in both. */
  readonly theme?: 'light' | 'dark';
  /** Selector of what is left out, such as hundreds of rows that are alike. */
  readonly exclude?: string;
};

/** Rules that take long and are at most moderate by axe's own word, so that nothing they find is asked for here. */
const neverSerious = [
  'empty-heading',
  'form-field-multiple-labels',
  'heading-order',
  'landmark-unique',
  'presentation-role-conflict',
  'region',
];

// The axe of the builder, which would bring its longer text along twice for each look.
const axePath = createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js');
const axeText = readFileSync(axePath, 'utf8');

/**
 * What axe finds serious or critical on the page as it stands, one text for each place. The page is asked in itself, without
 * frames (it has none), and only about what is wrong: the other way takes several times as long. To read axe takes a page as
 * long as to run it, so a page is given it once.
 */
export const seriousViolations = async (page: Page, { theme = 'light', exclude }: Looked = {}): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeText);
  const axe = new AxeBuilder({ page, axeSource: '/* It is there. */' }).setLegacyMode(true).options({
    resultTypes: ['violations'],
    ...(theme === 'dark'
      ? { runOnly: ['color-contrast', 'link-in-text-block'] }
      : { rules: Object.fromEntries(neverSerious.map((id) => [id, { enabled: false }])) }),
  });
  const { violations } = await (exclude === undefined ? axe : axe.exclude(exclude)).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${theme}: ${id}: ${target.join(' ')}: ${failureSummary}`),
    );
};

/** The same in the theme that the page is in and in the other, which is put on in place and taken off again. */
export const seriousInBothThemes = async (page: Page, looked: Omit<Looked, 'theme'> = {}): Promise<string[]> => {
  const own = (await themeOf(page)) === 'dark' ? 'dark' : 'light';
  const other = own === 'dark' ? 'light' : 'dark';
  const found = await seriousViolations(page, { ...looked, theme: own });
  await putOn(page, other);
  found.push(...(await seriousViolations(page, { ...looked, theme: other })));
  await putOn(page, own);
  return found;
};

const themeOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset['theme']);

/** As the desktop does it when the evening comes. */
export const putOn = async (page: Page, theme: 'light' | 'dark'): Promise<void> => {
  await page.emulateMedia({ colorScheme: theme });
  await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
};
