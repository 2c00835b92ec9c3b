import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildWindow } from '../../../cli/host/build-window.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const builtAt = new Date('2026-05-01T12:00:00Z');
const before = new Date('2026-05-01T11:00:00Z');

/** A program whose script leaves a note when it is asked, with a window that was built of `source` and `lock.json`. */
const makeProgram = () => {
  const root = temporaryFolder();
  const write = (path: string, text: string, time = before): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    utimesSync(join(root, path), time, time);
  };
  const settle = (folder: string): void => utimesSync(join(root, folder), before, before);
  write('scripts/build-window.ts', `require('node:fs').writeFileSync(${JSON.stringify(join(root, 'asked'))}, '');`);
  write('source/deep/a.ts', 'a');
  write('lock.json', '{}');
  write('dist/window/.inputs', 'digest\nsource\nlock.json\n', builtAt);
  for (const folder of ['source/deep', 'source']) settle(folder);
  const isAsked = async (): Promise<boolean> => {
    expect(await buildWindow(root)).toBe(true);
    return existsSync(join(root, 'asked'));
  };
  return { root, write, settle, isAsked };
};

describe('the window before a host starts', () => {
  it('is not asked about where nothing that it is made of is later than its build', async () => {
    expect(await makeProgram().isAsked()).toBe(false);
  });

  it.each<readonly [string, (program: ReturnType<typeof makeProgram>) => void]>([
    ['a file was written', ({ write }) => write('source/deep/a.ts', 'b', new Date('2026-05-01T12:00:01Z'))],
    ['an older file came', ({ write }) => write('source/deep/b.ts', 'b')],
    ['a file went', ({ root }) => rmSync(join(root, 'source/deep/a.ts'))],
    ['what it is made of is not there', ({ root }) => rmSync(join(root, 'lock.json'))],
    ['it was never built', ({ root }) => rmSync(join(root, 'dist'), { recursive: true })],
    ['its record does not say what it is made of', ({ write }) => write('dist/window/.inputs', 'digest\n', builtAt)],
  ])('is asked about where %s', async (_case, change) => {
    const program = makeProgram();
    change(program);
    expect(await program.isAsked()).toBe(true);
  });

  it('is what was built before where the program came without its scripts', async () => {
    const { root } = makeProgram();
    rmSync(join(root, 'scripts'), { recursive: true });
    rmSync(join(root, 'dist'), { recursive: true });
    expect(await buildWindow(root)).toBe(true);
  });

  it('is not there where its build fails', async () => {
    const { root, write } = makeProgram();
    write('scripts/build-window.ts', 'process.exitCode = 3;');
    rmSync(join(root, 'dist'), { recursive: true });
    expect(await buildWindow(root)).toBe(false);
  });
});
