import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeOwnFolder, sweepFolders } from '../../../cli/host/own-folder.ts';
import { uploadName } from '../../../cli/host/upload-name.ts';
import type { HostLimits } from '../../../cli/host/limits.ts';
import type { RunningHost } from '../../../cli/host/start-host.ts';
import { ask, openSession, openTestHost, sessionHeaders, type Reply, type TestSession } from '../../support/host.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const open = async (limits: Partial<HostLimits> = {}): Promise<{ host: RunningHost; session: TestSession }> => {
  const host = await openTestHost(
    {
      send: () => Promise.reject(new Error('not asked')),
      onEvent: () => () => undefined,
      runningJobs: () => [],
      close: () => Promise.resolve(),
    },
    { limits },
  );
  onTestFinished(host.close);
  return { host, session: await openSession(host) };
};

const headersFor = (session: TestSession, name?: string): Readonly<Record<string, string>> => ({
  ...sessionHeaders(session),
  'content-type': 'application/octet-stream',
  ...(name !== undefined && { 'x-plumbline-name': encodeURIComponent(name) }),
});
const upload = (port: number, session: TestSession, body: string | Uint8Array, name?: string): Promise<Reply> =>
  ask(port, { method: 'POST', path: '/api/upload', headers: headersFor(session, name), body });
const pathIn = ({ body }: Reply): string => (JSON.parse(body) as { readonly path: string }).path;
const ownFolders = (): readonly string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`plumbline-uploads-${process.pid}-`));

describe('an upload', () => {
  it('comes to a file that only this user can read, byte for byte and under its name', async () => {
    const { host, session } = await open();
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, at) => at % 251));
    const path = pathIn(await upload(host.port, session, bytes, 'Überweisung \u202egnp.exe'));
    expect(basename(path)).toBe('Überweisung \u202egnp.exe');
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(statSync(dirname(dirname(path))).mode & 0o777).toBe(0o700);
  });

  it('never takes the place of another of its name', async () => {
    const { host, session } = await open();
    const first = pathIn(await upload(host.port, session, 'one', 'a.log'));
    const second = pathIn(await upload(host.port, session, 'two', 'a.log'));
    expect(first).not.toBe(second);
    expect(readFileSync(first, 'utf8')).toBe('one');
  });

  it('lasts as long as the host', async () => {
    const { host, session } = await open();
    const path = pathIn(await upload(host.port, session, 'x'));
    expect(existsSync(path)).toBe(true);
    await host.close();
    expect(existsSync(dirname(dirname(path)))).toBe(false);
  });

  it('leaves nothing where it broke off', async () => {
    const { host, session } = await open();
    const kept = pathIn(await upload(host.port, session, 'x'));
    const sent = request({
      host: '127.0.0.1',
      port: host.port,
      method: 'POST',
      path: '/api/upload',
      headers: { ...headersFor(session), 'content-length': '1000000' },
    });
    sent.on('error', () => undefined);
    sent.write('y'.repeat(10_000));
    const folder = dirname(dirname(kept));
    await expect.poll(() => readdirSync(folder).length).toBe(2);
    sent.destroy();
    await expect.poll(() => readdirSync(folder)).toEqual([basename(dirname(kept))]);
  });

  it('is refused, and leaves nothing, where it is larger than it may be', async () => {
    const { host, session } = await open({ uploadBytesMax: 1000 });
    const reply = await upload(host.port, session, 'x'.repeat(1001));
    expect([reply.status, JSON.parse(reply.body)]).toMatchObject([413, { error: { code: 'TOO_LARGE' } }]);
    expect(ownFolders().flatMap((name) => readdirSync(join(tmpdir(), name)))).toEqual([]);
  });

  it('is refused where the disk has no room for it', async () => {
    const { host, session } = await open({ freeBytesMin: 2 ** 60 });
    const reply = await upload(host.port, session, 'x');
    expect([reply.status, JSON.parse(reply.body)]).toMatchObject([507, { error: { code: 'DISK_FULL' } }]);
  });
});

describe('the name of an upload', () => {
  const encoded = (name: string): string => encodeURIComponent(name);
  it.each([
    ['a.log', 'a.log'],
    ['../../etc/passwd', '.._.._etc_passwd'],
    ['..\\..\\x', '.._.._x'],
    ['a\0b', 'a_b'],
    ['.hidden', '.hidden'],
    ['con', 'con'],
    ['a:b', 'a:b'],
    ['..', 'upload'],
    ['.', 'upload'],
    ['', 'upload'],
    ['line\nfeed', 'line\nfeed'],
  ])('%j becomes %j', (given, name) => expect(uploadName(encoded(given), 'linux')).toBe(name));

  it.each([
    ['a:b?.log', 'a_b_.log'],
    ['CON', 'upload'],
    ['nul.txt', 'upload'],
    ['name.', 'upload'],
    ['name ', 'upload'],
    ['line\nfeed', 'line_feed'],
  ])('%j becomes %j on Windows', (given, name) => expect(uploadName(encoded(given), 'win32')).toBe(name));

  it('is cut where no file system would take it, and never within a character', () => {
    const name = uploadName(encoded('😀'.repeat(100)), 'linux');
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).toBe('😀'.repeat(50));
  });

  it.each([undefined, '%', '%ff', '%e2%82'])('%j is no name', (header) =>
    expect(uploadName(header, 'linux')).toBe('upload'),
  );
});

describe('folders of this program in a shared place', () => {
  it('go when their process is gone, and no other folder does', () => {
    const base = temporaryFolder();
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    for (const name of [`plumbline-uploads-${pid}-a`, `plumbline-window-${pid}-a`, 'plumbline-uploads-x', 'mine'])
      mkdirSync(join(base, name));
    const own = makeOwnFolder('uploads', base);
    sweepFolders('uploads', base);
    expect(readdirSync(base).sort()).toEqual(
      [basename(own), 'mine', 'plumbline-uploads-x', `plumbline-window-${pid}-a`].sort(),
    );
  });

  it('are swept though another start has made them, and none is followed out of it', () => {
    const base = temporaryFolder();
    const outside = mkdtempSync(join(base, 'outside-'));
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    spawnSync('ln', ['-s', outside, join(base, `plumbline-uploads-${pid}-b`)]);
    sweepFolders('uploads', base);
    expect(existsSync(outside)).toBe(true);
    rmSync(outside, { recursive: true });
  });
});
