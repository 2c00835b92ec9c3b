import { existsSync, statSync } from 'node:fs';
import type { Output } from '../../shared/api/contract.ts';
import type { Result } from '../../shared/base/result.ts';
import type { HashSetUseRow } from '../../shared/domain/source-rows.ts';
import { hashAlgorithmOf } from '../../shared/domain/hash-words.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import {
  createHashLookup,
  listHashSets,
  type HashSetDatabase,
  type StoredHashSet,
} from '../../db/hash-set-database.ts';
import { eachItemWithHashes, type HashedItem } from '../../db/queries/hashed-items.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { hashSetsPath, withHashSets } from './hash-set-store.ts';

export type KnownBy = Output<'evidence.page'>['rows'][number]['known'];
type Session = Pick<CaseSession, 'store' | 'tables'>;

/** The latest line of each set that was held against the case, by the SHA-256 of its list and its kind. */
export const appliedSets = ({ tables }: Pick<CaseSession, 'tables'>): ReadonlyMap<string, HashSetUseRow> => {
  const uses = tables.rows('hash_set_use').filter(({ digest }) => digest !== null);
  return new Map(uses.map((use) => [useKey(use.digest, use.kind), use]));
};

export const useKey = (sha256: string | null, kind: string | null): string => `${sha256 ?? ''} ${kind ?? ''}`;

/** Finds which applied sets hold the digests of something. */
export type KnownHashes = {
  /** The same for as long as neither the applied sets nor the workstation's change. */
  readonly state: string;
  readonly of: (digests: readonly (string | null)[]) => KnownBy;
};

const nothingKnown: KnownHashes = { state: '', of: () => [] };

/** What is applied to the case and is on this workstation is looked into, and nothing else. */
export const withKnownHashes = <T>(
  session: Session,
  deps: AppDeps,
  act: (known: KnownHashes) => Result<T>,
): Result<T> => {
  const applied = appliedSets(session);
  const path = hashSetsPath(deps);
  if (applied.size === 0 || !existsSync(path)) return act(nothingKnown);
  return withHashSets(deps, (db) => {
    const sets = listHashSets(db).filter(({ sha256, kind }) => applied.has(useKey(sha256, kind)));
    return act(sets.length === 0 ? nothingKnown : { state: stateOf(path, sets), of: createKnown(db, sets) });
  });
};

const stateOf = (path: string, sets: readonly StoredHashSet[]): string => {
  try {
    return JSON.stringify([statSync(path).ino, sets.map(({ number, sha256 }) => [number, sha256])]);
  } catch (error) {
    storageFailure(error, path);
    return '';
  }
};

export const createKnown = (db: HashSetDatabase, sets: readonly StoredHashSet[]): KnownHashes['of'] => {
  const byNumber = new Map(sets.map((set) => [set.number, set]));
  const find = createHashLookup(db, [...byNumber.keys()]);
  return (digests) => {
    const found = new Set<number>();
    for (const digest of digests) {
      if (digest !== null && hashAlgorithmOf(digest) !== undefined)
        for (const number of find(digest)) found.add(number);
    }
    return [...found]
      .sort((left, right) => left - right)
      .flatMap((number) => {
        const set = byNumber.get(number);
        return set === undefined ? [] : [{ set: set.name, version: set.version, kind: set.kind }];
      });
  };
};

export const hashesOfItem = ({ sha256, sha1, md5 }: HashedItem): readonly (string | null)[] => [sha256, sha1, md5];

export type KnownKeys = { readonly good: readonly string[]; readonly bad: readonly string[] };

/** Every item that an applied set knows. */
export const findKnownItems = (session: Session, known: KnownHashes): KnownKeys => {
  const good: string[] = [];
  const bad: string[] = [];
  for (const item of eachItemWithHashes(session.store.db)) {
    const by = known.of(hashesOfItem(item));
    if (by.some(({ kind }) => kind === 'good')) good.push(item.key);
    if (by.some(({ kind }) => kind === 'bad')) bad.push(item.key);
  }
  return { good, bad };
};
