import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const projectRoot = join(import.meta.dirname, '..', '..');

export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string };
export type RunOptions = { readonly cwd?: string; readonly environment?: Readonly<Record<string, string>> };

export type TemporaryProject = {
  readonly root: string;
  /** Writes a file below the root, by default not executable. */
  readonly write: (path: string, text: string, mode?: number) => string;
  readonly run: (command: string, args: readonly string[], options?: RunOptions) => Promise<Run>;
  /** Runs scripts/with-setup.mjs with the Node that runs this test. */
  readonly withSetup: (...args: readonly string[]) => Promise<Run>;
  /** The arguments of every call of the stand-in npm, in order. */
  readonly npmCalls: () => readonly string[];
  readonly remove: () => void;
};

/** What the stand-in npm does after it has noted its call: an installation that has a Node and npm's own record. */
export const installs = `
mkdir -p node_modules/.bin
ln -sf "$REAL_NODE" node_modules/.bin/node
cp package-lock.json node_modules/.package-lock.json
echo "added 1 package"`;

/**
 * A copy of the set-up scripts in a folder whose name has spaces, with a stand-in npm on the path. No network and no
 * real package is involved.
 * @param npmDoes shell commands of the stand-in
 */
export const createTemporaryProject = (npmDoes: string): TemporaryProject => {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'plumbline setup ')));
  const root = join(base, 'a project');
  const log = join(base, 'npm calls');
  const write = (path: string, text: string, mode = 0o644): string => {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, mode);
    return file;
  };

  for (const path of ['scripts', 'bin']) cpSync(join(projectRoot, path), join(root, path), { recursive: true });
  write('package-lock.json', '{"packages":{"":{}}}');
  write('package.json', '{"type":"module"}');
  write('cli/main.ts', 'console.log(JSON.stringify({ args: process.argv.slice(2), node: process.execPath }));');
  write('../tools/npm', `#!/bin/sh\necho "$@" >> "$NPM_LOG"\n${npmDoes}\n`, 0o755);
  writeFileSync(log, '');

  const environment = {
    PATH: [join(base, 'tools'), dirname(process.execPath), '/usr/bin', '/bin'].join(':'),
    HOME: base,
    NPM_LOG: log,
    REAL_NODE: realpathSync(process.execPath),
  };
  const run: TemporaryProject['run'] = (command, args, options = {}) =>
    new Promise((resolve, reject) => {
      const child = spawn(command, args, {
        cwd: options.cwd ?? root,
        env: { ...environment, ...options.environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      child.once('error', reject);
      child.once('close', (code) => {
        resolve({ code, stdout, stderr });
      });
    });

  return {
    root,
    write,
    run,
    withSetup: (...args) => run(process.execPath, [join(root, 'scripts', 'with-setup.mjs'), ...args]),
    npmCalls: () => readFileSync(log, 'utf8').split('\n').slice(0, -1),
    remove: () => {
      rmSync(base, { recursive: true, force: true });
    },
  };
};
