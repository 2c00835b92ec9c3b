import { lstatSync, readdirSync, realpathSync, type BigIntStats } from 'node:fs';
import { sep } from 'node:path';
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
export const listSources = (
  paths: readonly string[],
  caseFolder: string,
  refuse: (refusal: SourceRefusal) => void,
): readonly Source[] => {
  const sources: Source[] = [];
  const own = lstatSync(realpathSync(caseFolder), { bigint: true });
  const look = (path: SourcePath, below: SourcePath | null): void => {
    try {
      const stats = lstatSync(path, { throwIfNoEntry: false });
      if (stats?.isDirectory() === true) {
        if (isSameFile(lstatSync(path, { bigint: true }), own)) refuse({ path, failure: ownCase(path) });
        else walk(path, below);
      } else if (stats === undefined) refuse({ path, failure: missing(path) });
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
  for (const path of paths) {
    if (isInside(path, caseFolder)) refuse({ path, failure: ownCase(path) });
    else look(path, null);
  }
  return sources;
};

const isSameFile = (left: BigIntStats, right: BigIntStats): boolean => left.ino === right.ino && left.dev === right.dev;

const isInside = (path: string, folder: string): boolean => {
  try {
    return `${realpathSync(path)}${sep}`.startsWith(`${realpathSync(folder)}${sep}`);
  } catch (error) {
    // What cannot be resolved, looking at it will name.
    storageFailure(error);
    return false;
  }
};

/** The key of its log would come in as evidence, and leave with the next bundle. */
const ownCase = (path: SourcePath): TakeFailure => ({
  code: 'OWN_CASE',
  message: 'It is part of the case itself, which holds the key of its log.',
  hint: 'Take in what lies outside the case. What is evidence already needs no second intake.',
  at: pathText(path),
});

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
