import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

export type BuiltProgram = {
  /** `dist` of this build. */
  readonly folder: string;
  readonly main: string;
  readonly preload: string;
  readonly remove: () => void;
};

/** What scripts/build-desktop.ts builds, below the project, so that the packages are found as they are in it. */
export const buildProgram = (): BuiltProgram => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache', 'desktop-'));
  const electron = join(folder, 'electron');
  execFileSync(process.execPath, [join(root, 'scripts', 'build-desktop.ts'), electron], { stdio: 'pipe' });
  return {
    folder,
    main: join(electron, 'electron', 'main.js'),
    preload: join(electron, 'electron', 'preload.cjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
