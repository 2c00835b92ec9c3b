import { spawn } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Builds the window anew where its source has changed. A program that was installed without its scripts has a window
 * that was built before. Whether the source has changed is decided by the script; here only whether it is worth asking,
 * since asking takes longer than the rest of a start.
 */
export const buildWindow = (programFolder: string): Promise<boolean> => {
  const script = join(programFolder, 'scripts', 'build-window.ts');
  if (!existsSync(script) || isOlderThanBuild(programFolder)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const words = ['--disable-warning=ExperimentalWarning', script];
    // Whatever it says goes to stderr: stdout is for the one document.
    const child = spawn(process.execPath, words, { stdio: ['ignore', 2, 2] });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
};

/** Whether nothing that the window is made of bears a later time than the record of its build, which names all of it. */
const isOlderThanBuild = (programFolder: string): boolean => {
  const record = join(programFolder, 'dist', 'window', '.inputs');
  try {
    const { mtimeMs } = lstatSync(record);
    const [, ...inputs] = readFileSync(record, 'utf8').trimEnd().split('\n');
    return inputs.length > 0 && inputs.every((input) => isOlder(join(programFolder, input), mtimeMs));
  } catch {
    return false;
  }
};

/** A folder bears the time at which something in it came, went or was named anew. */
const isOlder = (path: string, milliseconds: number): boolean => {
  const status = lstatSync(path);
  if (status.mtimeMs > milliseconds) return false;
  return !status.isDirectory() || readdirSync(path).every((name) => isOlder(join(path, name), milliseconds));
};
