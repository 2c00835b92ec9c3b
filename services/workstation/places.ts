import { readdirSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { AppDeps } from '../app-deps.ts';

export type Place = { readonly name: string; readonly path: string };

/** Where the window may look: home, mounted media, and the folders that the person named at the start. */
export const listPlaces = ({ machine, userName }: Pick<AppDeps, 'machine' | 'userName'>): readonly Place[] => {
  const { homeFolder, roots, host } = machine;
  const places = [
    { name: 'Home', path: homeFolder },
    ...mediaFolders(host.platform, userName),
    ...roots.map((path) => ({ name: path, path })),
  ];
  return places.map(({ name, path }) => ({ name, path: resolve(path) })).filter(({ path }) => isFolder(path));
};

/** The place that holds a path, as far as its words say. */
export const placeOf = (path: string, places: readonly Place[]): Place | undefined =>
  places.find((place) => isWithin(path, place.path));

/** Whether a path still lies in a place when every link on the way is followed. */
export const isReallyWithin = (path: string, places: readonly Place[]): boolean => {
  const real = realpathSync(path);
  return places.some((place) => isWithin(real, realpathSync(place.path)));
};

const isWithin = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !/^\.\.[/\\]/u.test(way) && !isAbsolute(way));
};

const mediaFolders = (platform: NodeJS.Platform, userName: string): readonly Place[] => {
  if (platform === 'win32') {
    return Array.from({ length: 26 }, (_, at) => `${String.fromCharCode(65 + at)}:\\`).map((path) => ({
      name: path,
      path,
    }));
  }
  if (platform === 'darwin') return namesIn('/Volumes').map((name) => ({ name, path: join('/Volumes', name) }));
  const own = /^[\w.-]+$/u.test(userName) ? [{ name: 'Media', path: join('/run/media', userName) }] : [];
  return [{ name: 'Media', path: '/media' }, ...own, { name: 'Mounted', path: '/mnt' }];
};

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).sort();
  } catch {
    // Without such a folder there are no media.
    return [];
  }
};

const isFolder = (path: string): boolean => {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    // A drive without a medium does not answer.
    return false;
  }
};
