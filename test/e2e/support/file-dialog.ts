import type { Locator, Page } from 'playwright';

const entryOf = (dialog: Locator, name: string): Locator =>
  dialog.getByRole('row', { name: new RegExp(`(?:^| )${name}(?: |$)`, 'u') });

/** In the window's own file dialog: opens the folders one after the other, then chooses the file. */
export const chooseFile = async (page: Page, path: readonly string[]): Promise<void> => {
  const dialog = page.getByRole('dialog').last();
  for (const folder of path.slice(0, -1)) await entryOf(dialog, folder).dblclick();
  await entryOf(dialog, path.at(-1) ?? '').click();
  await dialog.getByRole('button', { name: 'Choose', exact: true }).click();
};
