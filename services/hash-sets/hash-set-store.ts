import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import { listHashSets, openHashSets, type HashSetDatabase, type StoredHashSet } from '../../db/hash-set-database.ts';
import type { AppDeps } from '../app-deps.ts';
import { makeFolder } from '../identities/profile-files.ts';

export type HashSet = Output<'hashset.list'>['sets'][number];
type Known = Omit<HashSet, 'applied'>;

export const hashSetsPath = ({ profile }: Pick<AppDeps, 'profile'>): string => join(profile.folder, 'hash-sets.db');

/** Opens the sets of the workstation for one call: its cases share them. */
export const withHashSets = <T>(deps: AppDeps, act: (db: HashSetDatabase) => Result<T>): Result<T> => {
  const path = hashSetsPath(deps);
  try {
    makeFolder(deps.profile.folder);
    const isNew = !existsSync(path);
    const db = openHashSets(path);
    if (!db.ok) return db;
    try {
      if (isNew) chmodSync(path, 0o600);
      return act(db.value);
    } finally {
      db.value.close();
    }
  } catch (error) {
    return err(storageFailure(error, path));
  }
};

/** A set by its name, `name@version`, or a beginning of the SHA-256 of its list. */
export const findHashSet = (db: HashSetDatabase, reference: string): Result<StoredHashSet, Failure> => {
  const sets = listHashSets(db);
  const named = sets.filter(({ name, version }) => reference === name || reference === `${name}@${version}`);
  const found =
    named.length > 0 ? named : sets.filter(({ sha256 }) => reference.length >= 6 && sha256.startsWith(reference));
  const [only] = found;
  if (found.length === 1 && only !== undefined) return ok(only);
  return err({
    code: found.length === 0 ? 'NOT_FOUND' : 'AMBIGUOUS',
    message:
      found.length === 0
        ? `There is no set of known hashes ${reference} on this workstation.`
        : `${reference} stands for ${found.length} sets.`,
    hint: '`plumbline hashset list` shows them; name one as `name@version`, or by its SHA-256.',
    at: reference,
  });
};

export const describeSet = (stored: StoredHashSet): Known => {
  const { number: _, ...set } = stored;
  return set;
};
