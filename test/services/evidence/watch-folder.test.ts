import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AppEvent, JobEvent } from '../../../shared/api/events.ts';
import type { Input } from '../../../shared/api/contract.ts';
import { createApp } from '../../../services/create-app.ts';
import { openPool } from '../../support/app-pool.ts';
import { folderDigest, sha256 } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const fresh = async () => {
  const root = temporaryFolder();
  const workstation = openWorkstation(join(root, 'profile'));
  const folder = join(root, 'a.case');
  const drop = join(root, 'drop');
  mkdirSync(drop);
  await workstation.call('case.create', { folder, title: 'x' });
  const write = (name: string, content: string): string => {
    const path = join(drop, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  const once = (input: Partial<Input<'intake.watch'>> = {}) =>
    workstation.call('intake.watch', { folder, path: drop, settleSeconds: 0.2, untilSettled: true, ...input });
  const start = (settleSeconds = 0.4) => {
    const { pool } = openPool(join(root, 'profile'));
    onTestFinished(() => pool.close());
    const jobs: JobEvent[] = [];
    pool.onEvent((event: AppEvent) => void (event.kind === 'job' && jobs.push(event)));
    const ended = pool.send('intake.watch', { folder, path: drop, settleSeconds });
    let from = 0;
    /** The first event that holds, of those since the one that was waited for last: a busy machine may tell of several at once. */
    const until = async (holds: (job: JobEvent) => boolean): Promise<JobEvent> => {
      for (; ; await sleep(10)) {
        for (; from < jobs.length; from += 1) {
          const job = jobs[from];
          if (job !== undefined && holds(job)) return job;
        }
      }
    };
    const takenSoFar = (): number => Math.max(0, ...jobs.map(takenBy));
    const tell = (method: string) => pool.send(method, { id: jobs[0]?.id });
    return { ended, until, takenSoFar, tell };
  };
  return { ...workstation, root, folder, drop, write, once, start };
};

const takenBy = ({ watch }: JobEvent): number => watch?.counts.taken ?? 0;
const timeout = 180_000;

describe('a watched folder', { timeout }, () => {
  it('gives the case everything that lies in it, untouched and under one intake, and what is no file with its reason', async () => {
    const { call, root, folder, drop, write, once } = await fresh();
    write('a.log', 'a');
    write('deep/er/two\nlines', 'b');
    write('same as a', 'a');
    write('movie.zip.crdownload', 'half');
    write('.hidden', 'h');
    write('half.iso', 'half');
    write('half.iso.aria2', 'control');
    symlinkSync('/etc/passwd', join(drop, 'link'));
    spawnSync('mkfifo', [join(drop, 'pipe')]);
    const before = folderDigest(drop);
    const { counts, taken, refused, waiting } = await once();
    expect(folderDigest(drop)).toEqual(before);
    expect(taken.map(({ name, sha256: hash }) => [name, hash])).toEqual([
      ['a.log', sha256('a')],
      ['two\nlines', sha256('b')],
    ]);
    expect(refused.map(({ path, code }) => [path, code])).toEqual([
      [join(drop, 'link'), 'SPECIAL_FILE'],
      [join(drop, 'pipe'), 'SPECIAL_FILE'],
    ]);
    expect(waiting.map(({ path, why }) => [path.slice(drop.length + 1), why])).toEqual(
      ['.hidden', 'half.iso', 'half.iso.aria2', 'movie.zip.crdownload'].map((name) => [name, 'unfinished']),
    );
    expect(counts).toEqual({ taken: 2, duplicates: 1, refused: 2, waiting: 4 });
    const lines = await call('ledger.page', { folder });
    expect(lines.rows.map(({ type }) => type).filter((type) => type === 'intake.open')).toHaveLength(1);
    expect(existsSync(join(root, 'a.case', 'evidence'))).toBe(true);
  });

  it('is taken once, however often it is watched: the second time adds no line and names nothing', async () => {
    const { call, folder, write, once } = await fresh();
    write('a.log', 'a');
    await once();
    const { ledger } = await call('case.info', { folder });
    expect(await once()).toMatchObject({
      counts: { taken: 0, duplicates: 1, refused: 0 },
      taken: [],
      duplicates: [],
    });
    expect((await call('case.info', { folder })).ledger).toEqual(ledger);
  });

  it('waits for what still grows, and tells of nothing that it has told before', async () => {
    const { drop, write, start } = await fresh();
    const growing = write('growing', 'x');
    const settleSeconds = 2;
    const watching = start(settleSeconds);
    await watching.until(({ watch }) => watch?.waiting.length === 1);
    for (let at = 0; at < 8; at += 1) {
      appendFileSync(growing, 'x');
      await sleep((settleSeconds * 1000 * 1.5) / 8);
    }
    expect(watching.takenSoFar()).toBe(0);
    const job = await watching.until((last) => takenBy(last) === 1);
    expect(job.watch?.taken).toMatchObject([{ name: 'growing', size: 9 }]);
    // Another name and another time of the same content are nothing new.
    utimesSync(growing, 1, 1);
    renameSync(growing, join(drop, 'renamed'));
    write('b', 'b');
    await watching.until((last) => takenBy(last) === 2);
    expect(await watching.tell('job.cancel')).toEqual({ ok: true, value: { cancelled: false } });
    expect(await watching.ended).toMatchObject({ ok: true, value: { counts: { taken: 2, refused: 0 } } });
  });

  it('is not looked at while it is paused, and ends from there too', async () => {
    const { write, start } = await fresh();
    const watching = start();
    await watching.until(({ step }) => step === 'starting' || step !== '');
    expect(await watching.tell('job.pause')).toEqual({ ok: true, value: { paused: true } });
    await watching.until(({ state }) => state === 'paused');
    write('a', 'a');
    await sleep(1000);
    expect(watching.takenSoFar()).toBe(0);
    expect(await watching.tell('job.resume')).toEqual({ ok: true, value: { paused: false } });
    await watching.until((last) => takenBy(last) === 1);
    await watching.tell('job.pause');
    await watching.until(({ state }) => state === 'paused');
    expect(await watching.tell('job.cancel')).toEqual({ ok: true, value: { cancelled: false } });
    expect(await watching.ended).toMatchObject({ ok: true, value: { counts: { taken: 1 } } });
  });

  it('names what went before it was taken, and keeps watching', async () => {
    const { write, start } = await fresh();
    const watching = start();
    const path = write('gone', 'x');
    await watching.until(({ watch }) => watch?.waiting.length === 1);
    rmSync(path);
    const { watch } = await watching.until((job) => job.watch?.refused.length === 1);
    expect(watch?.refused).toMatchObject([{ path, code: 'SOURCE_MISSING' }]);
    write('kept', 'y');
    await watching.until((job) => takenBy(job) === 1);
  });

  it('gives nothing else to the case when a folder in it becomes a link just before a file is read', async () => {
    const { call, root, folder, drop, write, deps } = await fresh();
    write('sub/file', 'meant');
    mkdirSync(join(root, 'private'));
    writeFileSync(join(root, 'private/file'), 'secret');
    let looks = 0;
    let isSwapped = false;
    const random: typeof deps.random = (count) => {
      // The name of the copy is drawn just before the file is opened.
      if (looks > 0 && !isSwapped && count === 16) {
        isSwapped = true;
        renameSync(join(drop, 'sub'), join(drop, 'moved'));
        symlinkSync(join(root, 'private'), join(drop, 'sub'));
      }
      return deps.random(count);
    };
    const control = {
      isEnding: () => false,
      stand: () => {
        looks += 1;
      },
      asked: () => Promise.withResolvers<null>().promise,
    };
    const app = createApp({ ...deps, random, control });
    const reply = await app.send('intake.watch', { folder, path: drop, settleSeconds: 0.2, untilSettled: true });
    expect(isSwapped).toBe(true);
    expect(reply).toMatchObject({ ok: true, value: { counts: { taken: 1, refused: 1 } } });
    const { rows } = await call('evidence.page', { folder });
    expect(rows.map(({ sha256: hash }) => hash)).toEqual([sha256('meant')]);
  });

  it('ends when another folder is put in its place', async () => {
    const { root, drop, write, start } = await fresh();
    write('a', 'a');
    const watching = start();
    await watching.until((job) => takenBy(job) === 1);
    renameSync(drop, join(root, 'aside'));
    symlinkSync(join(root, 'profile'), drop);
    expect(await watching.ended).toMatchObject({
      ok: false,
      error: { code: 'WATCHED_FOLDER_GONE', message: expect.stringContaining('1 file was taken in') },
    });
  });

  it('never takes in the case, its keys, or the keys of its people', async () => {
    const { root, folder, once, codeOf } = await fresh();
    const watch = (path: string) => codeOf('intake.watch', { folder, path, untilSettled: true, settleSeconds: 0.4 });
    expect(await watch(join(folder, 'keys'))).toBe('OWN_CASE');
    expect(await watch(join(root, 'profile'))).toBe('OWN_PROFILE');
    expect(await watch(join(root, 'nothing'))).toBe('FOLDER_NOT_WATCHABLE');
    expect(await watch('/dev/null')).toBe('FOLDER_NOT_WATCHABLE');
    const { refused, taken } = await once({ path: root });
    expect(refused.map(({ code }) => code).sort()).toEqual(['OWN_CASE', 'OWN_PROFILE']);
    expect(taken).toEqual([]);
    expect(statSync(join(folder, 'keys/log')).isFile()).toBe(true);
  });
});
