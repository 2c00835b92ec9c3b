import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

// Another process may be writing one at this moment.
const ageMilliseconds = 60_000;

/** Removes the files of a folder that bear such a name and that nobody has written to for a minute. */
export const removeOldFiles = (folder: string, name: RegExp): void => {
  const limit = Date.now() - ageMilliseconds;
  for (const entry of readdirSync(folder)) {
    const path = join(folder, entry);
    if (!name.test(entry)) continue;
    // Another process may sweep as well.
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats !== undefined && stats.mtimeMs < limit) rmSync(path, { force: true });
  }
};
