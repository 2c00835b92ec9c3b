import { afterEach, describe, expect, it } from 'vitest';
import { createTemporaryProject, installs } from './temporary-project.ts';
import type { Run, TemporaryProject } from './temporary-project.ts';

type Tool = 'tsc' | 'oxlint' | 'prettier' | 'knip';
const toolFiles: Readonly<Record<Tool, string>> = {
  tsc: 'typescript/bin/tsc',
  oxlint: 'oxlint/bin/oxlint',
  prettier: 'prettier/bin/prettier.cjs',
  knip: 'knip/bin/knip.js',
};

/** A report as vitest's JSON reporter writes it. */
const report = (
  passed: number,
  failed: number,
  pending = 0,
  brokenFiles = 0,
  unsteady: readonly string[] = [],
): string =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: 0,
    testResults: [
      {
        status: failed === 0 ? 'passed' : 'failed',
        name: 'a.test.ts',
        assertionResults: [
          {
            status: failed === 0 ? 'passed' : 'failed',
            fullName: 'adds up',
            failureMessages: failed === 0 ? [] : ['1 is not 2'],
          },
          ...unsteady.map((fullName) => ({ status: 'passed', fullName, failureMessages: ['it came late'] })),
        ],
      },
      ...Array.from({ length: brokenFiles }, () => ({
        name: 'b.test.ts',
        status: 'failed',
        message: 'no such module',
        assertionResults: [],
      })),
    ],
  });

describe('the test runner', () => {
  let project: TemporaryProject | undefined;
  afterEach(() => project?.remove());

  /** Stand-ins for the tools: each ends with its exit code, vitest writes the report of its project. */
  const create = (exitCodes: Partial<Record<Tool, number>>, reportByProject: Readonly<Record<string, string>>) => {
    const made = createTemporaryProject(installs);
    project = made;
    for (const [tool, path] of Object.entries(toolFiles)) {
      const code = Object.hasOwn(exitCodes, tool) ? exitCodes[tool as Tool] : 0;
      made.write(`node_modules/${path}`, `console.log('ran ${tool}'); process.exitCode = ${code};`);
      made.write(`node_modules/${path.split('/')[0] ?? ''}/package.json`, '{"type":"commonjs"}');
    }
    made.write(
      'node_modules/vitest/vitest.mjs',
      `import { writeFileSync } from 'node:fs';
       const option = (name) => process.argv.find((a) => a.startsWith(name + '='))?.slice(name.length + 1);
       const report = ${JSON.stringify(reportByProject)}[option('--project')];
       if (report !== undefined) writeFileSync(option('--outputFile.json'), report);
       process.exitCode = Number(process.env.VITEST_EXIT ?? 0);`,
    );
    made.write('scripts/generate-docs.ts', "console.log('ran documents');");
    made.write('scripts/build-window.ts', "console.log('built the window');");
    return made;
  };
  const run = (made: TemporaryProject, args: readonly string[] = [], environment = {}): Promise<Run> =>
    // Any program does for a browser that only the stand-in for vitest would start.
    made.run(process.execPath, ['scripts/test.mjs', ...args], {
      environment: { PLUMBLINE_BROWSER: process.execPath, ...environment },
    });
  const lastLine = ({ stdout }: Run): string | undefined => stdout.split('\n').at(-2);

  const allPass = {
    unit: report(10, 0),
    integration: report(5, 0),
    e2e: report(4, 0),
    durability: report(2, 0),
    hostile: report(3, 0),
  };

  it('adds checks and tests up in its last line', async () => {
    const result = await run(create({}, allPass));
    expect(result.code).toBe(0);
    expect(lastLine(result)).toBe('29 passed, 0 failed'); // 5 checks + 24 tests
    expect(result.stdout).toContain('built the window');
    expect(result.stdout.endsWith('failed\n')).toBe(true);
  });

  it('keeps going after a failed check and fails in the end', async () => {
    const result = await run(create({ tsc: 2, knip: 1 }, allPass));
    expect(result.code).toBe(1);
    expect(lastLine(result)).toBe('27 passed, 2 failed');
    for (const tool of ['tsc', 'oxlint', 'prettier', 'knip', 'documents'])
      expect(result.stdout).toContain(`ran ${tool}`);
  });

  it('counts failed tests', async () => {
    const result = await run(create({}, { ...allPass, hostile: report(3, 4) }), [], { VITEST_EXIT: '1' });
    expect(result.code).toBe(1);
    expect(result.stdout).toMatch(/FAILED {3}hostile: 3 passed, 4 failed/u);
  });

  it('counts a test file that does not load as a failure', async () => {
    const result = await run(create({}, { unit: report(10, 0, 0, 2) }), ['--check']);
    expect(lastLine(result)).toBe('14 passed, 2 failed');
  });

  it('names what failed, what did not load and what passed only at the second try, each with its reason', async () => {
    const reports = { unit: report(10, 1, 0, 1, ['opens the window']) };
    const { stdout } = await run(create({}, reports), ['--check']);
    const summary = stdout.slice(stdout.indexOf('--- summary'));
    expect(summary).toContain('  failed: adds up: a.test.ts\n    1 is not 2\n');
    expect(summary).toContain('  did not load: b.test.ts\n    no such module\n');
    expect(summary).toContain('  unsteady, passed at the second try: opens the window: a.test.ts\n    it came late\n');
  });

  it('counts a run that fails outside any test as a failure', async () => {
    const result = await run(create({}, { unit: report(10, 0) }), ['--check'], { VITEST_EXIT: '1' });
    expect(lastLine(result)).toBe('14 passed, 1 failed');
  });

  it.each([
    ['no report', {}],
    ['half a report', { unit: report(10, 0).slice(0, 40) }],
    ['another document', { unit: '{"numPassedTests":"10"}' }],
  ])('counts a run that leaves %s as a failure', async (_case, reports) => {
    const result = await run(create({}, reports), ['--check']);
    expect(result.code).toBe(1);
    expect(lastLine(result)).toBe('4 passed, 1 failed');
  });

  it('names skipped tests and never counts them as passed', async () => {
    const result = await run(create({}, { unit: report(10, 0, 3) }), ['--check']);
    expect(result.stdout).toMatch(/unit: 10 passed, 0 failed, 3 skipped/u);
    expect(lastLine(result)).toBe('14 passed, 0 failed');
  });

  it('says what was not run instead of counting it', async () => {
    const result = await run(create({}, { ...allPass, durability: report(0, 0) }));
    expect(result.stdout).toMatch(/not run {2}durability/u);
    expect(lastLine(result)).toBe('27 passed, 0 failed');
  });

  it('runs one project alone', async () => {
    const result = await run(create({ tsc: 1 }, allPass), ['--only', 'hostile']);
    expect(lastLine(result)).toBe('3 passed, 0 failed');
  });

  it('refuses what it does not know', async () => {
    expect((await run(create({}, allPass), ['--only', 'everything'])).code).toBe(2);
    expect((await run(create({}, allPass), ['--chek'])).code).toBe(2);
  });
});
