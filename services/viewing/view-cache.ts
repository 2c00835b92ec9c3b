import type { StoredFile } from '../evidence/stored-file.ts';

/** What was found out about files that were looked into lately; of another file, or another state of it, nothing is used. */
export type ViewCache<T extends object> = {
  readonly of: (file: StoredFile, make: () => T) => T;
};

export const createViewCache = <T extends object>(filesMax: number): ViewCache<T> => {
  const known = new Map<string, T>();
  return {
    of: (file, make) => {
      const key = `${file.sha256}:${file.version}`;
      const found = known.get(key) ?? make();
      known.delete(key);
      known.set(key, found);
      const [oldest] = known.keys();
      if (known.size > filesMax && oldest !== undefined) known.delete(oldest);
      return found;
    },
  };
};

/** How much of a file one call may read before it answers with what it has. */
export const callBytesMax = 2 ** 23;
