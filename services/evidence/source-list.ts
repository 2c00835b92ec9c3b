import { lstatSync, readdirSync } from 'node:fs';
import { storageFailure } from '../../db/storage-failure.ts';
import { kindOfFile, missing, specialFile, unreadable, type TakeFailure } from './source-file.ts';
import { joinPath, lastName, namePath, pathText, type SourcePath } from './source-path.ts';

export type Source = {
  readonly path: SourcePath;
  /** What of the path lies below the folder that was named; the file's own name where it was named itself. */
  readonly below: SourcePath;
  readonly sizeBytes: number;
};

export type SourceRefusal = { readonly path: SourcePath; readonly failure: TakeFailure };

/**
 * Every regular file below the paths, in the order of names. Folders are walked and links are not followed; what is no
 * file, or cannot be looked at, is refused by name and hinders nothing else.
 */
export const listSources = (paths: readonly string[], refuse: (refusal: SourceRefusal) => void): readonly Source[] => {
  const sources: Source[] = [];
  const look = (path: SourcePath, below: SourcePath | null): void => {
    try {
      const stats = lstatSync(path, { throwIfNoEntry: false });
      if (stats?.isDirectory() === true) walk(path, below);
      else if (stats === undefined) refuse({ path, failure: missing(path) });
      else if (!stats.isFile()) refuse({ path, failure: specialFile(path, kindOfFile(stats)) });
      else sources.push({ path, below: below ?? lastName(path), sizeBytes: stats.size });
    } catch (error) {
      refuse({ path, failure: lookFailure(path, error) });
    }
  };
  const walk = (folder: SourcePath, below: SourcePath | null): void => {
    for (const name of readNames(folder)) {
      look(joinPath(folder, name), below === null ? name : joinPath(below, name));
    }
  };
  for (const path of paths) look(path, null);
  return sources;
};

const readNames = (folder: SourcePath): readonly SourcePath[] => {
  const names = readdirSync(folder, { encoding: 'buffer' }).map(namePath);
  return names.sort((left, right) => {
    const [a, b] = [pathText(left), pathText(right)];
    return a < b ? -1 : a > b ? 1 : 0;
  });
};

const lookFailure = (path: SourcePath, error: unknown): TakeFailure => {
  // What the operating system did not throw is a bug and is thrown on.
  storageFailure(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? missing(path)
    : unreadable(path, error instanceof Error ? error.message : '');
};
