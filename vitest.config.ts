import { defineConfig } from 'vitest/config';

const long = process.env['PLUMBLINE_LONG'] === '1';
const shortMilliseconds = 30_000;
const durabilityMilliseconds = 300_000;
const journeyMilliseconds = 240_000;
const longMilliseconds = 4 * 60 * 60 * 1000;

const project = (
  name: string,
  include: readonly string[],
  timeoutMilliseconds: number,
  pool: 'forks' | 'threads',
  retry = 0,
) => ({
  test: {
    name,
    include: include.map((folder) => `test/${folder}/**/*.test.ts`),
    pool,
    retry,
    // The unit tests make no bundles.
    ...(name !== 'unit' && { globalSetup: ['test/support/viewer-built.ts'] }),
    testTimeout: timeoutMilliseconds,
    hookTimeout: timeoutMilliseconds,
  },
});

// Everything that opens SQLite, spawns or kills runs in processes of its own: a native crash then costs one file,
// and umask and signals are not shared. The unit tests are pure, so threads are enough.
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('unit', ['shared', 'renderer'], shortMilliseconds, 'threads'),
      project('integration', ['db', 'services', 'cli', 'contract', 'electron', 'scripts'], shortMilliseconds, 'forks'),
      // The window in a real Chromium, which scripts/find-chromium.mjs finds or brings. A browser on a busy machine is now and
      // then late: a journey is tried once more, and the summary names each that needed it.
      project('e2e', ['e2e'], journeyMilliseconds, 'forks', 1),
      project('durability', ['durability'], long ? longMilliseconds : durabilityMilliseconds, 'forks'),
      project('hostile', ['hostile'], long ? longMilliseconds : shortMilliseconds, 'forks'),
    ],
  },
});
