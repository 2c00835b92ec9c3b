import { setTimeout as delay } from 'node:timers/promises';
import { err, type Result } from '../../shared/base/result.ts';
import type { ImportRow } from '../../shared/domain/case-tables.ts';
import { lockCase } from '../../db/case-lock.ts';
import { openIndex, removeUnfinished, type IndexDatabase, type IndexPaths } from '../../db/index-database.ts';
import { keepImport, listStored, removeImport } from '../../db/index-writer.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { casePaths } from '../cases/case-paths.ts';
import type { CaseSession } from '../cases/case-session.ts';

type Indexed = Pick<CaseSession, 'folder' | 'tables'>;

const indexPaths = ({ folder }: Indexed): IndexPaths => ({
  records: casePaths.index(folder),
  words: casePaths.words(folder),
});

/** Imports that no line has taken back, in the order of their lines. */
export const activeImports = ({ tables }: Pick<CaseSession, 'tables'>): readonly ImportRow[] =>
  tables
    .rows('import_record')
    .filter(({ undoneSeq }) => undoneSeq === null)
    .sort((left, right) => left.seq - right.seq);

export const activeImportOf = (session: Pick<CaseSession, 'tables'>, item: string): ImportRow | undefined =>
  activeImports(session).find((row) => row.item === item);

/** Opens the index for one call. What an interrupted import or undo left is mended first, unless one is at work now. */
export const withIndex = <T>(session: Indexed, act: (index: IndexDatabase) => Result<T>): Result<T> => {
  const index = openIndex(indexPaths(session));
  if (!index.ok) return index;
  try {
    if (needsSweep(index.value, session)) {
      const lock = lockCase(casePaths.indexLock(session.folder), 'exclusive');
      if (lock.ok) {
        sweep(index.value, session);
        lock.value.release();
      }
    }
    return act(index.value);
  } catch (error) {
    return err(storageFailure(error, casePaths.index(session.folder)));
  } finally {
    index.value.close();
  }
};

const lockedMilliseconds = 200;

/** The same for whoever fills or empties it: alone, after everybody who came before. */
export const withIndexAlone = async <T>(
  session: Indexed,
  { report }: Pick<AppDeps, 'report'>,
  act: (index: IndexDatabase) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> => {
  const path = casePaths.indexLock(session.folder);
  let lock = lockCase(path, 'exclusive');
  while (!lock.ok) {
    if (lock.error.code !== 'CASE_BUSY') return lock;
    report?.({ step: 'waiting for another import to end', done: null, total: null });
    await delay(lockedMilliseconds);
    lock = lockCase(path, 'exclusive');
  }
  const index = openIndex(indexPaths(session));
  if (!index.ok) {
    lock.value.release();
    return index;
  }
  try {
    removeUnfinished(casePaths.index(session.folder));
    sweep(index.value, session);
    return await act(index.value);
  } catch (error) {
    return err(storageFailure(error, casePaths.index(session.folder)));
  } finally {
    index.value.close();
    lock.value.release();
  }
};

const needsSweep = (index: IndexDatabase, session: Indexed): boolean => {
  const active = activeById(session);
  return listStored(index).some(({ id, isPending }) => isPending === 1 || !active.has(id));
};

/** Records whose line never came, or was taken back, go; records whose line came are kept. */
const sweep = (index: IndexDatabase, session: Indexed): void => {
  const active = activeById(session);
  for (const { id, isPending } of listStored(index)) {
    const row = active.get(id);
    if (row === undefined) removeImport(index, id);
    else if (isPending === 1) keepImport(index, id, row.item ?? '');
  }
};

const activeById = (session: Indexed): ReadonlyMap<string, ImportRow> =>
  new Map(activeImports(session).map((row) => [row.key, row]));
