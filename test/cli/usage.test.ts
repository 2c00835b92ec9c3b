import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exitCodes, failureToExitCode } from '../../cli/exit-codes.ts';
import { makeWorkstation, outcomeOf, program } from './plumbline.ts';

const errorSchema = z.strictObject({
  error: z.strictObject({
    code: z.string().regex(/^[A-Z_]+$/u),
    message: z.string().min(1),
    hint: z.string().min(1),
    at: z.string().nullable(),
  }),
});
const twoSentences = /^[^\n]+[.!?] [^\n]+[.!?]\n$/u;

describe('wrong usage', () => {
  it.each([
    ['no verb', []],
    ['an unknown verb', ['attribute']],
    ['a verb that hides an escape sequence', ['\u001b[31mcase']],
    ['an unknown option', ['score', '--fast']],
    ['an unknown option of the program', ['--quiet']],
    ['a missing argument', ['intake', 'x.case']],
    ['a missing option', ['case', 'new', 'x.case']],
    ['a noun alone', ['case']],
    ['an unknown verb of a noun', ['case', 'destroy', 'x.case']],
    ['too many arguments', ['case', 'info', 'x.case', 'y.case']],
    ['a word outside the list', ['case', 'new', 'x.case', '--title', 't', '--tlp', 'WHITE']],
    ['a level that is none', ['hypothesis', 'add', 'x.case', '--statement', 's', '--level', '5']],
    ['a demonstration that does not ship', ['demo', 'x', '--case', 'stuxnet-2010']],
    ['a line number that is none', ['case', 'at', 'x.case', '-1']],
    ['a rating that is none', ['rate', 'x.case', 'EX-0001', 'hy', 'D']],
    ['an option without its value', ['verify', 'x.zip', '--signers']],
    ['nothing to score', ['score']],
    ['two things to score', ['score', 'x.case', '--input', 'k.json']],
    ['a format that nothing is converted to', ['convert', 'x.case', 'out', '--to', 'pdf']],
    ['an act that is none', ['request', 'x.case', 'burn', '--identity', 'alice']],
    ['a folder that is no case', ['case', 'info', '.']],
    ['a bundle that is not there', ['verify', 'none.zip']],
    ['an anchor that is not there', ['verify', 'none.zip', '--signers', 'none']],
  ] as const)('exits with 2 for %s and says what and what to do', async (_name, words) => {
    const { run, json } = makeWorkstation();
    const { code, stdout, stderr } = await run(...words);
    expect({ code, stdout }).toEqual({ code: exitCodes.usage, stdout: '' });
    expect(stderr).toMatch(twoSentences);
    expect(stderr.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(errorSchema.safeParse(await json(exitCodes.usage, ...words)).error).toBeUndefined();
  });

  it.each([
    ['harm set', ['harm', 'set', 'x.case', 'life', '2']],
    ['group set', ['group', 'set', 'x.case', 'a name']],
    ['search', ['search', 'x.case']],
  ] as const)('points to the help of %s where something of it is missing', async (verb, words) => {
    const { stderr } = await makeWorkstation().run(...words);
    expect(stderr).toContain(`Run \`plumbline ${verb} --help\``);
  });

  it('takes --json behind -- for a name', async () => {
    const { code, stdout } = await makeWorkstation().run('case', 'info', '--', '--json');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('help', () => {
  it('lists the verbs and needs neither SQLite nor the schemas nor commander', async () => {
    const hook = `import { registerHooks } from 'node:module';
      registerHooks({ load: (url, context, next) => { process.stderr.write(url + '\\n'); return next(url, context); } });`;
    const { start } = makeWorkstation({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` });
    const { code, stdout, stderr } = await outcomeOf(start('--help'));
    expect(code).toBe(0);
    for (const verb of ['demo', 'case', 'intake', 'verify', 'open']) expect(stdout).toContain(`\n  ${verb} `);
    expect(stderr).toContain('cli/main.ts');
    expect(stderr).not.toMatch(/node_modules|services\//u);
  });

  it('is there for every verb', async () => {
    const { run } = makeWorkstation();
    const { code, stdout } = await run('verify', '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('--require-witness <name>');
  });

  it('says the version', async () => {
    expect(await outcomeOf(makeWorkstation().start('--version'))).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });
});

describe('failureToExitCode', () => {
  it.each([
    'DISK_FULL',
    'READ_ONLY',
    'NO_PERMISSION',
    'CASE_BUSY',
    'STORAGE_FAILED',
    'RUNTIME_TOO_OLD',
    'PROFILE_DAMAGED',
  ])('takes %s for the environment', (code) => {
    expect(failureToExitCode(code)).toBe(3);
  });
  it.each(['WRONG_PASSPHRASE', 'NOT_A_CASE', 'BAD_INPUT', 'CASE_READ_ONLY'])('takes %s for the input', (code) => {
    expect(failureToExitCode(code)).toBe(2);
  });
});

describe('the output', () => {
  it.skipIf(process.platform !== 'linux')('fails with 3 where it cannot be written', async () => {
    const child = spawn(program, ['doctor', '--json'], { stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(3);
  });

  it('does not complain where nobody reads on', async () => {
    const child = makeWorkstation().start('doctor');
    child.stdout.destroy();
    const { code, stderr } = await outcomeOf(child);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
