import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { takeLock } from './setup-lock.mjs';

export type FreshBuild = {
  readonly root: string;
  /** What is built, with its article. */
  readonly what: string;
  /** Where it goes, below the root. */
  readonly folder: string;
  /** Files and folders below the root that it is made of. */
  readonly inputs: readonly string[];
  readonly buildInto: (empty: string) => Promise<void>;
  readonly say: (text: string) => void;
};

/** The digest of the inputs, then where they are, a line each: whoever compares times only finds them here. */
const record = '.inputs';
const messageLinesMax = 12;
/** Coarser than what any file system has for the time of a file. */
const timeMarginMilliseconds = 2000;

/**
 * Builds what does not stand there made of these very inputs. Says whether there was anything to do; throws where it fails.
 * The record has the time at which the inputs were looked at: what bears a later one may have changed since.
 */
export const ensureFresh = async ({ root, what, folder, inputs, buildInto, say }: FreshBuild): Promise<boolean> => {
  const place = join(root, folder);
  const isFresh = (digest: string): boolean => {
    if (readRecord(place) !== digest) return false;
    utimesSync(join(place, record), lookedAt, lookedAt);
    return true;
  };
  let lookedAt = timeOfLooking();
  if (isFresh(digestInputs(root, inputs))) return false;
  const waiting = (): void => say(`Another process is building ${what}; waiting for it.`);
  const giveBack = await takeLock(join(root, '.cache', `build-${basename(folder)}.lock`), waiting);
  try {
    lookedAt = timeOfLooking();
    const digest = digestInputs(root, inputs);
    if (isFresh(digest)) return false;
    say(`Building ${what} …`);
    await replaceFolder(place, async (empty) => {
      await buildInto(empty);
      writeFileSync(join(empty, record), [digest, ...inputs, ''].join('\n'));
      utimesSync(join(empty, record), lookedAt, lookedAt);
    });
    return true;
  } finally {
    giveBack();
  }
};

const timeOfLooking = (): Date => new Date(Date.now() - timeMarginMilliseconds);

/** The beginning of what a build says against what it was given. */
export const explainBuild = (error: unknown): string =>
  stripVTControlCharacters(error instanceof Error ? error.message : String(error))
    .split('\n')
    .slice(0, messageLinesMax)
    .join('\n');

/** SHA-256 over names and contents. */
const digestInputs = (root: string, inputs: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => listFiles(join(root, input)))) {
    const bytes = readFileSync(file);
    hash.update(`${relative(root, file).split(sep).join('/')}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
};

const listFiles = (path: string): readonly string[] => {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return [path];
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
};

const readRecord = (place: string): string | undefined => {
  try {
    return readFileSync(join(place, record), 'utf8').split('\n', 1)[0];
  } catch {
    return undefined;
  }
};

/** Filled beside its place and moved there whole: whoever reads the old one meanwhile never sees half of a new one. */
const replaceFolder = async (place: string, fill: (empty: string) => Promise<void>): Promise<void> => {
  const parent = dirname(place);
  mkdirSync(parent, { recursive: true });
  const fresh = mkdtempSync(join(parent, `.${basename(place)}-`));
  const old = `${fresh}-old`;
  try {
    await fill(fresh);
    moveAway(place, old);
    renameSync(fresh, place);
  } finally {
    for (const left of [fresh, old]) rmSync(left, { recursive: true, force: true });
  }
};

const moveAway = (place: string, old: string): void => {
  try {
    renameSync(place, old);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
};

const errorCode = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
