import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
// A network namespace of its own, with nothing in it but the loopback device.
const isolate = ['--net', '--map-root-user', 'sh', '-c'];
const canIsolate = spawnSync('unshare', [...isolate, 'ip link set lo up']).status === 0;

it.skipIf(!canIsolate)('the whole journey works where there is no network at all', { timeout: 300_000 }, () => {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const command = `ip link set lo up && exec "${process.execPath}" "${vitest}" run --project e2e test/e2e/journey.test.ts`;
  const done = spawnSync('unshare', [...isolate, command], { cwd: root, encoding: 'utf8' });
  expect(`${done.stdout}${done.stderr}`).toMatch(/1 passed/u);
  expect(done.status).toBe(0);
});
