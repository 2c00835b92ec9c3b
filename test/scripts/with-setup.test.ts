import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createTemporaryProject, installs } from './temporary-project.ts';
import type { TemporaryProject } from './temporary-project.ts';

// The stand-in npm is a shell script.
describe.skipIf(process.platform === 'win32')('with-setup', () => {
  let project: TemporaryProject | undefined;
  const create = (npmDoes = installs): TemporaryProject => {
    project = createTemporaryProject(npmDoes);
    return project;
  };
  afterEach(() => project?.remove());

  const sentences = (text: string): number => text.trim().split(/[.]\s/u).length;

  it('installs once from the lockfile, running no script of any package', async () => {
    const { withSetup, npmCalls } = create();
    expect(await withSetup('setup')).toMatchObject({ code: 0, stdout: '' });
    const [call, ...more] = npmCalls();
    expect(call).toMatch(/^ci --ignore-scripts --no-audit --no-fund\b/u);
    expect(more).toEqual([]);
  });

  it('does not call npm a second time and says nothing', async () => {
    const { withSetup, npmCalls } = create();
    await withSetup('setup');
    expect(await withSetup('setup')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(npmCalls()).toHaveLength(1);
  });

  it('installs again after the lockfile has changed', async () => {
    const { withSetup, npmCalls, write } = create();
    await withSetup('setup');
    write('package-lock.json', '{"packages":{"":{},"node_modules/added":{"version":"1.0.0"}}}');
    await withSetup('setup');
    expect(npmCalls()).toHaveLength(2);
  });

  it('accepts what npm ci installed by hand', async () => {
    const { withSetup, npmCalls, write } = create();
    const lock = '{"packages":{"":{},"node_modules/a":{"version":"1.0.0","integrity":"sha512-x"}}}';
    write('package-lock.json', lock);
    write('node_modules/.package-lock.json', lock);
    expect(await withSetup('setup')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(npmCalls()).toEqual([]);
  });

  it.each([
    ['another version', '"node_modules/a":{"version":"1.0.1","integrity":"sha512-x"}'],
    ['another content', '"node_modules/a":{"version":"1.0.0","integrity":"sha512-y"}'],
    ['a missing package', ''],
  ])('does not accept an installation with %s', async (_case, installed) => {
    const { withSetup, npmCalls, write } = create();
    write('package-lock.json', '{"packages":{"":{},"node_modules/a":{"version":"1.0.0","integrity":"sha512-x"}}}');
    write('node_modules/.package-lock.json', `{"packages":{${installed}}}`);
    await withSetup('setup');
    expect(npmCalls()).toHaveLength(1);
  });

  it('misses an optional package only where it is meant for this machine', async () => {
    const { withSetup, npmCalls, write } = create();
    write('node_modules/.package-lock.json', '{"packages":{}}');
    const optional = (os: string) =>
      `{"packages":{"":{},"node_modules/a":{"version":"1.0.0","optional":true,"os":"${os}","cpu":["${process.arch}"]}}}`;
    write('package-lock.json', optional('aix'));
    await withSetup('setup');
    expect(npmCalls()).toHaveLength(0);
    write('package-lock.json', optional(process.platform));
    await withSetup('setup');
    expect(npmCalls()).toHaveLength(1);
  });

  it('lets two starts at the same moment install once', async () => {
    const { withSetup, npmCalls } = create(`sleep 1${installs}`);
    const runs = await Promise.all([withSetup('setup'), withSetup('setup'), withSetup('setup')]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(npmCalls()).toHaveLength(1);
  });

  it('takes over the lock of a process that has died', async () => {
    const { withSetup, npmCalls, root } = create();
    const lock = join(root, '.cache', 'setup.lock');
    mkdirSync(lock, { recursive: true });
    writeFileSync(join(lock, 'owner'), '2147483646'); // above every process id that a system hands out
    expect(await withSetup('setup')).toMatchObject({ code: 0 });
    expect(npmCalls()).toHaveLength(1);
    expect(existsSync(lock)).toBe(false);
  });

  it.each([
    ['no network', 'echo "npm error code EAI_AGAIN" >&2; exit 1', /registry could not be reached/u],
    ['a full disk', 'echo "npm error code ENOSPC" >&2; exit 228', /disk is full/u],
    ['a folder it may not write', 'echo "npm error code EACCES" >&2; exit 243', /may not be written/u],
    ['any other reason', 'exit 7', /`npm ci` ended with exit code 7/u],
  ])('explains %s in two sentences and leaves no stamp', async (_case, npmDoes, words) => {
    const { withSetup, root } = create(npmDoes);
    const { code, stdout, stderr } = await withSetup('setup');
    const lastLine = stderr.trim().split('\n').at(-1) ?? '';
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(lastLine).toMatch(words);
    expect(sentences(lastLine)).toBe(2);
    expect(existsSync(join(root, 'node_modules', '.plumbline-setup'))).toBe(false);
    expect(existsSync(join(root, '.cache', 'setup.lock'))).toBe(false);
  });

  it('says that npm is missing', async () => {
    const { run, root } = create();
    const script = join(root, 'scripts', 'with-setup.mjs');
    const { code, stderr } = await run(process.execPath, [script, 'setup'], { environment: { PATH: root } });
    expect(code).toBe(3);
    expect(stderr).toMatch(/npm was not found\. Install Node\.js 24/u);
  });

  it('runs the script of the verb with the project Node and passes arguments and exit code on', async () => {
    const { withSetup, write, root } = create();
    write('scripts/test.mjs', 'console.log(process.execPath, process.argv.slice(2).join()); process.exitCode = 41;');
    const { code, stdout } = await withSetup('check', 'one', 'two words');
    expect(code).toBe(41);
    expect(stdout.trim()).toMatch(/--check,one,two words$/u);
    expect(stdout.startsWith(root) || stdout.startsWith(process.execPath)).toBe(true);
  });

  it('selects the long forms for durability and hostile alone', async () => {
    const { withSetup, write } = create();
    write('scripts/test.mjs', 'console.log(process.env.PLUMBLINE_LONG, process.argv.slice(2).join());');
    expect((await withSetup('durability')).stdout).toBe('1 --only,durability\n');
    expect((await withSetup('hostile')).stdout).toBe('1 --only,hostile\n');
    expect((await withSetup('test')).stdout).toBe('undefined \n');
  });

  it('ends with the signal that ended its program', async () => {
    const { run, write, root } = create();
    write('scripts/test.mjs', 'process.kill(process.ppid, "SIGTERM"); setInterval(() => {}, 1000);');
    const { code, stderr } = await run('/bin/sh', [
      '-c',
      '"$REAL_NODE" "$0" test; echo "ended $?" >&2',
      join(root, 'scripts/with-setup.mjs'),
    ]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/ended 143/u); // 128 + SIGTERM
  });

  it('refuses an unknown verb', async () => {
    const { withSetup, npmCalls } = create();
    expect(await withSetup('instal')).toMatchObject({ code: 2, stdout: '' });
    expect(npmCalls()).toEqual([]);
  });

  describe('bin/plumbline', () => {
    it('sets up once, then starts from any directory with its arguments as they are', async () => {
      const { run, root, npmCalls } = create();
      const command = join(root, 'bin', 'plumbline');
      const first = await run(command, ['verify', 'a b', '*', ''], { cwd: '/' });
      expect(first.code).toBe(0);
      expect(JSON.parse(first.stdout)).toMatchObject({ args: ['verify', 'a b', '*', ''] });
      const second = await run(command, [], { cwd: '/' });
      expect(second).toMatchObject({ code: 0, stderr: '' });
      expect(npmCalls()).toHaveLength(1);
    });

    it('finds its project through symbolic links, absolute and relative, with spaces', async () => {
      const { run, root } = create();
      mkdirSync(join(root, '..', 'my tools'));
      await run('ln', ['-s', join(root, 'bin', 'plumbline'), join(root, '..', 'my tools', 'first link')]);
      await run('ln', ['-s', 'first link', join(root, '..', 'my tools', 'second link')]);
      const { code, stdout } = await run(join(root, '..', 'my tools', 'second link'), ['doctor'], { cwd: '/' });
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ args: ['doctor'] });
    });

    it('asks for set-up again when the lockfile is newer, and only once', async () => {
      const { run, root, write, npmCalls } = create();
      const command = join(root, 'bin', 'plumbline');
      await run(command, []);
      await run('touch', ['-d', '2001-01-01', join(root, 'node_modules', '.plumbline-setup')]);
      await run(command, []);
      expect(npmCalls()).toHaveLength(1); // the content is the same
      await run('touch', ['-d', '2001-01-01', join(root, 'node_modules', '.plumbline-setup')]);
      write('package-lock.json', '{"packages":{"":{"name":"changed"},"node_modules/b":{"version":"2.0.0"}}}');
      await run(command, []);
      expect(npmCalls()).toHaveLength(2);
    });

    it('keeps stdout free when set-up fails, and exits 3', async () => {
      const { run, root } = create('echo "added 0 packages"; echo "code ENOTFOUND" >&2; exit 1');
      expect(await run(join(root, 'bin', 'plumbline'), ['--json'])).toMatchObject({ code: 3, stdout: '' });
    });

    it('starts without npm and without any other Node once it is set up', async () => {
      const { run, root } = create();
      const command = join(root, 'bin', 'plumbline');
      await run(command, []);
      rmSync(join(root, '..', 'tools'), { recursive: true });
      expect(await run(command, [], { environment: { PATH: '/usr/bin:/bin' } })).toMatchObject({ code: 0, stderr: '' });
    });
  });
});
