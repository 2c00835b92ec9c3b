import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { JobEvent } from '../../../shared/api/events.ts';
import { openPool } from '../../support/app-pool.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const line = (text: string): string => `{"time":"2016-12-17T00:00:00Z","message":"${text}"}\n`;

describe('imports side by side', { timeout: 120_000 }, () => {
  it('wait for each other, and both are whole', async () => {
    const root = temporaryFolder();
    const folder = join(root, 'a.case');
    const [one, other] = [openWorkstation(join(root, 'profile')), openWorkstation(join(root, 'profile'))];
    await one.call('case.create', { folder, title: 'x' });
    const paths = ['a', 'b', 'c'].map((name) => {
      writeFileSync(join(root, `${name}.jsonl`), line(name).repeat(500));
      return join(root, `${name}.jsonl`);
    });
    const replies = await Promise.all(
      paths.map((path, at) =>
        (at % 2 === 0 ? one : other).call('import.run', { folder, what: { kind: 'file', path } }),
      ),
    );
    expect(replies.map(({ records }) => records)).toEqual([500, 500, 500]);
    const { imports } = await one.call('import.list', { folder });
    expect(imports.map(({ records, state }) => [records, state])).toEqual([
      [500, 'ready'],
      [500, 'ready'],
      [500, 'ready'],
    ]);
    expect((await one.call('case.verify', { folder, readAll: true })).ok).toBe(true);
  });

  it('of one item are one: the second is refused', async () => {
    const root = temporaryFolder();
    const folder = join(root, 'a.case');
    const [one, other] = [openWorkstation(join(root, 'profile')), openWorkstation(join(root, 'profile'))];
    await one.call('case.create', { folder, title: 'x' });
    const path = join(root, 'a.jsonl');
    writeFileSync(path, line('a').repeat(50));
    const what = { kind: 'file', path } as const;
    const codes = await Promise.all([
      one.codeOf('import.run', { folder, what }),
      other.codeOf('import.run', { folder, what }),
    ]);
    expect(codes.toSorted()).toEqual(['IMPORTED_ALREADY', 'ok']);
    expect((await one.call('import.list', { folder })).imports).toHaveLength(1);
  });

  it('can be cancelled, and then nothing of the file is there; other calls are answered meanwhile', async () => {
    const root = temporaryFolder();
    const folder = join(root, 'a.case');
    const { call } = openWorkstation(join(root, 'profile'));
    await call('case.create', { folder, title: 'x' });
    const path = join(root, 'a.jsonl');
    writeFileSync(path, line('long enough to take a while').repeat(400_000));
    const { pool } = openPool(join(root, 'profile'));
    onTestFinished(() => pool.close());
    const jobs: JobEvent[] = [];
    pool.onEvent((event) => {
      if (event.kind === 'job') jobs.push(event);
    });
    const importing = pool.send('import.run', { folder, what: { kind: 'file', path } });
    while (!jobs.some(({ step, done }) => step.startsWith('reading') && (done ?? 0) > 0)) await sleep(5);
    expect(await pool.send('evidence.page', { folder })).toMatchObject({ ok: true });
    const id = jobs.at(-1)?.id ?? '';
    expect(await pool.send('job.cancel', { id })).toEqual({ ok: true, value: { cancelled: true } });
    expect(await importing).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });

    expect((await call('import.list', { folder })).imports).toEqual([]);
    expect((await call('evidence.page', { folder })).total).toBe(0);
    const index = join(folder, 'index.db');
    if (existsSync(index)) {
      const db = new Database(index, { readonly: true });
      expect(db.prepare('select (select count(*) from record) + (select count(*) from import)').pluck().get()).toBe(0);
      db.close();
    }
    // The lock went with the thread.
    writeFileSync(path, line('short'));
    expect((await call('import.run', { folder, what: { kind: 'file', path } })).records).toBe(1);
  });
});
