import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs';
import { resolve } from 'node:path';
import { fsyncFolder } from '../bundles/durable-files.ts';

/** From how many files on one flush of the whole file system is quicker than one of each. */
const filesFlushedTogetherMin = 32;

/**
 * Makes files and folders durable, each by a flush of its own, or all by one of the file system that `place` lies on
 * (`sync -f`, which is syncfs(2) and waits; see docs/decisions/0010-one-flush-for-many-files.md). Where that is not to be
 * had, each is flushed.
 */
export const flushAll = (
  place: string,
  { files, folders }: { readonly files: readonly string[]; readonly folders: readonly string[] },
): void => {
  if (files.length + folders.length >= filesFlushedTogetherMin && flushFileSystem(place)) return;
  for (const file of files) {
    const descriptor = openSync(file, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }
  for (const folder of folders) fsyncFolder(folder);
};

const syncProgram =
  process.platform === 'linux' ? ['/usr/bin/sync', '/bin/sync'].find((path) => existsSync(path)) : undefined;

/** False where it could not be done: then nothing is known to be durable. */
const flushFileSystem = (place: string): boolean =>
  syncProgram !== undefined &&
  spawnSync(syncProgram, ['-f', resolve(place)], { env: {}, stdio: 'ignore' }).status === 0;
