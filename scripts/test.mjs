// Runs the static checks side by side and the tests one after the other, keeps going after a failure, and adds everything up.
//   test.mjs                  all of it
//   test.mjs --check          the static checks and the unit tests: before each commit
//   test.mjs --only PROJECT   one vitest project
// The last line is `N passed, N failed`. PLUMBLINE_LONG=1 selects the long forms of durability and hostile.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { bringChromium } from './find-chromium.mjs';
import { countTests } from './vitest-report.mjs';

/**
 * @typedef {import('./vitest-report.mjs').TestCounts} TestCounts
 * @typedef {{ name: string, counts: TestCounts, seconds: number }} Outcome
 * @typedef {{ name: string, command: string[], onlyIf?: string, variables?: Record<string, string> }} Check
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** @param {string[]} path */
const tool = (...path) => join(root, 'node_modules', ...path);

/**
 * They run beside each other, so each in one thread: in several, the compiler and the linter check the same types several
 * times, and take twice the time of the processor.
 * @type {readonly Check[]}
 */
const staticChecks = [
  { name: 'types', command: [tool('typescript', 'bin', 'tsc'), '-b', '--singleThreaded'] },
  { name: 'lint', command: [tool('oxlint', 'bin', 'oxlint'), '--threads=1'], variables: { GOMAXPROCS: '1' } },
  { name: 'format', command: [tool('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  { name: 'unused code', command: [tool('knip', 'bin', 'knip.js')] },
];
const documentScript = join(root, 'scripts', 'generate-docs.ts');
/** @type {Check} */
const documentCheck = {
  name: 'generated documents',
  command: ['--disable-warning=ExperimentalWarning', documentScript, '--check'],
  onlyIf: documentScript,
};
/**
 * One step after the other; a step is of lanes, side by side, and a lane of projects, one after the other. Durability waits
 * for the disk most of the time, so others run beside it; a browser beside it would make both late.
 * @type {readonly (readonly (readonly string[])[])[]}
 */
const steps = [[['unit']], [['durability'], ['hostile', 'integration']], [['e2e']]];
const projects = steps.flat(2);

/** @type {TestCounts} */
const none = { passed: 0, failed: 0, skipped: 0, notes: [] };

/** @param {string} text */
const say = (text) => {
  process.stdout.write(`${text}\n`);
};

const memoryDisk = '/dev/shm';
const memoryDiskRoomMinBytes = 6 * 2 ** 30;

/** Where a disk in memory has room, its files need not wait for a real one; otherwise the temporary folder of the system. */
const temporaryRoot = () => {
  try {
    const { bavail, bsize } = statfsSync(memoryDisk);
    return bavail * bsize >= memoryDiskRoomMinBytes ? memoryDisk : tmpdir();
  } catch {
    return tmpdir();
  }
};

/**
 * @param {string[]} command arguments of the Node that runs this script
 * @param {Record<string, string>} [variables] of the environment, beside those of this process
 * @param {(text: string) => void} [hear] what it says, once it has ended; it speaks for itself where nobody hears
 * @returns {Promise<number | null>} exit code, null if it was ended by a signal or could not start
 */
const runNode = (command, variables = {}, hear) =>
  new Promise((resolve) => {
    const path = `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`;
    const child = spawn(process.execPath, command, {
      cwd: root,
      env: { ...process.env, PATH: path, ...variables },
      stdio: hear === undefined ? 'inherit' : ['inherit', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => void said.push(chunk));
    child.once('error', () => resolve(null));
    child.once('close', (code) => {
      hear?.(Buffer.concat(said).toString('utf8'));
      resolve(code);
    });
  });

/**
 * @param {Check} check
 * @returns {Promise<TestCounts>}
 */
const runCheck = async ({ name, command, onlyIf, variables }) => {
  if (onlyIf !== undefined && !existsSync(onlyIf)) return none;
  // They run beside each other, so each is heard as a whole.
  const code = await runNode(command, variables, (text) => say(`\n--- ${name}\n${text.trimEnd()}`));
  return code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 };
};

/**
 * @param {string} project
 * @param {(text: string) => void} [hear] as of `runNode`
 * @returns {Promise<TestCounts>}
 */
const runProject = async (project, hear) => {
  // What survives a kill or a loss of power is tried on a real disk. Where tests wait for processes that they start, a third
  // worker fills two cores.
  const folder = mkdtempSync(join(project === 'durability' ? tmpdir() : temporaryRoot(), 'plumbline-test-'));
  const report = join(folder, 'report.json');
  try {
    const exitCode = await runNode(
      [
        tool('vitest', 'vitest.mjs'),
        'run',
        `--project=${project}`,
        '--passWithNoTests',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...(project === 'integration' || project === 'e2e' ? ['--maxWorkers=3'] : []),
      ],
      // The program is started hundreds of times, and need not be compiled as often.
      { NODE_COMPILE_CACHE: join(root, '.cache', 'compile'), TMPDIR: folder },
      hear,
    );
    return countTests(existsSync(report) ? readFileSync(report, 'utf8') : '', exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The journeys need a browser and the built window; without a browser they are said to be not run, never passed. */
const runJourneys = async () => {
  const browser = await bringChromium(say);
  if (browser === null) return none;
  say(`Chromium: ${browser.path} (${browser.origin})`);
  process.env['PLUMBLINE_BROWSER'] = browser.path;
  if ((await runNode([join(root, 'scripts', 'build-window.ts')])) !== 0) return { ...none, failed: 1 };
  return await runProject('e2e');
};

/**
 * @param {string} name
 * @param {() => Promise<TestCounts>} work
 * @returns {Promise<Outcome>}
 */
const timed = async (name, work) => {
  const start = performance.now();
  const counts = await work();
  return { name, counts, seconds: (performance.now() - start) / 1000 };
};

/** @param {Outcome} outcome */
const describe = ({ name, counts: { passed, failed, skipped }, seconds }) => {
  const time = `${seconds.toFixed(1)} s`;
  if (passed + failed + skipped === 0) return `not run  ${name}: there is nothing to run`;
  const left = skipped === 0 ? '' : `, ${skipped} skipped`;
  return `${failed === 0 ? 'ok      ' : 'FAILED  '} ${name}: ${passed} passed, ${failed} failed${left} (${time})`;
};

/**
 * @param {readonly string[]} lane
 * @param {boolean} isLast speaks while it works; of the lanes beside it each project is heard as a whole, once it has ended
 * @returns {Promise<Outcome[]>}
 */
const runLane = async (lane, isLast) => {
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const name of lane) {
    if (isLast) say(`\n--- ${name}`);
    const hear = isLast ? undefined : (/** @type {string} */ text) => say(`\n--- ${name}\n${text.trimEnd()}`);
    outcomes.push(await timed(name, name === 'e2e' ? runJourneys : () => runProject(name, hear)));
  }
  return outcomes;
};

/**
 * @param {readonly Check[]} checks
 * @param {typeof steps} chosen
 */
const runAll = async (checks, chosen) => {
  const running = checks.map((check) => timed(check.name, () => runCheck(check)));
  const outcomes = await Promise.all(running);
  for (const lanes of chosen) {
    if (lanes.length > 1) say(`\n--- ${lanes.map((lane) => lane.join(', ')).join(' beside ')}`);
    outcomes.push(...(await Promise.all(lanes.map((lane, index) => runLane(lane, index === lanes.length - 1)))).flat());
  }

  say('\n--- summary');
  for (const outcome of outcomes) {
    say(describe(outcome));
    for (const note of outcome.counts.notes) say(`  ${note}`);
  }
  const passed = outcomes.reduce((sum, { counts }) => sum + counts.passed, 0);
  const failed = outcomes.reduce((sum, { counts }) => sum + counts.failed, 0);
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
};

const [option, project] = process.argv.slice(2);
if (option === undefined) await runAll([...staticChecks, documentCheck], steps);
else if (option === '--check' && project === undefined) await runAll(staticChecks, [[['unit']]]);
else if (option === '--only' && project !== undefined && projects.includes(project)) await runAll([], [[[project]]]);
else {
  process.stderr.write(`Usage: test.mjs [--check | --only ${projects.join('|')}]\n`);
  process.exitCode = 2;
}
