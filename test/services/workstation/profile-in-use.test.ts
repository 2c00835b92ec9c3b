import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeDemoProfile } from '../../support/small-demonstration.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const start = () => {
  const root = temporaryFolder();
  return { root, own: join(root, 'profile'), demo: makeDemoProfile(root), ...openWorkstation(join(root, 'profile')) };
};

describe('the profile in use', () => {
  it('is the workstation’s own until another is chosen, and again after null', async () => {
    const { call, own, demo, root } = start();
    const first = await call('workstation.read', {});
    expect(first).toMatchObject({ profile: own, ownProfile: own, isDemonstration: false, userName: 'tester' });
    expect(first.casesFolder).toBe(join(root, 'Plumbline'));
    const used = await call('workstation.use', { profile: demo });
    expect(used).toMatchObject({ profile: demo, ownProfile: own, isDemonstration: true });
    expect(await call('workstation.read', {})).toEqual(used);
    expect(await call('workstation.use', { profile: null })).toEqual(first);
    expect(await call('workstation.use', { profile: own })).toEqual(first);
  });

  it('governs every later call, and no other application', async () => {
    const { call, own, demo, root } = start();
    await call('identity.create', { principal: 'anna', person: 'Anna', passphrase: 'p' });
    await call('workstation.use', { profile: demo });
    expect((await call('identity.list', {})).identities).toEqual([]);
    await call('identity.create', { principal: 'ben', person: 'Ben', passphrase: 'p' });
    await call('case.create', { folder: join(root, 'demo.case'), title: 'x', identity: 'ben' });
    expect((await call('case.info', { folder: join(root, 'demo.case') })).actor).toBe('ben');
    const other = openWorkstation(own);
    expect((await other.call('identity.list', {})).identities.map(({ principal }) => principal)).toEqual(['anna']);
    expect((await other.call('case.info', { folder: join(root, 'demo.case') })).readOnly?.code).toBe('CASE_COPIED');
    await call('workstation.use', { profile: null });
    expect((await call('identity.list', {})).identities.map(({ principal }) => principal)).toEqual(['anna']);
  });

  it.each([
    ['a folder that is not there', () => undefined],
    ['a folder without an instance', (folder: string) => rmSync(join(folder, 'instance-id'))],
    ['a folder without passphrases', (folder: string) => rmSync(join(folder, 'passphrases'), { recursive: true })],
    [
      'a folder whose passphrases are a link',
      (folder: string) => {
        rmSync(join(folder, 'passphrases'), { recursive: true });
        mkdirSync(join(folder, 'elsewhere'));
        symlinkSync(join(folder, 'elsewhere'), join(folder, 'passphrases'));
      },
    ],
    [
      'a folder whose instance is a folder',
      (folder: string) => {
        rmSync(join(folder, 'instance-id'));
        mkdirSync(join(folder, 'instance-id'));
      },
    ],
  ])('is never %s', async (name, spoil) => {
    const { codeOf, call, demo, own } = start();
    spoil(demo);
    const profile = name === 'a folder that is not there' ? `${demo}-absent` : demo;
    expect(await codeOf('workstation.use', { profile })).toBe('NOT_A_DEMONSTRATION');
    expect((await call('workstation.read', {})).profile).toBe(own);
  });

  it('is never a file, nor below one', async () => {
    const { codeOf, root } = start();
    writeFileSync(join(root, 'file'), '');
    expect(await codeOf('workstation.use', { profile: join(root, 'file') })).toBe('NOT_A_DEMONSTRATION');
    expect(await codeOf('workstation.use', { profile: join(root, 'file', 'x') })).toBe('NOT_A_DEMONSTRATION');
  });
});

describe('the passphrase of an invented person', () => {
  it('is told in a demonstration and nowhere else', async () => {
    const { call, codeOf, demo } = start();
    expect(await codeOf('demo.passphrase', { principal: 'demo-analyst' })).toBe('NOT_A_DEMONSTRATION');
    await call('workstation.use', { profile: demo });
    expect(await call('demo.passphrase', { principal: 'demo-analyst' })).toEqual({ passphrase: 'correct horse' });
    await call('workstation.use', { profile: null });
    expect(await codeOf('demo.passphrase', { principal: 'demo-analyst' })).toBe('NOT_A_DEMONSTRATION');
  });

  it.each(['demo-nobody', '../instance-id', '..', 'a/b', 'Demo-Analyst', 'a'.repeat(63)])(
    'of %j names no other file',
    async (principal) => {
      const { call, codeOf, demo } = start();
      await call('workstation.use', { profile: demo });
      expect(await codeOf('demo.passphrase', { principal })).toBe('NO_SUCH_IDENTITY');
    },
  );

  it('is not read through a link', async () => {
    const { call, codeOf, demo, root } = start();
    writeFileSync(join(root, 'secret'), 'a private key');
    symlinkSync(join(root, 'secret'), join(demo, 'passphrases', 'demo-reviewer'));
    await call('workstation.use', { profile: demo });
    expect(await codeOf('demo.passphrase', { principal: 'demo-reviewer' })).toBe('BAD_FILE');
  });
});
