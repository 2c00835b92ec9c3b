import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type StartedChild = {
  readonly child: ChildProcess;
  /** All that it wrote, complete once `ended` has come. */
  readonly output: () => string;
  readonly errors: () => string;
  /** Gives the word to begin to a child that reads for it. */
  readonly begin: () => void;
  readonly firstOutput: Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
};

/** Starts one of our own TypeScript files, named relative to `test/`, under this very Node. */
export const startChild = (file: string, words: readonly string[]): StartedChild => {
  const script = fileURLToPath(new URL(`../${file}`, import.meta.url));
  const child = spawn(process.execPath, [script, ...words], { stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const firstOutput = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      resolve();
    });
    child.on('close', () => reject(new Error(`it ended before it said anything: ${errors}`)));
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const begin = (): void => void child.stdin.end('\n');
  return { child, begin, output: () => output, errors: () => errors, firstOutput, ended };
};
