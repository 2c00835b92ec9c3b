import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

// A network namespace of its own, with nothing in it but the loopback device.
const isolate = ['--net', '--map-root-user', 'sh', '-c'];
const canIsolate = spawnSync('unshare', [...isolate, 'ip link set lo up']).status === 0;
const node = [process.execPath, '--disable-warning=ExperimentalWarning'];
const walk = join(import.meta.dirname, 'support', 'walk-journey.ts');
const walked = { said: '' };

it(
  'leads from the first run to a release that verifies, and to a forged one that does not',
  { timeout: 300_000 },
  () => {
    const home = mkdtempSync(join(tmpdir(), 'plumbline-journey-'));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    const inside = canIsolate ? ['unshare', ...isolate, 'ip link set lo up && exec "$@"', 'sh'] : [];
    const [command, ...words] = [...inside, ...node, walk, home];
    const { status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    walked.said = stdout;
    expect(JSON.parse(stdout)).toMatchObject({ ended: expect.anything() as unknown });
  },
);

it.skipIf(!canIsolate)('does all of it where there is no network at all', () => {
  expect(JSON.parse(walked.said)).toMatchObject({ interfaces: ['lo'] });
});
