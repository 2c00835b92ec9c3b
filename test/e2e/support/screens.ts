import type { Page } from 'playwright';

export const caseScreens = [
  'overview',
  'evidence',
  'findings',
  'search',
  'sources',
  'hypotheses',
  'matrix',
  'sensitivity',
  'harm',
  'services',
  'response',
  'notifications',
  'redress',
  'exercise',
  'report',
  'review',
  'releases',
  'ledger',
] as const;
export const workstationScreens = ['verify', 'settings'] as const;
export type ScreenId = (typeof caseScreens)[number] | (typeof workstationScreens)[number] | 'start';

const isOfCase = (screen: ScreenId): screen is (typeof caseScreens)[number] =>
  caseScreens.some((one) => one === screen);

/** Goes to a screen by its address and waits until its replies have come. */
export const showScreen = async (page: Page, screen: ScreenId, folder: string, search = ''): Promise<void> => {
  const path = isOfCase(screen)
    ? `/case/${encodeURIComponent(folder)}/${screen}${search}`
    : screen === 'start'
      ? '/'
      : `/${screen}`;
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, path);
  const title = screen === 'start' ? 'Plumbline' : `${screen[0]?.toUpperCase() ?? ''}${screen.slice(1)}`;
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await settle(page);
};

/** Nothing is asked any more, and nothing says that it is still loading. */
export const settle = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.querySelector('[class*="loading"]') === null);
  await page.waitForTimeout(150);
};
