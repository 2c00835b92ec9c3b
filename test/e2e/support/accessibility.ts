import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

type Looked = {
  /** In the dark theme only what a theme changes is asked: structure is the same in both. */
  readonly theme?: 'light' | 'dark';
  /** Selector of what is left out, such as hundreds of rows that are alike. */
  readonly exclude?: string;
};

/**
 * What axe finds serious or critical on the page as it stands, one text for each place. The page is asked in itself, without
 * frames (it has none), and only about what is wrong: the other way takes several times as long.
 */
export const seriousViolations = async (page: Page, { theme = 'light', exclude }: Looked = {}): Promise<string[]> => {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
    resultTypes: ['violations'],
    ...(theme === 'dark' && { runOnly: ['color-contrast', 'link-in-text-block'] }),
  });
  const { violations } = await (exclude === undefined ? axe : axe.exclude(exclude)).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
};
