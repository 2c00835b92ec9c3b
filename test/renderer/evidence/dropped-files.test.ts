import { describe, expect, it } from 'vitest';
import {
  droppedFilesMax,
  receiveDropped,
  type DroppedEntry,
} from '../../../renderer/app/features/evidence/dropped-files.ts';
import type { Desktop } from '../../../shared/api/desktop.ts';
import { err, ok } from '../../../shared/base/result.ts';

type Tree = { readonly [name: string]: Tree | string | null };

/** What a browser gives for a folder, a hundred entries at a time; null stands for a file that cannot be read. */
const entryOf = (name: string, tree: Tree | string | null): DroppedEntry => {
  if (typeof tree === 'string' || tree === null) {
    const file = (done: (file: File) => void, fail: () => void): void =>
      tree === null ? fail() : done(new File([tree], name));
    return { name, isDirectory: false, file };
  }
  const all = Object.entries(tree).map(([below, part]) => entryOf(below, part));
  const createReader = () => {
    let at = 0;
    return {
      readEntries: (done: (entries: readonly DroppedEntry[]) => void): void => {
        done(all.slice(at, at + 100));
        at += 100;
      },
    };
  };
  return { name, isDirectory: true, createReader };
};

const desktopOf = (kind: Desktop['kind'], received: string[]): Desktop => ({
  kind,
  pick: null,
  save: null,
  receive: (file) => {
    if (!(file instanceof File)) return Promise.resolve(err({ code: 'X', message: 'x' }));
    if (file.name === 'huge') return Promise.resolve(err({ code: 'TOO_LARGE', message: 'It is too large.' }));
    received.push(file.name);
    return Promise.resolve(ok({ path: `/up/${received.length}/${file.name}`, isUpload: kind === 'browser' }));
  },
  onEvent: () => () => undefined,
  onConnection: () => () => undefined,
});

const receive = (tree: Tree, kind: Desktop['kind'] = 'browser', signal = new AbortController().signal) => {
  const dropped = Object.entries(tree).map(([name, part]) => ({
    file: new File([], name),
    entry: entryOf(name, part),
  }));
  return receiveDropped(desktopOf(kind, []), dropped, { onProgress: () => undefined, signal });
};

describe('what is dropped', () => {
  it('comes with the folders that it lay in, in the order of names, however many a folder has', async () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`f${at}`, 'x']));
    const { paths, refused } = await receive({ logs: { b: { 'c.log': 'c' }, 'a.log': 'a', many }, 'top.log': 't' });
    expect(refused).toEqual([]);
    expect(paths).toHaveLength(253);
    expect(paths[0]).toMatchObject({ name: 'logs/a.log', below: 'logs', isUpload: true });
    expect(paths[1]).toMatchObject({ name: 'logs/b/c.log', below: 'logs/b' });
    expect(paths.at(-1)).toEqual({ path: '/up/253/top.log', name: 'top.log', isUpload: true });
  });

  it('is refused by name with a reason where it is too large or cannot be read, and hinders nothing else', async () => {
    const { paths, refused } = await receive({ logs: { gone: null, huge: 'h', ok: 'o' } });
    expect(paths.map(({ name }) => name)).toEqual(['logs/ok']);
    expect(refused.map(({ name, failure }) => [name, failure.code])).toEqual([
      ['logs/gone', 'UNREADABLE'],
      ['logs/huge', 'TOO_LARGE'],
    ]);
  });

  it('is a path in Electron, also where it is a folder', async () => {
    const { paths } = await receive({ logs: { 'a.log': 'a' } }, 'electron');
    expect(paths).toEqual([{ path: '/up/1/logs', name: 'logs', isUpload: false }]);
  });

  it('says that there is more than a browser should carry', async () => {
    const many = Object.fromEntries(Array.from({ length: droppedFilesMax + 5 }, (_, at) => [`f${at}`, 'x']));
    const { paths, refused } = await receive({ many });
    expect(paths).toHaveLength(droppedFilesMax);
    expect(refused.map(({ failure }) => failure.code)).toEqual(['TOO_MANY_FILES']);
  });

  it('says how many were not brought in when it is stopped', async () => {
    const control = new AbortController();
    const desktop = desktopOf('browser', []);
    const dropped = ['a', 'b', 'c'].map((name) => ({ file: new File([], name), entry: entryOf(name, 'x') }));
    const stopAfterFirst = (done: number): void => {
      if (done === 1) control.abort();
    };
    const { paths, refused } = await receiveDropped(desktop, dropped, {
      onProgress: stopAfterFirst,
      signal: control.signal,
    });
    expect(paths.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(refused).toMatchObject([{ name: '1 of 3 files', failure: { code: 'CANCELLED' } }]);
  });
});
