import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeDemoProfile } from '../../support/small-demonstration.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const start = () => {
  const root = temporaryFolder();
  let second = 0;
  const clock = () => `2026-03-01T09:30:${String((second += 1) % 60).padStart(2, '0')}Z`;
  const workstation = openWorkstation(join(root, 'profile'), { clock });
  const makeCase = async (name: string): Promise<string> => {
    const folder = join(root, `${name}.case`);
    await workstation.call('case.create', { folder, title: `Case ${name}`, mark: 'exercise' });
    return folder;
  };
  return { root, makeCase, ...workstation };
};

describe('the recent cases', () => {
  it('hold what was entered, newest first and each once; nothing else puts a case there', async () => {
    const { call, makeCase, root } = start();
    const [one, two] = [await makeCase('one'), await makeCase('two')];
    await call('case.info', { folder: one });
    expect((await call('case.recent', {})).cases).toEqual([]);
    const entered = await call('case.enter', { folder: one });
    expect(entered).toEqual(await call('case.info', { folder: one }));
    await call('case.enter', { folder: two });
    await call('case.enter', { folder: `${root}/x/../one.case` });
    const { cases } = await call('case.recent', {});
    expect(cases.map(({ folder }) => folder)).toEqual([one, two]);
    expect(cases[0]).toMatchObject({
      title: 'Case one',
      mark: 'exercise',
      isThere: true,
      profile: join(root, 'profile'),
    });
    expect((cases[0]?.openedAt ?? '') > (cases[1]?.openedAt ?? '')).toBe(true);
  });

  it('keep a case that is gone and say so, until it is forgotten', async () => {
    const { call, makeCase } = start();
    const [one, two] = [await makeCase('one'), await makeCase('two')];
    await call('case.enter', { folder: one });
    await call('case.enter', { folder: two });
    renameSync(one, `${one}-elsewhere`);
    expect((await call('case.recent', {})).cases.map(({ isThere }) => isThere)).toEqual([true, false]);
    const { cases } = await call('case.forget', { folder: one });
    expect(cases.map(({ folder }) => folder)).toEqual([two]);
    expect(await call('case.recent', {})).toEqual({ cases });
    expect((await call('case.info', { folder: `${one}-elsewhere` })).title).toBe('Case one');
  });

  it('remember under which profile a case was opened, in the workstation’s own list', async () => {
    const { call, root } = start();
    const demo = makeDemoProfile(root);
    await call('workstation.use', { profile: demo });
    const folder = join(root, 'demo.case');
    await call('case.create', { folder, title: 'Demo' });
    await call('case.enter', { folder });
    await call('workstation.use', { profile: null });
    expect((await call('case.recent', {})).cases).toMatchObject([{ folder, profile: demo }]);
  });

  it('are at most twenty', async () => {
    const { call, makeCase, root } = start();
    const folder = await makeCase('one');
    await call('case.enter', { folder });
    const path = join(root, 'profile', 'recent-cases.json');
    const [entry]: readonly object[] = JSON.parse(readFileSync(path, 'utf8')) as object[];
    const many = Array.from({ length: 25 }, (_, at) => ({ ...entry, folder: `/nowhere/${at}.case` }));
    writeFileSync(path, JSON.stringify(many));
    expect((await call('case.recent', {})).cases).toHaveLength(20);
    await call('case.enter', { folder });
    const { cases } = await call('case.recent', {});
    expect(cases).toHaveLength(20);
    expect(cases[0]).toMatchObject({ folder });
    expect(cases[19]).toMatchObject({ folder: '/nowhere/18.case' });
  });

  it.each(['', '{}', '[{"folder":1}]', '[{"folder":"a"}]', 'x', '\u0000'])(
    'begin anew where the file holds %j',
    async (text) => {
      const { call, makeCase, root } = start();
      const folder = await makeCase('one');
      writeFileSync(join(root, 'profile', 'recent-cases.json'), text);
      expect((await call('case.recent', {})).cases).toEqual([]);
      await call('case.enter', { folder });
      expect((await call('case.recent', {})).cases).toHaveLength(1);
    },
  );

  it('do not take what cannot be opened', async () => {
    const { call, codeOf, root } = start();
    expect(await codeOf('case.enter', { folder: join(root, 'absent.case') })).toBe('NOT_A_CASE');
    expect((await call('case.recent', {})).cases).toEqual([]);
  });
});
