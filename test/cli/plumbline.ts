import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { runHere } from './run-here.ts';

export const program = fileURLToPath(new URL('../../bin/plumbline', import.meta.url));

export type Outcome = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** A workstation of its own: profile and working folder go with the test. */
export type Workstation = {
  readonly folder: string;
  readonly path: (name: string) => string;
  readonly write: (name: string, text: string | Uint8Array, mode?: number) => string;
  /** The program as a process of its own. */
  readonly start: (...words: readonly string[]) => ChildProcessWithoutNullStreams;
  /** Runs in the process of the test; see run-here.ts. */
  readonly run: (...words: readonly string[]) => Promise<Outcome>;
  /** Runs so with `--json`, expects the exit code and gives the one document. */
  readonly json: (code: number, ...words: readonly string[]) => Promise<unknown>;
};

export const makeWorkstation = (environment: Readonly<Record<string, string>> = {}): Workstation => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const own = { PLUMBLINE_HOME: join(folder, 'profile'), ...environment };
  const run = (...words: readonly string[]): Promise<Outcome> => runHere(words, folder, own);
  return {
    folder,
    path: (name) => join(folder, name),
    write: (name, text, mode = 0o600) => {
      const path = join(folder, name);
      writeFileSync(path, text, { mode });
      return path;
    },
    start: (...words) => {
      const child = spawn(program, words, { cwd: folder, env: { ...process.env, ...own } });
      child.stdin.end();
      return child;
    },
    run,
    json: async (code, ...words) => {
      const outcome = await run(...words, '--json');
      if (outcome.code !== code) throw new Error(`exit ${outcome.code}: ${outcome.stdout}${outcome.stderr}`);
      return JSON.parse(outcome.stdout) as unknown;
    },
  };
};

export const outcomeOf = (child: ChildProcessWithoutNullStreams): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const out: Buffer[] = [];
    const error: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => error.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(error).toString('utf8') });
    });
  });
