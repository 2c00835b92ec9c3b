import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeDemoProfile } from '../../support/small-demonstration.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const defaults = { theme: 'system', density: 'compact', railCollapsed: false, tourClosed: false };

describe('how the window looks', () => {
  it('is kept from one application to the next, each setting on its own', async () => {
    const profile = join(temporaryFolder(), 'profile');
    const { call } = openWorkstation(profile);
    expect((await call('workstation.read', {})).settings).toEqual(defaults);
    expect(await call('settings.write', { theme: 'dark' })).toEqual({ ...defaults, theme: 'dark' });
    expect(await call('settings.write', { tourClosed: true })).toMatchObject({ theme: 'dark', tourClosed: true });
    expect(await call('settings.write', {})).toMatchObject({ theme: 'dark', tourClosed: true });
    expect((await openWorkstation(profile).call('workstation.read', {})).settings).toEqual({
      ...defaults,
      theme: 'dark',
      tourClosed: true,
    });
  });

  it('stays with the workstation while a demonstration is open', async () => {
    const root = temporaryFolder();
    const { call } = openWorkstation(join(root, 'profile'));
    const demo = makeDemoProfile(root);
    await call('workstation.use', { profile: demo });
    await call('settings.write', { density: 'comfortable' });
    expect(JSON.parse(readFileSync(join(root, 'profile', 'settings.json'), 'utf8'))).toMatchObject({
      density: 'comfortable',
    });
    expect((await call('workstation.read', {})).settings.density).toBe('comfortable');
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"theme":"pink"}',
    JSON.stringify({ ...defaults, more: 1 }),
    '\u0000',
    'x'.repeat(10_000),
  ])('falls back to what it was at first where the file holds %j, and is mended by the next change', async (text) => {
    const profile = join(temporaryFolder(), 'profile');
    mkdirSync(profile);
    writeFileSync(join(profile, 'settings.json'), text);
    const { call } = openWorkstation(profile);
    expect((await call('workstation.read', {})).settings).toEqual(defaults);
    expect(await call('settings.write', { theme: 'light' })).toEqual({ ...defaults, theme: 'light' });
    expect((await call('workstation.read', {})).settings.theme).toBe('light');
  });

  it('says why it could not be kept', async () => {
    const profile = join(temporaryFolder(), 'profile');
    mkdirSync(join(profile, 'settings.json'), { recursive: true });
    const { call, codeOf } = openWorkstation(profile);
    expect((await call('workstation.read', {})).settings).toEqual(defaults);
    expect(await codeOf('settings.write', { theme: 'dark' })).toBe('STORAGE_FAILED');
    rmSync(profile, { recursive: true });
  });
});
