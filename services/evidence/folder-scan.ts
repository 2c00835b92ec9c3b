import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  realpathSync,
  type BigIntStats,
} from 'node:fs';
import { sep } from 'node:path';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { isUnfinishedName, namesUnderWay } from '../../shared/domain/unfinished-name.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import { identityOf, kindOfFile, specialFile, unreadable, type TakeFailure } from './source-file.ts';
import { joinPath, namePath, pathText, type SourcePath } from './source-path.ts';

/** One name in a watched folder, as it is now. */
export type FolderEntry = {
  /** The same for the same path, whatever its bytes. */
  readonly key: string;
  readonly path: SourcePath;
  readonly below: SourcePath;
  readonly identity: string;
  /** Which file it is, whatever its name and its state. */
  readonly inode: string;
  readonly sizeBytes: number;
  readonly isUnfinished: boolean;
  /** Why it will not be taken in as it is. */
  readonly failure: TakeFailure | null;
};

export type FolderScan = {
  /** Real path of the folder. */
  readonly path: string;
  /** Everything below it; not whole where there is more than can be kept in view. */
  readonly scan: () => Result<{ readonly entries: readonly FolderEntry[]; readonly isWhole: boolean }, Failure>;
  readonly close: () => void;
};

const entriesMax = 200_000;
const depthMax = 64;

const folderFlags = constants.O_RDONLY | (constants.O_DIRECTORY ?? 0) | (constants.O_NOFOLLOW ?? 0);

/**
 * Opens a folder to be looked at again and again. Whoever may write to it may put a link in the place of a folder at any
 * moment; so on Linux everything is reached from open folders (`/proc/self/fd`), where no path can be led elsewhere.
 * Elsewhere each folder is looked at just before it is read.
 */
export const openFolderScan = (
  named: string,
  own: { readonly caseFolder: string; readonly profileFolder: string },
): Result<FolderScan, Failure> => {
  let descriptor: number | undefined;
  try {
    const path = realpathSync(named);
    const kept = [
      { stats: statsOf(own.caseFolder), failure: ownCase },
      { stats: statsOf(own.profileFolder), failure: ownProfile },
    ];
    for (const folder of [own.caseFolder, own.profileFolder]) {
      if (isInside(path, folder)) return err(folder === own.caseFolder ? ownCase(named) : ownProfile(named));
    }
    descriptor = openSync(path, folderFlags);
    const root = descriptor;
    const before = fstatSync(root, { bigint: true });
    if (!before.isDirectory()) throw notAFolder;
    const isPinned = process.platform === 'linux' && existsSync(`/proc/self/fd/${root}`);
    return ok({
      path,
      scan: () => {
        const now = lstatSync(path, { bigint: true, throwIfNoEntry: false });
        if (now === undefined || !isSame(now, before)) return err(folderGone(path));
        try {
          const entries: FolderEntry[] = [];
          const isWhole = walk({ entries, kept, isPinned }, { descriptor: root, path, below: null, depth: 0 });
          return ok({ entries, isWhole });
        } catch (error) {
          storageFailure(error);
          return err({ ...folderGone(path), message: `The watched folder cannot be read (${messageOf(error)}).` });
        }
      },
      close: () => closeSync(root),
    });
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    if (error !== notAFolder) storageFailure(error);
    return err(notWatchable(named, error === notAFolder ? 'it is no folder' : messageOf(error)));
  }
};

const notAFolder = new Error('not a folder');

type Walk = {
  readonly entries: FolderEntry[];
  readonly kept: readonly {
    readonly stats: BigIntStats | undefined;
    readonly failure: (path: string) => TakeFailure;
  }[];
  readonly isPinned: boolean;
};
type Place = {
  readonly descriptor: number;
  readonly path: SourcePath;
  readonly below: SourcePath | null;
  readonly depth: number;
};

/** False where the view is full. */
const walk = (into: Walk, { descriptor, path, below, depth }: Place): boolean => {
  const access: SourcePath = into.isPinned ? `/proc/self/fd/${descriptor}` : path;
  const names = readdirSync(access, { encoding: 'buffer' })
    .map((bytes) => ({ name: namePath(bytes), text: pathText(namePath(bytes)) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const under = namesUnderWay(names.map(({ text }) => text));
  for (const { name, text } of names) {
    if (into.entries.length >= entriesMax) return false;
    const at = { path: joinPath(path, name), below: below === null ? name : joinPath(below, name) };
    const isUnfinished = isUnfinishedName(text) || under.has(text);
    const add = (stats: BigIntStats | null, failure: TakeFailure | null): void =>
      void into.entries.push({ ...at, ...describe(at.below, stats, failure), isUnfinished, failure });
    try {
      const stats = lstatSync(joinPath(access, name), { bigint: true, throwIfNoEntry: false });
      if (stats === undefined) continue;
      const kept = into.kept.find((own) => own.stats !== undefined && isSame(own.stats, stats));
      if (kept !== undefined) add(null, kept.failure(pathText(at.path)));
      else if (!stats.isDirectory()) add(stats, stats.isFile() ? null : specialFile(at.path, kindOfFile(stats)));
      // What is complete is given its name as a whole.
      else if (isUnfinished) add(stats, null);
      else if (depth >= depthMax) add(null, tooDeep(at.path));
      else if (!walkInto(into, { access: joinPath(access, name), ...at, depth: depth + 1, stats })) return false;
    } catch (error) {
      storageFailure(error);
      if (errorCode(error) !== 'ENOENT') add(null, unreadable(at.path, messageOf(error)));
    }
  }
  return true;
};

const walkInto = (
  into: Walk,
  { access, stats, ...place }: Omit<Place, 'descriptor'> & { readonly access: SourcePath; readonly stats: BigIntStats },
): boolean => {
  const descriptor = openSync(access, folderFlags);
  try {
    // Another one by now: the next look will say what it is.
    return !isSame(fstatSync(descriptor, { bigint: true }), stats) || walk(into, { ...place, descriptor });
  } finally {
    closeSync(descriptor);
  }
};

const describe = (
  below: SourcePath,
  stats: BigIntStats | null,
  failure: TakeFailure | null,
): Pick<FolderEntry, 'key' | 'identity' | 'inode' | 'sizeBytes'> => ({
  key: typeof below === 'string' ? below : `\0${below.toString('latin1')}`,
  identity: stats === null ? `no file: ${failure?.code ?? ''}` : identityOf(stats),
  inode: stats === null ? '' : `${stats.dev}:${stats.ino}`,
  sizeBytes: stats === null ? 0 : Number(stats.size),
});

const statsOf = (path: string): BigIntStats | undefined => {
  try {
    return lstatSync(realpathSync(path), { bigint: true });
  } catch (error) {
    storageFailure(error);
    return undefined;
  }
};

const isSame = (left: BigIntStats, right: BigIntStats): boolean => left.ino === right.ino && left.dev === right.dev;

const isInside = (path: string, folder: string): boolean => {
  const real = statsOf(folder) === undefined ? folder : realpathSync(folder);
  return `${path}${sep}`.startsWith(`${real}${sep}`);
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const errorCode = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const ownCase = (at: string): TakeFailure => ({
  code: 'OWN_CASE',
  message: 'It is part of the case itself, which holds the key of its log.',
  hint: 'Watch a folder outside the case.',
  at,
});

const ownProfile = (at: string): TakeFailure => ({
  code: 'OWN_PROFILE',
  message: 'It is the profile of this workstation, which holds the keys of its people.',
  hint: 'Watch a folder that is there for nothing else.',
  at,
});

const tooDeep = (path: SourcePath): TakeFailure => ({
  code: 'TOO_DEEP',
  message: `It lies more than ${depthMax} folders below the watched one.`,
  hint: 'Take it in by itself.',
  at: pathText(path),
});

const notWatchable = (at: string, detail: string): Failure => ({
  code: 'FOLDER_NOT_WATCHABLE',
  message: `The folder cannot be watched: ${detail}.`,
  hint: 'Name a folder that is there and that you may read.',
  at,
});

const folderGone = (at: string): Failure => ({
  code: 'WATCHED_FOLDER_GONE',
  message: 'The watched folder is not there any more, or another one is in its place.',
  hint: 'What was taken in stays. Look who changed it, then watch it again.',
  at,
});
