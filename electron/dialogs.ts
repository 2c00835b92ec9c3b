import type { BrowserWindow, Dialog, OpenDialogOptions } from 'electron';
import { z } from 'zod';
import type { PickRequest } from '../shared/api/desktop.ts';
import { err, ok, type Result } from '../shared/base/result.ts';

const title = z.string().max(200);
const pickRequest = z.strictObject({ purpose: z.enum(['files', 'folder', 'bundle', 'case']), title });
const saveRequest = z.strictObject({
  title,
  // A name, never a path: the person says where it goes.
  name: z
    .string()
    .max(200)
    .regex(/^[^/\\\p{Cc}]*$/u),
});

export type Dialogs = {
  readonly pick: (request: unknown) => Promise<Result<readonly string[]>>;
  readonly save: (request: unknown) => Promise<Result<string | null>>;
};

/** The system's own dialogs, above the window that asks. What the page asks for is parsed like any other call. */
export const createDialogs = (
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>,
  window: BrowserWindow,
): Dialogs => ({
  pick: async (request) => {
    const parsed = pickRequest.safeParse(request);
    if (!parsed.success) return err(badRequest);
    const { canceled, filePaths } = await dialog.showOpenDialog(window, openOptions(parsed.data));
    return ok(canceled ? [] : filePaths);
  },
  save: async (request) => {
    const parsed = saveRequest.safeParse(request);
    if (!parsed.success) return err(badRequest);
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: parsed.data.title,
      defaultPath: parsed.data.name,
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    return ok(canceled || filePath === '' ? null : filePath);
  },
});

const openOptions = ({ purpose, title }: PickRequest): OpenDialogOptions => {
  switch (purpose) {
    case 'files':
      return { title, properties: ['openFile', 'multiSelections', 'showHiddenFiles'] };
    case 'bundle':
      return { title, properties: ['openFile'], filters: [bundles, anything] };
    case 'folder':
      return { title, properties: ['openDirectory', 'createDirectory'] };
    case 'case':
      return { title, properties: ['openDirectory'] };
  }
};

const bundles = { name: 'Bundles', extensions: ['zip', 'age'] };
const anything = { name: 'All files', extensions: ['*'] };

const badRequest = {
  code: 'BAD_INPUT',
  message: 'The dialog was refused: the window asked for it in a form that is not known.',
  hint: 'Close the window and start Plumbline again.',
} as const;
