import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { AppEvent, JobEvent } from '../../../shared/api/events.ts';
import type { AppPool } from '../../../services/threads/app-pool.ts';
import { demoProfileFolder } from '../../../services/demo/demo-places.ts';
import { openPool, type TestPool } from '../../support/app-pool.ts';
import { makeDemo } from '../../support/made-demo.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const timeout = 120_000;
const patience = 30_000;
const fileCount = 1500;
/** An intake acknowledges 256 files, and then twice as many. */
const twoBatches = 400;
/** Longer than any test: what is seen then was not seen by polling. */
const never = 3_600_000;

const open: AppPool[] = [];
afterEach(async () => {
  for (const pool of open.splice(0)) await pool.close();
});

const start = (root: string, pollMilliseconds?: number): TestPool => {
  const started = openPool(join(root, 'profile'), pollMilliseconds);
  open.push(started.pool);
  return started;
};

const collect = (pool: AppPool): { readonly events: AppEvent[]; readonly stop: () => void } => {
  const events: AppEvent[] = [];
  return { events, stop: pool.onEvent((event) => events.push(event)) };
};
const jobsIn = (events: readonly AppEvent[]): readonly JobEvent[] => events.filter((event) => event.kind === 'job');

const waitFor = async (holds: () => boolean): Promise<void> => {
  const end = performance.now() + patience;
  while (!holds()) {
    if (performance.now() > end) throw new Error('it did not come to that');
    await sleep(5);
  }
};

const makeCase = async (root: string, name = 'a.case'): Promise<string> => {
  const folder = join(root, name);
  await openWorkstation(join(root, 'profile')).call('case.create', { folder, title: 'x' });
  return folder;
};

const makeFiles = (root: string, count = fileCount): string => {
  const folder = join(root, 'many');
  mkdirSync(folder);
  for (let number = 0; number < count; number += 1) writeFileSync(join(folder, `f${number}`), `${number}`);
  return folder;
};

describe('the application in threads', { timeout }, () => {
  it('answers ordinary calls while long work goes on, and says how far that is', async () => {
    const root = temporaryFolder();
    const { pool } = start(root);
    const { events } = collect(pool);
    const folder = await makeCase(root);
    let isDone = false;
    const taking = pool.send('intake.take', { folder, paths: [makeFiles(root)] }).finally(() => {
      isDone = true;
    });
    await waitFor(() => jobsIn(events).some(({ step }) => step !== 'starting'));
    expect(await pool.send('workstation.read', {})).toMatchObject({ ok: true });
    expect(await pool.send('score.case', { folder })).toHaveProperty('ok');
    expect(pool.runningJobs()).toMatchObject([{ method: 'intake.take', state: 'running' }]);
    expect(isDone).toBe(false);
    expect(await taking).toMatchObject({ ok: true, value: { refused: [] } });
    const jobs = jobsIn(events);
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(1);
    expect(jobs.at(0)).toMatchObject({ method: 'intake.take', state: 'running' });
    expect(jobs.at(-1)).toMatchObject({ method: 'intake.take', state: 'done' });
    expect(pool.runningJobs()).toEqual([]);
  });

  it('ends long work where it is, and what it had acknowledged stays', async () => {
    const root = temporaryFolder();
    const { pool } = start(root);
    const { events } = collect(pool);
    const folder = await makeCase(root);
    const taking = pool.send('intake.take', { folder, paths: [makeFiles(root)] });
    await waitFor(() => readdirSync(join(folder, 'evidence')).length > 50);
    const [job] = pool.runningJobs();
    expect(await pool.send('job.cancel', { id: job?.id })).toEqual({ ok: true, value: { cancelled: true } });
    expect(await taking).toMatchObject({ ok: false, error: { code: 'CANCELLED', hint: expect.any(String) } });
    expect(jobsIn(events).at(-1)).toMatchObject({ id: job?.id, state: 'cancelled' });
    expect(await pool.send('case.verify', { folder, readAll: true })).toMatchObject({ ok: true, value: { ok: true } });
    const again = await pool.send('intake.take', { folder, paths: [join(root, 'many')] });
    expect(again).toMatchObject({ ok: true, value: { refused: [] } });
    expect(await pool.send('case.info', { folder })).toMatchObject({ value: { counts: { evidence: fileCount } } });
  });

  it('lets an intake stand still between two acknowledgements, and go on or end from there', async () => {
    const root = temporaryFolder();
    const { pool } = start(root);
    const { events } = collect(pool);
    const folder = await makeCase(root);
    const paths = [makeFiles(root, twoBatches)];
    const states = (id: string) => jobsIn(events).flatMap((job) => (job.id === id ? [job.state] : []));
    const items = async (): Promise<unknown> => {
      const info = await pool.send('case.info', { folder });
      return info.ok ? info.value : info.error;
    };
    const taking = pool.send('intake.take', { folder, paths });
    expect(await pool.send('job.pause', { id: 'job-1' })).toEqual({ ok: true, value: { paused: true } });
    await waitFor(() => states('job-1').at(-1) === 'paused');
    const before = await items();
    await sleep(300);
    // Paused, it holds nothing that others wait for.
    expect(await items()).toEqual(before);
    expect(await pool.send('source.add', { folder, name: 'x', reliability: 'A' })).toMatchObject({ ok: true });
    expect(await pool.send('job.resume', { id: 'job-1' })).toEqual({ ok: true, value: { paused: false } });
    expect(await taking).toMatchObject({ ok: true, value: { refused: [] } });
    expect(states('job-1').filter((state, at, all) => state !== all[at - 1])).toEqual([
      'running',
      'pausing',
      'paused',
      'running',
      'done',
    ]);
    const again = pool.send('intake.take', { folder, paths });
    await pool.send('job.pause', { id: 'job-2' });
    await waitFor(() => states('job-2').at(-1) === 'paused');
    expect(await pool.send('job.cancel', { id: 'job-2' })).toEqual({ ok: true, value: { cancelled: true } });
    expect(await again).toMatchObject({ error: { code: 'CANCELLED' } });
    const checking = pool.send('case.verify', { folder });
    expect(await pool.send('job.pause', { id: 'job-3' })).toMatchObject({ error: { code: 'NOT_PAUSABLE' } });
    expect(await checking).toMatchObject({ ok: true, value: { ok: true } });
  });

  it('lets work beyond the fourth wait, and takes it back before it began', async () => {
    const root = temporaryFolder();
    const { pool } = start(root);
    const { events } = collect(pool);
    const folder = await makeCase(root);
    const paths = [makeFiles(root)];
    const taking = Array.from({ length: 5 }, () => pool.send('intake.take', { folder, paths }));
    const last = pool.runningJobs().at(-1);
    expect(last).toMatchObject({ id: 'job-5', step: 'waiting for other work to end' });
    expect(await pool.send('job.cancel', { id: 'job-5' })).toEqual({ ok: true, value: { cancelled: true } });
    expect(await taking[4]).toMatchObject({ error: { code: 'CANCELLED' } });
    expect(jobsIn(events).filter(({ id }) => id === 'job-5')).toHaveLength(2);
    for (const { id } of pool.runningJobs()) await pool.send('job.cancel', { id });
    await Promise.all(taking);
  });

  it('begins what waited when other work ends', async () => {
    const root = temporaryFolder();
    const { pool } = start(root);
    const folder = await makeCase(root);
    const replies = await Promise.all(Array.from({ length: 9 }, () => pool.send('case.verify', { folder })));
    expect(replies.map(({ ok }) => ok)).toEqual(Array.from({ length: 9 }, () => true));
  });

  it.each([
    ['no job of that name', { id: 'job-77' }, { ok: false, error: { code: 'NO_SUCH_JOB' } }],
    ['no name', {}, { ok: false, error: { code: 'BAD_INPUT' } }],
    ['more than a name', { id: 'job-1', more: 1 }, { ok: false, error: { code: 'BAD_INPUT' } }],
    ['no object', null, { ok: false, error: { code: 'BAD_INPUT' } }],
  ])('leaves a cancellation of %s to the application', async (_case, input, reply) => {
    const { pool } = start(temporaryFolder());
    expect(await pool.send('job.cancel', input)).toMatchObject(reply);
  });

  it('says that long work failed, and with what', async () => {
    const { pool } = start(temporaryFolder());
    const { events } = collect(pool);
    const reply = await pool.send('case.rebuild', { folder: '/nowhere/absent' });
    expect(reply).toMatchObject({ ok: false });
    expect(jobsIn(events).map(({ state }) => state)).toEqual(['running', 'failed']);
  });

  it('works under the chosen profile in every thread, those that start later included', async () => {
    const root = temporaryFolder();
    const { pool, threads } = start(root);
    const demonstration = join(root, 'demonstration');
    const { case: folder } = await makeDemo(demonstration, openWorkstation(join(root, 'profile')).deps);
    const profile = demoProfileFolder(demonstration);
    const readOnly = { error: { code: 'CASE_COPIED' } };
    const add = { folder, name: 'x', reliability: 'A' };
    expect(await pool.send('source.add', add)).toMatchObject(readOnly);
    expect(await pool.send('workstation.use', { profile })).toMatchObject({ ok: true });
    expect(await pool.send('source.add', add)).toMatchObject({ ok: true });
    // The lanes that score and that do long work had begun under the other one.
    const at = await pool.send('case.at', { folder, seq: 5 });
    expect(at).toMatchObject({ ok: true });
    expect(await pool.send('case.rebuild', { folder })).toMatchObject({ ok: true });
    for (const thread of threads) await thread.stop();
    expect(await pool.send('workstation.read', {})).toMatchObject({ value: { profile, isDemonstration: true } });
    expect(await pool.send('case.rebuild', { folder })).toMatchObject({ ok: true });
    expect(await pool.send('workstation.use', { profile: null })).toMatchObject({ ok: true });
    expect(await pool.send('source.add', add)).toMatchObject(readOnly);
  });

  it('answers for a thread that died, and starts another', async () => {
    const root = temporaryFolder();
    const { pool, threads } = start(root);
    const folder = await makeCase(root);
    await pool.send('workstation.read', {});
    const taking = pool.send('intake.take', { folder, paths: [makeFiles(root)] });
    await waitFor(() => readdirSync(join(folder, 'evidence')).length > 5);
    await Promise.all(threads.map((thread) => thread.stop()));
    expect(await taking).toMatchObject({ ok: false, error: { code: 'INTERNAL_ERROR' } });
    expect(await pool.send('case.verify', { folder })).toMatchObject({ ok: true, value: { ok: true } });
    expect(await pool.send('workstation.read', {})).toMatchObject({ ok: true });
  });

  it('takes no more calls once it is closed, and leaves no thread', async () => {
    const root = temporaryFolder();
    const { pool, threads } = start(root);
    const folder = await makeCase(root);
    const taking = pool.send('intake.take', { folder, paths: [makeFiles(root)] });
    await pool.send('score.case', { folder });
    await pool.close();
    expect(await taking).toHaveProperty('error.code', 'CANCELLED');
    expect(threads.map((thread) => thread.hasEnded())).toEqual(threads.map(() => true));
    expect(await pool.send('workstation.read', {})).toMatchObject({ ok: false, error: { code: 'CLOSING' } });
  });
});

describe('changes of a case', { timeout }, () => {
  it('are told when somebody else has written to it', async () => {
    const root = temporaryFolder();
    const { pool } = start(root, 50);
    const { events } = collect(pool);
    const folder = await makeCase(root);
    const info = await pool.send('case.info', { folder });
    const { size } = (info as unknown as { readonly value: { readonly ledger: { readonly size: number } } }).value
      .ledger;
    await sleep(200);
    expect(events).toEqual([]);
    const other = openWorkstation(join(root, 'profile'));
    await other.call('source.add', { folder, name: 'x', reliability: 'A' });
    await waitFor(() => events.length > 0);
    expect(events).toEqual([{ kind: 'change', folder, size: size + 1, topics: ['source'] }]);
    await sleep(200);
    expect(events).toHaveLength(1);
  });

  it('are told at once after a call that wrote, and not after one that read', async () => {
    const root = temporaryFolder();
    const { pool } = start(root, never);
    const { events } = collect(pool);
    const folder = await makeCase(root);
    await pool.send('case.info', { folder });
    await pool.send('source.list', { folder });
    expect(events).toEqual([]);
    await pool.send('source.add', { folder, name: 'x', reliability: 'A' });
    await waitFor(() => events.length > 0);
    expect(events).toMatchObject([{ kind: 'change', folder, topics: ['source'] }]);
  });

  it('are told of a first call that writes, too', async () => {
    const root = temporaryFolder();
    const { pool } = start(root, never);
    const { events } = collect(pool);
    const folder = await makeCase(root);
    await pool.send('source.add', { folder, name: 'x', reliability: 'A' });
    await waitFor(() => events.length > 0);
    expect(events).toMatchObject([{ kind: 'change', folder, topics: ['source'] }]);
  });

  it('are told of a case that did not exist when it was first named', async () => {
    const root = temporaryFolder();
    const { pool } = start(root, 50);
    const { events } = collect(pool);
    const folder = join(root, 'new.case');
    await pool.send('case.info', { folder });
    await pool.send('case.create', { folder, title: 'x' });
    await sleep(200);
    await pool.send('source.add', { folder, name: 'x', reliability: 'A' });
    await waitFor(() => events.some((event) => event.kind === 'change' && event.topics.includes('source')));
  });

  it('are looked for in the four cases that were named last', async () => {
    const root = temporaryFolder();
    const { pool } = start(root, 50);
    const { events } = collect(pool);
    const folders: string[] = [];
    for (const name of ['1', '2', '3', '4', '5']) folders.push(await makeCase(root, `${name}.case`));
    for (const folder of folders) await pool.send('case.info', { folder });
    const other = openWorkstation(join(root, 'profile'));
    for (const folder of folders) await other.call('source.add', { folder, name: 'x', reliability: 'A' });
    await waitFor(() => events.length >= 4);
    await sleep(200);
    expect(events.map((event) => (event.kind === 'change' ? event.folder : '')).sort()).toEqual(folders.slice(1));
  });

  it('are not looked for while nobody listens', async () => {
    const root = temporaryFolder();
    const { pool } = start(root, 50);
    const folder = await makeCase(root);
    const { events, stop } = collect(pool);
    await pool.send('case.info', { folder });
    stop();
    await pool.send('source.add', { folder, name: 'x', reliability: 'A' });
    await sleep(200);
    expect(events).toEqual([]);
    const again = collect(pool);
    await waitFor(() => again.events.length > 0);
    expect(again.events).toMatchObject([{ kind: 'change', folder, topics: ['source'] }]);
  });

  it('leave folders alone that only the file dialog names', async () => {
    const root = temporaryFolder();
    const { pool } = start(root, 50);
    const { events } = collect(pool);
    const folder = await makeCase(root);
    await pool.send('files.list', { folder });
    await openWorkstation(join(root, 'profile')).call('source.add', { folder, name: 'x', reliability: 'A' });
    await sleep(300);
    expect(events).toEqual([]);
  });
});
