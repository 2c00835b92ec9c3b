import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Builds the window anew where its source has changed. A program that was installed without its scripts has a window
 * that was built before.
 */
export const buildWindow = (programFolder: string): Promise<boolean> => {
  const script = join(programFolder, 'scripts', 'build-window.ts');
  if (!existsSync(script)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const words = ['--disable-warning=ExperimentalWarning', script];
    // Whatever it says goes to stderr: stdout is for the one document.
    const child = spawn(process.execPath, words, { stdio: ['ignore', 2, 2] });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
};
