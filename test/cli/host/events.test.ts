import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEventLog } from '../../../cli/host/event-log.ts';
import type { HostLimits } from '../../../cli/host/limits.ts';
import type { RunningHost } from '../../../cli/host/start-host.ts';
import type { AppPool } from '../../../services/threads/app-pool.ts';
import type { AppEvent, JobEvent } from '../../../shared/api/events.ts';
import { openSession, openTestHost, type TestSession } from '../../support/host.ts';

const change = (size: number, ...topics: readonly string[]): AppEvent => ({
  kind: 'change',
  folder: '/a.case',
  size,
  topics: [...topics],
});
const job: JobEvent = {
  kind: 'job',
  id: 'job-1',
  method: 'case.verify',
  state: 'running',
  step: 'checking',
  done: 1,
  total: 2,
};

/** A pool that answers nothing and tells what the test lets it tell. */
const createTeller = (jobs: readonly JobEvent[] = []) => {
  const listeners = new Set<(event: AppEvent) => void>();
  const pool: AppPool = {
    send: () => Promise.reject(new Error('not asked')),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    runningJobs: () => jobs,
    close: () => Promise.resolve(),
  };
  const tell = (event: AppEvent): void => listeners.forEach((listener) => listener(event));
  return { pool, tell, listeners };
};

type Stream = { readonly text: () => string; readonly close: () => void; readonly closed: Promise<null> };

const listen = (port: number, { cookie }: TestSession, lastEventId?: string): Promise<Stream> =>
  new Promise((resolve, reject) => {
    const headers = { cookie, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) };
    const request = get({ host: '127.0.0.1', port, path: '/api/events', headers, agent: false }, (response) => {
      let text = '';
      const closed = Promise.withResolvers<null>();
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        resolve({ text: () => text, close: () => request.destroy(), closed: closed.promise });
      });
      response.on('error', () => undefined);
      response.on('close', () => closed.resolve(null));
    });
    request.once('error', reject);
  });

const open = async (pool: AppPool, limits: Partial<HostLimits> = {}, endsWhenIdle = false): Promise<RunningHost> => {
  const host = await openTestHost(pool, { limits, endsWhenIdle });
  onTestFinished(host.close);
  return host;
};

describe('the stream of events', () => {
  it('carries each event with its number, to every window', async () => {
    const { pool, tell } = createTeller();
    const host = await open(pool);
    const session = await openSession(host);
    const [one, two] = await Promise.all([listen(host.port, session), listen(host.port, session)]);
    tell(change(5, 'rating'));
    tell(job);
    for (const stream of [one, two]) {
      await expect
        .poll(stream.text)
        .toContain(`id: 1\ndata: ${JSON.stringify(change(5, 'rating'))}\n\nid: 2\ndata: ${JSON.stringify(job)}\n\n`);
    }
  });

  it('goes on where it broke', async () => {
    const { pool, tell } = createTeller();
    const host = await open(pool);
    const session = await openSession(host);
    const first = await listen(host.port, session);
    tell(change(5, 'rating'));
    first.close();
    await first.closed;
    tell(change(6, 'source'));
    const second = await listen(host.port, session, '1');
    await expect.poll(second.text).toContain('id: 2\n');
    expect(second.text()).toContain(JSON.stringify(change(6, 'source')));
    expect(second.text()).not.toContain(JSON.stringify(change(5, 'rating')));
  });

  it('begins with what is being worked on, and with nothing that is over', async () => {
    const { pool, tell } = createTeller([job]);
    const host = await open(pool);
    const session = await openSession(host);
    await listen(host.port, session);
    tell(change(5, 'rating'));
    const late = await listen(host.port, session);
    await expect.poll(late.text).toContain(JSON.stringify(job));
    expect(late.text()).not.toContain('change');
  });

  it.each(['', 'x', '-1', '1e3', '9'.repeat(40)])('takes %j for no number', async (lastEventId) => {
    const { pool } = createTeller([job]);
    const host = await open(pool);
    const stream = await listen(host.port, await openSession(host), lastEventId);
    await expect.poll(stream.text).toContain(JSON.stringify(job));
  });

  it('beats while nothing happens', async () => {
    const { pool } = createTeller();
    const host = await open(pool, { heartbeatMilliseconds: 20 });
    const stream = await listen(host.port, await openSession(host));
    await expect.poll(stream.text).toContain(':\n\n:\n\n');
  });

  it('ends with the host', async () => {
    const { pool } = createTeller();
    const host = await open(pool);
    const stream = await listen(host.port, await openSession(host));
    await host.close();
    await stream.closed;
  });
});

describe('a host that nobody listens to', () => {
  it('ends once the last window has been gone for so long', async () => {
    const { pool } = createTeller();
    const host = await open(pool, { idleMilliseconds: 150 }, true);
    const session = await openSession(host);
    const [one, two] = [await listen(host.port, session), await listen(host.port, session)];
    one.close();
    let hasEnded = false;
    void host.ended.then(() => {
      hasEnded = true;
    });
    await sleep(300);
    expect(hasEnded).toBe(false);
    two.close();
    await host.ended;
  });

  it('outlives a page that is loaded again', async () => {
    const { pool } = createTeller();
    const host = await open(pool, { idleMilliseconds: 200 }, true);
    const session = await openSession(host);
    let hasEnded = false;
    void host.ended.then(() => {
      hasEnded = true;
    });
    for (let load = 0; load < 4; load += 1) {
      const stream = await listen(host.port, session);
      await sleep(80);
      stream.close();
      await sleep(80);
    }
    expect(hasEnded).toBe(false);
    await host.ended;
  });

  it('ends when no window ever opens', async () => {
    const { pool } = createTeller();
    const host = await open(pool, { firstStreamMilliseconds: 50 }, true);
    await host.ended;
    expect(host.wasOpened()).toBe(false);
  });

  it('stays where it was asked to, and stops listening to the application', async () => {
    const { pool, listeners } = createTeller();
    const host = await open(pool, { firstStreamMilliseconds: 50, idleMilliseconds: 50 });
    const session = await openSession(host);
    await sleep(150);
    const stream = await listen(host.port, session);
    expect(listeners.size).toBe(1);
    stream.close();
    await expect.poll(() => listeners.size).toBe(0);
    const again = await listen(host.port, session);
    expect(listeners.size).toBe(1);
    again.close();
  });
});

describe('the log of events', () => {
  it('gives what came after a number', () => {
    const log = createEventLog(3);
    for (let size = 1; size <= 5; size += 1) log.add(change(size, 'rating'));
    expect(log.after(5)).toEqual([]);
    expect(log.after(3).map(({ seq }) => seq)).toEqual([4, 5]);
    expect(log.after(2).map(({ seq }) => seq)).toEqual([3, 4, 5]);
  });

  it('sums up for each case what it no longer holds', () => {
    const log = createEventLog(2);
    log.add(change(1, 'rating'));
    log.add({ kind: 'change', folder: '/b.case', size: 9, topics: ['source'] });
    log.add(change(2, 'evidence', 'rating'));
    log.add(job);
    expect(log.after(1)).toEqual([
      { seq: 4, event: change(2, 'rating', 'evidence') },
      { seq: 4, event: { kind: 'change', folder: '/b.case', size: 9, topics: ['source'] } },
    ]);
  });

  it('sums up for a number that it never gave', () => {
    const log = createEventLog();
    log.add(change(1, 'rating'));
    expect(log.after(77)).toEqual([{ seq: 1, event: change(1, 'rating') }]);
  });
});
