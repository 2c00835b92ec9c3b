import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { profileFolder, profilePaths, readInstanceId } from '../../../services/identities/profile.ts';
import { readProfileFile, writeProfileFile } from '../../../services/identities/profile-files.ts';
import { nodeRandomBytes } from '../../../services/node-crypto.ts';
import { valueOf } from '../../support/results.ts';
import { makeTestFolder } from '../../support/ssh-keygen.ts';
import { makeTestProfile } from '../../support/test-profile.ts';

const random = nodeRandomBytes;

describe('profileFolder', () => {
  it('is PLUMBLINE_HOME on every platform where it is set', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(profileFolder({ PLUMBLINE_HOME: '/p', XDG_DATA_HOME: '/d', APPDATA: 'C:\\a' }, platform, '/h')).toBe('/p');
    }
    expect(profileFolder({ PLUMBLINE_HOME: '' }, 'linux', '/home/anna')).toBe('/home/anna/.local/share/plumbline');
  });

  it('is the place for data of each platform otherwise', () => {
    expect(profileFolder({ XDG_DATA_HOME: '/data' }, 'linux', '/home/anna')).toBe('/data/plumbline');
    expect(profileFolder({ XDG_DATA_HOME: 'data' }, 'linux', '/home/anna')).toBe('/home/anna/.local/share/plumbline');
    expect(profileFolder({}, 'linux', '/home/anna')).toBe('/home/anna/.local/share/plumbline');
    expect(profileFolder({ APPDATA: 'C:\\Users\\a\\Roaming' }, 'win32', 'C:\\Users\\a')).toBe(
      'C:\\Users\\a\\Roaming\\Plumbline',
    );
    expect(profileFolder({}, 'win32', 'C:\\Users\\a')).toBe('C:\\Users\\a\\AppData\\Roaming\\Plumbline');
    expect(profileFolder({ XDG_DATA_HOME: '/data' }, 'darwin', '/Users/a')).toBe(
      '/Users/a/Library/Application Support/Plumbline',
    );
  });
});

describe('profilePaths', () => {
  it('keeps an origin that is a path inside the folder', () => {
    const path = profilePaths.retained('/p', '../../etc/passwd');
    expect(path).toMatch(/^\/p\/retained\/[0-9a-f]{64}\.txt$/u);
  });
});

describe('readInstanceId', () => {
  it('is 32 hex digits, made once and never again', () => {
    const profile = makeTestProfile();
    const id = valueOf(readInstanceId(profile));
    expect(id).toMatch(/^[0-9a-f]{32}$/u);
    expect(valueOf(readInstanceId(profile))).toBe(id);
    expect(valueOf(readInstanceId(makeTestProfile()))).not.toBe(id);
  });

  it('is refused when damaged, instead of being made anew', () => {
    const profile = makeTestProfile();
    readInstanceId(profile);
    const path = profilePaths.instanceId(profile.folder);
    writeFileSync(path, 'zz\n');
    expect(readInstanceId(profile)).toMatchObject({ ok: false, error: { code: 'PROFILE_DAMAGED' } });
    expect(readFileSync(path, 'utf8')).toBe('zz\n');
  });
});

describe('writeProfileFile', () => {
  it('makes files of mode 0600 in folders of mode 0700, whatever the umask', () => {
    const before = process.umask(0);
    try {
      const path = `${makeTestFolder()}/a/b/file`;
      expect(valueOf(writeProfileFile(path, 'text', { random, exclusive: false }))).toBe(true);
      expect(statSync(path).mode & 0o777).toBe(0o600);
      for (const folder of [dirname(path), dirname(dirname(path))]) expect(statSync(folder).mode & 0o777).toBe(0o700);
    } finally {
      process.umask(before);
    }
  });

  it('replaces a file, or leaves it alone when asked to', () => {
    const path = `${makeTestFolder()}/file`;
    expect(valueOf(writeProfileFile(path, 'first', { random, exclusive: true }))).toBe(true);
    expect(valueOf(writeProfileFile(path, 'second', { random, exclusive: true }))).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe('first');
    expect(valueOf(writeProfileFile(path, 'third', { random, exclusive: false }))).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('third');
    expect(readdirSync(dirname(path))).toEqual(['file']);
  });

  it('leaves nothing behind and gives a value when the folder is a file', () => {
    const folder = makeTestFolder();
    writeFileSync(`${folder}/blocked`, '');
    expect(writeProfileFile(`${folder}/blocked/file`, 'text', { random, exclusive: false })).toMatchObject({
      ok: false,
      error: { code: 'STORAGE_FAILED' },
    });
    mkdirSync(`${folder}/taken`);
    expect(writeProfileFile(`${folder}/taken`, 'text', { random, exclusive: false }).ok).toBe(false);
    expect(readdirSync(folder)).toEqual(['blocked', 'taken']);
  });

  it('works with a path relative to the working folder', () => {
    const folder = makeTestFolder();
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(valueOf(writeProfileFile('profile/sub/file', 'text', { random, exclusive: true }))).toBe(true);
      expect(readFileSync(`${folder}/profile/sub/file`, 'utf8')).toBe('text');
    } finally {
      process.chdir(before);
    }
  });
});

describe('readProfileFile', () => {
  it('tells a missing file from one that cannot be read', () => {
    const folder = makeTestFolder();
    expect(valueOf(readProfileFile(`${folder}/none`))).toBeUndefined();
    writeFileSync(`${folder}/latin`, Uint8Array.of(0xe9));
    expect(readProfileFile(`${folder}/latin`)).toMatchObject({ ok: false, error: { code: 'STORAGE_FAILED' } });
    expect(readProfileFile(folder)).toMatchObject({ ok: false, error: { code: 'STORAGE_FAILED' } });
    writeFileSync(`${folder}/huge`, new Uint8Array(4 * 1024 * 1024 + 1));
    expect(readProfileFile(`${folder}/huge`)).toMatchObject({ ok: false, error: { code: 'STORAGE_FAILED' } });
  });

  it.skipIf(process.getuid?.() === 0)('gives a refusal of the system as a value', () => {
    const folder = makeTestFolder();
    writeFileSync(`${folder}/shut`, 'text');
    chmodSync(`${folder}/shut`, 0);
    expect(readProfileFile(`${folder}/shut`)).toMatchObject({ ok: false, error: { code: 'STORAGE_FAILED' } });
  });
});
