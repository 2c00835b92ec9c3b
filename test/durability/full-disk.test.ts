import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Input, Method } from '../../shared/api/contract.ts';
import { findLost } from '../support/acknowledged.ts';
import { evidencePath, makeSmallCase, sha256, type SmallCase } from '../support/small-case.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const run = (...words: readonly string[]): boolean => spawnSync(words[0] ?? '', words.slice(1)).status === 0;
const mount = (folder: string, size: string): boolean =>
  run('mount', '-t', 'tmpfs', '-o', `size=${size},mode=0700`, 'tmpfs', folder);
const unmount = (folder: string): boolean => run('umount', folder) || run('umount', '-l', folder);

const mayMount = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-mount-'));
  const isMounted = mount(folder, '1m');
  if (isMounted) unmount(folder);
  rmSync(folder, { recursive: true, force: true });
  return isMounted;
})();
const why = mayMount ? '' : ' (NOT RUN: this process may not mount a file system; run it as root)';

const mounted = (size: string): string => {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  if (!mount(folder, size)) throw new Error('the file system could not be mounted');
  onTestFinished(() => void unmount(folder));
  return folder;
};

/** A case on a small disk of its own, with the profile elsewhere. */
const onSmallDisk = async (size: string): Promise<SmallCase & { readonly disk: string }> => {
  const disk = mounted(size);
  const small = await makeSmallCase(temporaryFolder());
  const folder = join(disk, 'small.case');
  cpSync(small.folder, folder, { recursive: true });
  return { ...small, folder, disk };
};

/** Leaves `freeBytes` on the disk, in steps of its blocks. */
const fill = (disk: string, freeBytes: number): string => {
  const path = join(disk, `ballast-${readdirSync(disk).length}`);
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(path, new Uint8Array(Math.max(0, bavail * bsize - freeBytes)));
  return path;
};

/** Every call that reads or writes a case, with an input that would do so. */
const callsOn = ({ folder, root, items, hypotheses }: SmallCase) => {
  const big = join(root, 'big.bin');
  writeFileSync(big, Buffer.alloc(300_000, 'evidence that is too big for the disk '));
  const long = 'long '.repeat(30_000);
  const calls: { readonly [M in Method]?: Input<M> } = {
    'case.info': { folder },
    'case.verify': { folder, readAll: true },
    'case.rebuild': { folder },
    'case.at': { folder, seq: 3 },
    'custody.read': { folder, evidence: items[0] },
    'score.case': { folder },
    'intake.take': { folder, paths: [big] },
    'intake.record': { folder, title: 'x', details: { description: long } },
    'source.add': { folder, name: 'x', reliability: 'A', descriptor: long },
    'evidence.correct': { folder, evidence: items[0], grade: { credibility: '3' }, reason: long },
    'custody.record': { folder, evidence: items[0], event: 'accessed', note: long },
    'custody.verify': { folder },
    'custody.report': { folder, evidence: items[0], out: join(root, 'custody.txt') },
    'hypothesis.add': { folder, statement: long, level: 2 },
    'group.set': { folder, name: 'x', relation: 'independent', reason: long },
    'rating.set': { folder, evidence: items[0], cells: { [hypotheses[0]]: { rating: 'C', rationale: long } } },
    'prior.set': { folder, level: 2, priors: {}, reason: long },
    'assumption.set': { folder, statement: long, critical: true },
    'harm.set': {
      folder,
      scores: { life: { score: 1, status: 'observed', note: long, cites: [items[0] ?? ''] } },
    },
    'checkpoint.write': { folder },
  };
  return Object.entries(calls);
};
const reading: ReadonlySet<string> = new Set([
  'case.info',
  'case.verify',
  'case.rebuild',
  'case.at',
  'custody.read',
  'score.case',
  // Written beside the ledger.
  'checkpoint.write',
  'custody.report',
]);

/** Lines that a call has acknowledged: one, an intake and its item, or an event for each file that was hashed. */
const linesOf = (method: string, reply: unknown): number => {
  if (method === 'intake.take') return 2;
  return method === 'custody.verify' ? verifyReply.parse(reply).unchanged : 1;
};
const verifyReply = z.object({ unchanged: z.number() });

describe.skipIf(!mayMount)(`a full disk${why}`, () => {
  it('is named with what to do, loses nothing acknowledged, and the case goes on once there is room', async () => {
    const small = await onSmallDisk('4m');
    const { call, client, folder, root, disk } = small;
    const items = new Map<string, string>();
    let failure: unknown;
    for (let number = 0; number < 400 && failure === undefined; number += 1) {
      const bytes = Buffer.alloc(20_000 + number, `file ${number} `);
      const path = join(root, `n${number}`);
      writeFileSync(path, bytes);
      const reply = await client('intake.take', { folder, paths: [path] });
      if (!reply.ok) failure = reply.error;
      else for (const { id } of reply.value.taken) items.set(id, sha256(bytes));
    }
    expect(failure).toMatchObject({
      code: 'DISK_FULL',
      message: expect.stringMatching(/full|space/u),
      hint: expect.stringMatching(/room/iu),
    });
    expect(items.size).toBeGreaterThan(20);
    const ballast = fill(disk, 0);
    const again = await client('intake.take', { folder, paths: [join(root, 'n0'), join(root, 'one.log')] });
    if (!again.ok) expect(again.error.code).toBe('DISK_FULL');
    rmSync(ballast, { force: true });
    const [id = ''] = items.keys();
    // Room comes back: a file that was evidence of nothing goes, as a person would make room elsewhere.
    expect(run('mount', '-o', 'remount,size=16m', disk)).toBe(true);
    expect(findLost(folder, { items, lines: new Map() })).toEqual([]);
    const verified = await call('case.verify', { folder, readAll: true });
    expect(verified.checks.filter(({ status }) => status === 'failed')).toEqual([]);
    await call('custody.record', { folder, evidence: id, event: 'verified' });
    expect(readdirSync(join(folder, 'evidence', 'tmp'))).toEqual([]);
  });

  it.each([0, 4096, 16_384, 40_960, 98_304, 204_800])(
    'with %i bytes left gives every call a result, and what failed changed nothing',
    async (freeBytes) => {
      const small = await onSmallDisk('3m');
      const { call, client, folder, disk } = small;
      const calls = callsOn(small);
      const before = (await call('case.info', { folder })).ledger.size;
      const ballast = fill(disk, freeBytes);
      let written = 0;
      const failed: string[] = [];
      for (const [method, input] of calls) {
        // `callsOn` pairs each method with its own input.
        const reply = await client(method as Method, input as never);
        if (reply.ok) {
          written += reading.has(method) ? 0 : linesOf(method, reply.value);
          continue;
        }
        failed.push(method);
        expect([method, reply.error]).toMatchObject([
          method,
          { code: 'DISK_FULL', message: expect.any(String), hint: expect.any(String) },
        ]);
      }
      if (freeBytes <= 4096) expect(failed.length).toBeGreaterThan(0);
      rmSync(ballast);
      const { ledger, readOnly } = await call('case.info', { folder });
      expect([ledger.size, readOnly]).toEqual([before + written, null]);
      const verified = await call('case.verify', { folder, readAll: true });
      expect(verified.checks.filter(({ status }) => status === 'failed')).toEqual([]);
    },
  );

  it('under the profile is told apart: the line is recorded, and the reply says so', async () => {
    const disk = mounted('1m');
    const root = temporaryFolder();
    const small = await makeSmallCase(root);
    const { call, client, folder } = small;
    cpSync(join(root, 'profile'), join(disk, 'profile'), { recursive: true });
    rmSync(join(root, 'profile'), { recursive: true });
    expect(run('ln', '-s', join(disk, 'profile'), join(root, 'profile'))).toBe(true);
    const before = (await call('case.info', { folder })).ledger.size;
    const ballast = fill(disk, 0);
    const reply = await client('source.add', { folder, name: 'x', reliability: 'A' });
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'DISK_FULL', message: expect.stringMatching(/^It was recorded in the case/u) },
    });
    expect((await call('case.info', { folder })).ledger.size).toBe(before + 1);
    rmSync(ballast);
    await call('source.add', { folder, name: 'y', reliability: 'A' });
  });

  it('leaves no half of a new case behind', async () => {
    const disk = mounted('1m');
    const { client, call } = await makeSmallCase(temporaryFolder());
    const folder = join(disk, 'new.case');
    const ballast = fill(disk, 20_000);
    expect(await client('case.create', { folder, title: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'DISK_FULL', hint: expect.any(String) },
    });
    expect(existsSync(folder)).toBe(false);
    rmSync(ballast);
    await call('case.create', { folder, title: 'x' });
  });
});

describe.skipIf(!mayMount)(`a disk that turned read-only${why}`, () => {
  it('gives every call a result that names it, and the case is whole once it is writable again', async () => {
    const small = await onSmallDisk('8m');
    const { call, client, folder, disk } = small;
    const before = await call('case.info', { folder });
    expect(run('mount', '-o', 'remount,ro', disk)).toBe(true);
    for (const [method, input] of callsOn(small)) {
      // `callsOn` pairs each method with its own input.
      const reply = await client(method as Method, input as never);
      if (reply.ok) expect(reading.has(method)).toBe(true);
      else
        expect([method, reply.error]).toMatchObject([
          method,
          { code: expect.stringMatching(/^(?:READ_ONLY|NO_PERMISSION)$/u), hint: expect.any(String) },
        ]);
    }
    expect(run('mount', '-o', 'remount,rw', disk)).toBe(true);
    expect(await call('case.info', { folder })).toEqual(before);
    expect((await call('case.verify', { folder, readAll: true })).ok).toBe(true);
    expect(existsSync(evidencePath(folder, sha256('first file\n')))).toBe(true);
  });
});

afterAll(() => {
  if (!mayMount) console.log(`full-disk tests${why}`);
});
