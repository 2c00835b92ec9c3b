import { realpathSync, statSync } from 'node:fs';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { createSnapshotBuilder, type StoredBundle } from '../../shared/bundle/stored-bundle.ts';
import { readFolderBundle } from './folder-bundle.ts';
import type { Meanwhile, ReadBundle } from './meanwhile.ts';
import { errorCode, toStorageFailure, type StorageFailure } from './storage-failure.ts';
import { readZipBundle } from './zip-bundle.ts';

export type ReadBundleFailure = StorageFailure | Failure<'NOT_FOUND'>;

const absentCodes = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP']);

const readExisting = async <T>(path: string, meanwhile: Meanwhile<T>): Promise<ReadBundle<T>> => {
  const stats = statSync(path);
  if (stats.isDirectory()) return readFolderBundle(path, meanwhile);
  if (stats.isFile()) return readZipBundle(path, meanwhile);
  const builder = createSnapshotBuilder('zip');
  builder.addProblem('zip', 'it is neither a file nor a folder', null);
  const snapshot = builder.build(null);
  return { snapshot, meanwhile: await meanwhile(snapshot) };
};

/**
 * Reads a bundle, a ZIP or a folder, once. All that is wrong with what is there is in `problems`, and as much as can
 * be read is in `files`, so that every later check has something to run on. Fails with NOT_FOUND if there is nothing
 * at `path`, and with STORAGE_FAILED if it may not or cannot be read. Nothing is decompressed, followed or written.
 */
export const readBundle = async (path: string): Promise<Result<StoredBundle, ReadBundleFailure>> => {
  const read = await readBundleWhile(path, () => null);
  return read.ok ? ok(read.value.snapshot) : read;
};

/** The same, and something besides. */
export const readBundleWhile = async <T>(
  path: string,
  meanwhile: Meanwhile<T>,
): Promise<Result<ReadBundle<T>, ReadBundleFailure>> => {
  let resolved: string;
  try {
    // The path itself may lead over links: the reader chose it. What is in the bundle may not.
    resolved = realpathSync(path);
  } catch (error) {
    if (absentCodes.has(errorCode(error) ?? '')) {
      return err({ code: 'NOT_FOUND', message: `There is nothing at ${path}.`, hint: 'Check the path.', at: path });
    }
    return err(toStorageFailure(error, path));
  }
  try {
    return ok(await readExisting(resolved, meanwhile));
  } catch (error) {
    return err(toStorageFailure(error, path));
  }
};
