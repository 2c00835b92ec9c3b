import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '../shared/api/client.ts';
import { createApp } from '../services/create-app.ts';
import { makeDeps } from './bench-deps.ts';
import type { Benchmark } from './measure.ts';

const peerProgram = 'sha256sum';

/** P3 where the case is worked on: every byte of its files, every line, the projections against a replay. */
export const verifyBenchmarks = async (mebibytes: number, count: number): Promise<readonly Benchmark[]> => {
  const root = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const source = join(root, 'files');
  mkdirSync(source);
  const bytes = new Uint8Array(Math.floor((mebibytes * 2 ** 20) / count));
  const names = Array.from({ length: count }, (_, index) => `f${index}.bin`);
  for (const name of names) writeFileSync(join(source, name), randomFillSync(bytes));
  const listed = spawnSync(peerProgram, names, { cwd: source, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (listed.status !== 0) throw new Error(listed.stderr);
  const sums = join(root, 'sums');
  writeFileSync(sums, listed.stdout);
  const call = createClient(createApp(makeDeps(root)));
  const folder = join(root, 'bench.case');
  const made = await call('case.create', { folder, title: 'Bench' });
  if (!made.ok) throw new Error(made.error.message);
  const taken = await call('intake.take', { folder, paths: [source] });
  if (!taken.ok) throw new Error(taken.error.message);
  return [
    {
      id: 'P3',
      what: `case verify --read-all of ${mebibytes} MiB in ${count} files`,
      peer: 'sha256sum -c on the same files',
      goal: 0.65,
      ours: async () => {
        const reply = await call('case.verify', { folder, readAll: true });
        if (!reply.ok) throw new Error(reply.error.message);
        if (!reply.value.ok) throw new Error('the case does not verify');
      },
      theirs: () => {
        const { status } = spawnSync(peerProgram, ['--quiet', '-c', sums], { cwd: source });
        if (status !== 0) throw new Error('sha256sum found a difference');
      },
      end: () => rmSync(root, { recursive: true, force: true }),
    },
  ];
};
