import { lstatSync, opendirSync, type Dirent, type Stats } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { casePaths } from '../cases/case-paths.ts';
import { isReallyWithin, listPlaces, placeOf } from './places.ts';

type Entry = Output<'files.list'>['entries'][number];

const entriesMax = 5000;
/** Where a folder holds more names than anyone lists, the rest is not even read. */
const namesMax = 100_000;

/** Names in a folder, for choosing one. Nothing is opened, no link is followed, and nothing outside the places is shown. */
export const listFiles = (
  input: Checked<'files.list'>,
  deps: Pick<AppDeps, 'machine' | 'userName'>,
): Result<Output<'files.list'>> => {
  const { homeFolder } = deps.machine;
  const places = listPlaces(deps);
  // Dots are resolved before the check, so that no way leads out and back in.
  const folder = resolve(homeFolder, input.folder ?? homeFolder);
  if (placeOf(folder, places) === undefined) return err(outside(folder));
  try {
    const stats = lstatSync(folder, { throwIfNoEntry: false });
    if (stats === undefined) return err(notFound(folder));
    if (!isReallyWithin(folder, places)) return err(outside(folder));
    if (!stats.isDirectory() && !isPlace(folder, places)) return err(notAFolder(folder));
    const { names, isCut } = readNames(folder);
    const parent = dirname(folder);
    const hasParent = parent !== folder && placeOf(parent, places) !== undefined;
    return ok({
      folder,
      parent: hasParent ? parent : null,
      places: places.map(({ name, path }) => ({ name, path })),
      entries: names.slice(0, entriesMax).map(({ name }) => describeEntry(folder, name)),
      truncated: isCut || names.length > entriesMax,
    });
  } catch (error) {
    return err(listingFailure(error, folder));
  }
};

// A place itself may be a link, as home is on some systems; that is the machine's doing.
const isPlace = (folder: string, places: ReturnType<typeof listPlaces>): boolean =>
  places.some(({ path }) => path === folder);

const readNames = (folder: string): { readonly names: readonly Dirent[]; readonly isCut: boolean } => {
  const names: Dirent[] = [];
  const open = opendirSync(folder);
  try {
    for (let entry = open.readSync(); entry !== null; entry = open.readSync()) {
      if (names.length === namesMax) return { names: names.sort(byKindAndName), isCut: true };
      names.push(entry);
    }
    return { names: names.sort(byKindAndName), isCut: false };
  } finally {
    open.closeSync();
  }
};

const byKindAndName = (left: Dirent, right: Dirent): number => {
  if (left.isDirectory() !== right.isDirectory()) return left.isDirectory() ? -1 : 1;
  return left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
};

const describeEntry = (folder: string, name: string): Entry => {
  const path = join(folder, name);
  const stats = statsOf(path);
  const kind = stats === undefined ? 'special' : kindOf(stats, path);
  return {
    name,
    path,
    kind,
    size: kind === 'file' ? (stats?.size ?? null) : null,
    modifiedAt: stats === undefined ? null : instantOf(stats.mtimeMs),
  };
};

const statsOf = (path: string): Stats | undefined => {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    // Its name can be read and nothing else: shown as something that cannot be chosen.
    return undefined;
  }
};

const kindOf = (stats: Stats, path: string): Entry['kind'] => {
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isFile()) return 'file';
  if (!stats.isDirectory()) return 'special';
  return path.endsWith('.case') && statsOf(casePaths.database(path))?.isFile() === true ? 'case' : 'folder';
};

const instantOf = (milliseconds: number): string | null => {
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  // A file system may hold any number as a time.
  return year >= 0 && year <= 9999 ? `${date.toISOString().slice(0, 19)}Z` : null;
};

const outside = (folder: string): Failure => ({
  code: 'OUTSIDE_PLACES',
  message: `${folder} lies outside the places that the window may list.`,
  hint: 'Choose a folder below your home folder or on a mounted disk, or name it at the start: `plumbline serve --root DIR`.',
  at: folder,
});
const notFound = (folder: string): Failure => ({
  code: 'NOT_FOUND',
  message: `There is no folder ${folder}.`,
  hint: 'Check the path, or that the disk is still there.',
  at: folder,
});
const notAFolder = (folder: string): Failure => ({
  code: 'NOT_A_FOLDER',
  message: `${folder} is a file or a link, not a folder.`,
  hint: 'Choose the folder itself.',
  at: folder,
});

const listingFailure = (error: unknown, folder: string): Failure => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return notFound(folder);
  const failure = storageFailure(error, folder);
  return failure.code === 'STORAGE_FAILED'
    ? { ...failure, message: failure.message.replace('; nothing was recorded', '') }
    : failure;
};
