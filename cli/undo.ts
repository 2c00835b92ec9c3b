import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Shell } from './shell.ts';

type Undo = Pick<Shell, 'undoIfInterrupted'>;

/** A folder that the command makes goes again if the work is interrupted; one that was there stays. */
export const undoNewFolder = (folder: string, { undoIfInterrupted }: Undo): void => {
  if (!existsSync(folder)) undoIfInterrupted(() => rmSync(folder, { recursive: true, force: true }));
};

/** Bundles are written in a hidden folder beside their name, which an interrupted thread cannot take away itself. */
export const undoTemporaryFolders = (out: string, { undoIfInterrupted }: Undo): void => {
  const folder = dirname(resolve(out));
  const before = new Set(listTemporary(folder));
  undoIfInterrupted(() => {
    for (const name of listTemporary(folder).filter((one) => !before.has(one))) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  });
};

const listTemporary = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).filter((name) => name.startsWith('.plumbline-'));
  } catch {
    return [];
  }
};
