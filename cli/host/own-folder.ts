import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a folder of this program is for; its name says so, and which process made it. */
export type FolderKind = 'uploads' | 'window';

/** A fresh folder that only this user can enter (0700). */
export const makeOwnFolder = (kind: FolderKind, base = tmpdir()): string =>
  mkdtempSync(join(base, `${prefixOf(kind)}${process.pid}-`));

export const removeFolder = (folder: string): void => {
  // A browser that is ending may still write while its profile is being removed.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
};

/** Removes what a process left behind that was killed before it could. */
export const sweepFolders = (kind: FolderKind, base = tmpdir()): void => {
  for (const name of namesIn(base)) {
    const owner = name.startsWith(prefixOf(kind)) ? /^(\d+)-/u.exec(name.slice(prefixOf(kind).length))?.[1] : undefined;
    if (owner === undefined || isAlive(Number(owner))) continue;
    try {
      removeFolder(join(base, name));
    } catch {
      // It belongs to another user of this machine.
    }
  }
};

const prefixOf = (kind: FolderKind): string => `plumbline-${kind}-`;

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // One that belongs to somebody else lives all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
