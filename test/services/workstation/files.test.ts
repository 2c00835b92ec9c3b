import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation, type WorkstationOptions } from '../../support/workstation.ts';

/** A workstation whose home is `<root>/home`; what lies beside it is outside. */
const start = (options: WorkstationOptions = {}) => {
  const root = temporaryFolder();
  const home = join(root, 'home');
  const outside = join(root, 'outside');
  mkdirSync(home);
  mkdirSync(outside);
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  return { root, home, outside, ...openWorkstation(join(home, 'profile'), options) };
};

describe('the list of files', () => {
  it('begins at home', async () => {
    const { call, home } = start();
    const listed = await call('files.list', {});
    expect(listed).toMatchObject({ folder: home, parent: null, truncated: false, entries: [] });
    expect(listed.places[0]).toEqual({ name: 'Home', path: home });
  });

  it('tells folders, cases, files, links and other things apart, folders first, each by name', async () => {
    const { call, home, outside } = start();
    mkdirSync(join(home, 'b'));
    mkdirSync(join(home, 'empty.case'));
    await call('case.create', { folder: join(home, 'a.case'), title: 'x' });
    mkdirSync(join(home, 'linked.case'));
    symlinkSync(join(home, 'a.case', 'case.db'), join(home, 'linked.case', 'case.db'));
    writeFileSync(join(home, 'Z.txt'), 'abc');
    writeFileSync(join(home, 'a.txt'), '');
    utimesSync(join(home, 'Z.txt'), 1_500_000_000, 1_500_000_000);
    symlinkSync(outside, join(home, 'link'));
    symlinkSync('/nowhere', join(home, 'broken'));
    spawnSync('mkfifo', [join(home, 'pipe')]);
    const { entries } = await call('files.list', {});
    expect(entries.map(({ name, kind, size }) => `${name} ${kind} ${size}`)).toEqual([
      'a.case case null',
      'b folder null',
      'empty.case folder null',
      'linked.case folder null',
      'profile folder null',
      'Z.txt file 3',
      'a.txt file 0',
      'broken link null',
      'link link null',
      'pipe special null',
    ]);
    expect(entries.find(({ name }) => name === 'Z.txt')).toMatchObject({
      path: join(home, 'Z.txt'),
      modifiedAt: '2017-07-14T02:40:00Z',
    });
  });

  it('goes down, and up as far as the place reaches', async () => {
    const { call, home } = start();
    mkdirSync(join(home, 'a', 'b'), { recursive: true });
    expect((await call('files.list', { folder: join(home, 'a', 'b') })).parent).toBe(join(home, 'a'));
    expect((await call('files.list', { folder: join(home, 'a', 'b', '..') })).folder).toBe(join(home, 'a'));
    expect((await call('files.list', { folder: join(home, 'a') })).parent).toBe(home);
    expect((await call('files.list', { folder: home })).parent).toBeNull();
    expect((await call('files.list', { folder: 'a' })).folder).toBe(join(home, 'a'));
  });

  it('shows nothing outside the places, whichever way is tried', async () => {
    const { codeOf, home, outside, root } = start();
    symlinkSync(outside, join(home, 'link'));
    symlinkSync(root, join(home, 'up'));
    mkdirSync(join(home, 'in'));
    mkdirSync(`${home}-beside`);
    const ways = [
      outside,
      root,
      '/',
      '/etc',
      '/proc/self/root',
      '/tmp',
      `${home}/../outside`,
      `${home}/in/../../outside`,
      `${home}/..`,
      '..',
      '../outside',
      `${home}/link`,
      `${home}/link/`,
      `${home}/link/.`,
      `${home}/up/outside`,
      `${home}/up`,
      `${home}-beside`,
      `${home}//../outside`,
    ];
    for (const folder of ways)
      expect([folder, await codeOf('files.list', { folder })]).toEqual([folder, 'OUTSIDE_PLACES']);
  });

  it('follows a link in a folder’s name only where it leads to a place as well', async () => {
    const { call, codeOf, home } = start();
    mkdirSync(join(home, 'real', 'deep'), { recursive: true });
    symlinkSync(join(home, 'real'), join(home, 'link'));
    expect((await call('files.list', { folder: join(home, 'link', 'deep') })).entries).toEqual([]);
    expect(await codeOf('files.list', { folder: join(home, 'link') })).toBe('NOT_A_FOLDER');
  });

  it('shows the folders that were named at the start', async () => {
    const more = temporaryFolder();
    writeFileSync(join(more, 'evidence.bin'), 'x');
    const { call } = start({ roots: [more, '/nowhere/absent'] });
    const { places, entries } = await call('files.list', { folder: more });
    expect(places.map(({ path }) => path)).toContain(more);
    expect(places.map(({ path }) => path)).not.toContain('/nowhere/absent');
    expect(entries.map(({ name }) => name)).toEqual(['evidence.bin']);
  });

  it('says what is not there, and what is no folder', async () => {
    const { codeOf, home } = start();
    writeFileSync(join(home, 'file'), '');
    expect(await codeOf('files.list', { folder: join(home, 'absent') })).toBe('NOT_FOUND');
    expect(await codeOf('files.list', { folder: join(home, 'file') })).toBe('NOT_A_FOLDER');
    expect(await codeOf('files.list', { folder: join(home, 'file', 'x') })).toBe('NOT_FOUND');
  });

  it('opens nothing and changes nothing', async () => {
    const { call, home } = start();
    const folder = join(home, 'a.case');
    await call('case.create', { folder, title: 'x' });
    const before = readdirSync(folder, { recursive: true });
    await call('files.list', { folder });
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
    expect(existsSync(join(home, 'Plumbline'))).toBe(false);
  });

  it('ends after five thousand entries and says so', async () => {
    const { call, home } = start();
    const folder = join(home, 'many');
    mkdirSync(folder);
    for (let number = 0; number < 5001; number += 1) writeFileSync(join(folder, String(number).padStart(5, '0')), '');
    const { entries, truncated } = await call('files.list', { folder });
    expect([entries.length, truncated, entries.at(-1)?.name]).toEqual([5000, true, '04999']);
  });
});
