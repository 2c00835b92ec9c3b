import { chmodSync, mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { examineWorkstation, type Host } from '../../services/doctor.ts';
import { makeTestFolder, writeTestFile } from '../support/ssh-keygen.ts';
import { makeWorkstation } from './plumbline.ts';

const reportSchema = z.strictObject({
  ok: z.boolean(),
  checks: z.array(
    z.strictObject({
      name: z.string(),
      status: z.enum(['ok', 'note', 'failed', 'not checked']),
      detail: z.string(),
      hint: z.string().nullable(),
    }),
  ),
});

const host = (changes: Partial<Host> = {}): Host => ({
  environment: {},
  platform: process.platform,
  architecture: process.arch,
  versions: process.versions,
  userId: 1000,
  workingFolder: makeTestFolder(),
  minutesWestOfUtc: -60,
  ...changes,
});
const examine = async (profile: string, changes?: Partial<Host>) => {
  const report = await examineWorkstation({ folder: profile }, host(changes));
  return { ...report, byName: Object.fromEntries(report.checks.map((check) => [check.name, check])) };
};

describe('plumbline doctor', () => {
  it('reports as one document and changes nothing', async () => {
    const { json, run, path } = makeWorkstation();
    const { ok, checks } = reportSchema.parse(await json(0, 'doctor'));
    expect(ok).toBe(true);
    for (const name of ['runtime', 'SQLite', 'profile', 'identities', 'Electron', 'browser', 'time zone']) {
      expect(checks.map((check) => check.name)).toContain(name);
    }
    expect((await run('doctor')).stdout).toContain('is made with the first identity');
    expect(() => mkdirSync(path('profile'))).not.toThrow();
  });

  it('exits with 3 where something needed is missing', async () => {
    const { json, write } = makeWorkstation();
    write('profile', 'a file where the folder should be');
    expect(await json(3, 'doctor')).toMatchObject({ ok: false });
  });
});

describe('examineWorkstation', () => {
  it('names the Electron that it runs in', async () => {
    const { byName } = await examine(makeTestFolder(), { versions: { ...process.versions, electron: '45.4.1' } });
    expect(byName['Electron']).toMatchObject({ status: 'ok', detail: '45.4.1' });
  });

  it('refuses a Node that the database driver would crash in, without loading the driver', async () => {
    const { ok, byName } = await examine(makeTestFolder(), { versions: { node: '20.9.0', napi: '9' } });
    expect(ok).toBe(false);
    expect(byName['runtime']?.status).toBe('failed');
    expect(byName['SQLite']?.status).toBe('failed');
    expect(byName['SQLite']?.hint).toContain('bin/plumbline');
  });

  it('names a damaged key and a damaged address book', async () => {
    const profile = makeTestFolder();
    mkdirSync(`${profile}/identities`);
    mkdirSync(`${profile}/address-book`);
    writeTestFile(profile, 'identities/alice.json', '{}');
    writeTestFile(profile, 'address-book/log-keys', 'no key\n');
    const { ok, byName } = await examine(profile);
    expect(ok).toBe(false);
    expect(byName['identities']?.status).toBe('failed');
    expect(byName['identities']?.detail).toContain('alice.json');
    expect(byName['address book']?.status).toBe('failed');
  });

  it('notes a profile that others may enter', async () => {
    const profile = makeTestFolder();
    chmodSync(profile, 0o755);
    const { ok, byName } = await examine(profile, { platform: 'linux' });
    expect(ok).toBe(true);
    expect(byName['profile']?.status).toBe('note');
    expect(byName['profile']?.hint).toContain('chmod 700');
  });

  it('finds a browser on the path', async () => {
    const folder = makeTestFolder();
    const path = writeTestFile(folder, 'chromium', '');
    expect((await examine(folder, { environment: { PATH: `/nowhere:${folder}` } })).byName['browser']).toMatchObject({
      status: 'ok',
      detail: path,
    });
    expect((await examine(folder)).byName['browser']?.status).toBe('note');
  });

  it('says what it did not check, who works and in which time zone', async () => {
    const { byName } = await examine(makeTestFolder(), { userId: 0, minutesWestOfUtc: -345 });
    expect(byName['disk encryption']?.status).toBe('not checked');
    expect(byName['user']?.status).toBe('note');
    expect(byName['user']?.detail).toContain('root');
    expect(byName['time zone']?.detail).toContain('UTC+05:45');
  });
});
