import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createTemporaryProject, installs } from './temporary-project.ts';
import type { Run, TemporaryProject } from './temporary-project.ts';

const source = join(import.meta.dirname, '..', '..');
const screen = { DISPLAY: ':77', PLUMBLINE_WINDOW: '' };

// Builds and programs are stand-ins that note what they were asked: what start.ts decides is the matter here.
describe.skipIf(process.platform === 'win32')('npm start', () => {
  let project: TemporaryProject | undefined;
  afterEach(() => project?.remove());

  const create = (commandLine = ''): TemporaryProject => {
    const created = createTemporaryProject(installs);
    project = created;
    for (const folder of ['cli/launch', 'cli/host', 'shared/base'])
      cpSync(join(source, folder), join(created.root, folder), { recursive: true });
    created.write('electron/main.ts', '');
    const notes = `import { appendFileSync } from 'node:fs'; appendFileSync('notes', `;
    created.write('cli/main.ts', `${notes}'cli ' + process.argv.slice(2).join(' ') + '\\n'); ${commandLine}`);
    created.write('scripts/build-window.ts', `${notes}'build window\\n');`);
    created.write('scripts/build-desktop.ts', `${notes}'build desktop\\n');`);
    return created;
  };
  const addElectron = (created: TemporaryProject, does: string): void => {
    created.write('node_modules/electron/path.txt', 'electron');
    created.write('node_modules/electron/dist/version', '1');
    created.write(
      'node_modules/electron/dist/electron',
      `#!/bin/sh\necho "electron $* $ELECTRON_RUN_AS_NODE$NODE_OPTIONS" >> notes\n${does}\n`,
      0o755,
    );
  };
  const start = (created: TemporaryProject, environment: Readonly<Record<string, string>> = screen): Promise<Run> =>
    created.run(process.execPath, ['scripts/start.ts'], { environment });
  const notes = ({ root }: TemporaryProject): readonly string[] =>
    existsSync(join(root, 'notes')) ? readFileSync(join(root, 'notes'), 'utf8').trim().split('\n') : [];

  it('opens the window in a browser where Electron is not, and says so', async () => {
    const created = create();
    const { code, stderr } = await start(created);
    expect(code).toBe(0);
    expect(stderr).toContain("Electron's program is not installed.");
    expect(notes(created)).toEqual(['cli serve --open']);
  });

  it('opens it in Electron where that is, built before, and with nothing that makes a Node of it', async () => {
    const created = create();
    addElectron(created, 'exit 0');
    const environment = { ...screen, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--no-deprecation' };
    const { code, stderr } = await start(created, environment);
    expect(code).toBe(0);
    expect(stderr).toContain(`Opening in Electron (${join(created.root, 'node_modules/electron/dist/electron')}).`);
    const sandbox = process.getuid?.() === 0 && process.platform === 'linux' ? '--no-sandbox ' : '';
    expect(stderr.includes('without its sandbox')).toBe(sandbox !== '');
    expect(notes(created).map((note) => note.trim())).toEqual([
      'build window',
      'build desktop',
      `electron ${sandbox}${created.root}`,
    ]);
  });

  it('builds the desktop program again only where its source has changed', async () => {
    const created = create();
    addElectron(created, 'exit 0');
    await start(created);
    await start(created);
    expect(notes(created).filter((note) => note === 'build desktop')).toHaveLength(1);
    created.write('electron/main.ts', 'changed');
    await start(created);
    expect(notes(created).filter((note) => note === 'build desktop')).toHaveLength(2);
  });

  it('goes on in a browser where Electron ends at once', async () => {
    const created = create();
    addElectron(created, 'exit 5');
    const { code, stderr } = await start(created);
    expect(code).toBe(0);
    expect(stderr).toContain("Electron's program ended at once (5).");
    expect(notes(created).at(-1)).toBe('cli serve --open');
  });

  it.each([
    ['a browser is asked for', { ...screen, PLUMBLINE_WINDOW: 'browser' }],
    ['no window is asked for', { ...screen, PLUMBLINE_WINDOW: 'none' }],
    ['there is no display', { PLUMBLINE_WINDOW: '', DISPLAY: '' }],
  ])('leaves Electron alone where %s', async (_case, environment) => {
    const created = create();
    addElectron(created, 'exit 0');
    await start(created, environment);
    expect(notes(created)).toEqual(['cli serve --open']);
  });

  it('opens nothing else where Electron is asked for', async () => {
    const created = create();
    const { code, stderr } = await start(created, { ...screen, PLUMBLINE_WINDOW: 'electron' });
    expect(code).toBe(3);
    expect(stderr).toContain("Electron's program is not installed.");
    expect(notes(created)).toEqual([]);
  });

  it('refuses a window that it does not know', async () => {
    const created = create();
    const { code, stderr } = await start(created, { ...screen, PLUMBLINE_WINDOW: 'netscape' });
    expect(code).toBe(2);
    expect(stderr).toContain('Set it to electron, browser or none');
    expect(notes(created)).toEqual([]);
  });

  it('stops where the window cannot be built', async () => {
    const created = create();
    addElectron(created, 'exit 0');
    created.write('scripts/build-window.ts', 'process.exitCode = 3;');
    expect(await start(created)).toMatchObject({ code: 3 });
    expect(notes(created)).toEqual([]);
  });

  it('passes the exit code of the host on', async () => {
    expect(await start(create('process.exitCode = 3;'))).toMatchObject({ code: 3 });
  });

  it('passes the signal to end on, and starts nothing more', async () => {
    const created = create();
    addElectron(created, 'trap "exit 9" TERM; echo $$ > pid; while :; do sleep 0.1; done');
    const child = spawn(process.execPath, ['scripts/start.ts'], {
      cwd: created.root,
      env: { PATH: '/usr/bin:/bin', ...screen },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    while (!existsSync(join(created.root, 'pid'))) await sleep(20);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(notes(created).some((note) => note.startsWith('cli'))).toBe(false);
  });
});
