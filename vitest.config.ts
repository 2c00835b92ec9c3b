import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const long = process.env['PLUMBLINE_LONG'] === '1';
const shortMilliseconds = 90_000;
const durabilityMilliseconds = 900_000;
const journeyMilliseconds = 240_000;
const longMilliseconds = 4 * 60 * 60 * 1000;

// Vitest begins with the largest files, and these are longer than they are large: begun last, each would run on alone.
const longFirst = [
  'contract/http',
  'contract/ipc',
  'contract/in-process',
  'threads/app-pool',
  'cli/interrupt',
  'releases/verify-guide',
  'releases/tamper',
  'electron/built-program',
  'e2e/accessibility',
  'e2e/forged-bundles',
  'e2e/states',
  'e2e/viewing',
  'e2e/keyboard',
];
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      longFirst.some((name) => moduleId.endsWith(`/${name}.test.ts`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

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
    isolate: name === 'durability',
    // Only the journeys in the window hand keys that a test made to the program itself; see test/support/quick-stretch.ts.
    ...(name !== 'e2e' && { env: { PLUMBLINE_TEST_QUICK_STRETCH: '1' } }),
    // The unit tests make no bundles.
    ...(name !== 'unit' && { globalSetup: ['test/support/viewer-built.ts'] }),
    testTimeout: timeoutMilliseconds,
    hookTimeout: timeoutMilliseconds,
  },
});

// Everything that opens SQLite, spawns or kills runs in processes, so that umask and signals are not shared; the unit tests are
// pure, so threads are enough. The files of a worker share its modules: read and compiled anew for each file, they take
// two fifths of the time. So what a test changes of its process it puts back, and nothing may hang on which file came
// before. Only where processes are killed and disks fail does each file have a process of its own.
export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
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
