import { describe, expect, it } from 'vitest';
import type { BrowserWindow } from 'electron';
import { createDialogs } from '../../electron/dialogs.ts';
import { createStandIn } from './stand-in.ts';

const title = 'Choose';
const start = (...answers: readonly unknown[]) => {
  const standIn = createStandIn();
  standIn.answers.push(...answers);
  return { ...createDialogs(standIn.electron.dialog, null as unknown as BrowserWindow), asked: standIn.dialogs };
};

describe('the system’s dialogs', () => {
  it.each([
    ['files', ['openFile', 'multiSelections', 'showHiddenFiles']],
    ['bundle', ['openFile']],
    ['folder', ['openDirectory', 'createDirectory']],
    ['case', ['openDirectory']],
  ])('let the person pick %s', async (purpose, properties) => {
    const { pick, asked } = start({ canceled: false, filePaths: ['/a', '/b'] });
    expect(await pick({ purpose, title })).toEqual({ ok: true, value: ['/a', '/b'] });
    expect(asked).toMatchObject([{ kind: 'open', options: { title, properties } }]);
  });

  it('say where to save, and start from a name', async () => {
    const { save, asked } = start({ canceled: false, filePath: '/home/anna/full.zip' });
    expect(await save({ title, name: 'full.zip' })).toEqual({ ok: true, value: '/home/anna/full.zip' });
    expect(asked).toMatchObject([
      {
        kind: 'save',
        options: { defaultPath: 'full.zip', properties: expect.arrayContaining(['showOverwriteConfirmation']) },
      },
    ]);
  });

  it('give nothing where the person thought better of it', async () => {
    const { pick, save } = start({ canceled: true, filePaths: ['/a'] }, { canceled: true, filePath: '' });
    expect(await pick({ purpose: 'files', title })).toEqual({ ok: true, value: [] });
    expect(await save({ title, name: 'a' })).toEqual({ ok: true, value: null });
  });

  it.each([
    undefined,
    null,
    'files',
    {},
    { purpose: 'files' },
    { purpose: 'anything', title },
    { purpose: 'files', title, properties: ['openFile'] },
    { purpose: 'files', title, defaultPath: '/etc' },
    { purpose: 'files', title: 'x'.repeat(201) },
    { purpose: 'files', title: 7 },
  ])('are not opened for %j', async (request) => {
    const { pick, asked } = start();
    expect(await pick(request)).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', hint: expect.any(String) } });
    expect(asked).toEqual([]);
  });

  it.each(['/etc/passwd', '../up', 'a\\b', 'a\0b', 'a\nb', 'x'.repeat(201), 7, null])(
    'take %j for no name',
    async (name) => {
      const { save, asked } = start();
      expect(await save({ title, name })).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
      expect(asked).toEqual([]);
    },
  );
});
