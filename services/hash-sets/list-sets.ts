import { existsSync } from 'node:fs';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { HashSetUseRow } from '../../shared/domain/source-rows.ts';
import { listHashSets } from '../../db/hash-set-database.ts';
import type { AppDeps } from '../app-deps.ts';
import { openCase, type CaseSession } from '../cases/case-session.ts';
import { describeSet, hashSetsPath, withHashSets } from './hash-set-store.ts';
import { appliedSets, useKey } from './known-hashes.ts';

/** The sets of the workstation; with a case, also which were held against it. */
export const listSetsFor = ({ folder }: Checked<'hashset.list'>, deps: AppDeps): Result<Output<'hashset.list'>> => {
  if (folder === undefined) return listSets(null, deps);
  const session = openCase(folder, deps);
  if (!session.ok) return session;
  try {
    return listSets(session.value, deps);
  } finally {
    session.value.close();
  }
};

const listSets = (session: Pick<CaseSession, 'tables'> | null, deps: AppDeps): Result<Output<'hashset.list'>> => {
  const applied = session === null ? new Map<string, HashSetUseRow>() : appliedSets(session);
  const sets = existsSync(hashSetsPath(deps)) ? withHashSets(deps, (db) => ok(listHashSets(db))) : ok([]);
  if (!sets.ok) return sets;
  const here = new Set(sets.value.map(({ sha256, kind }) => useKey(sha256, kind)));
  return ok({
    sets: sets.value.map((stored) => {
      const set = describeSet(stored);
      const use = applied.get(useKey(set.sha256, set.kind));
      return {
        ...set,
        applied: use === undefined ? null : { line: use.seq, at: use.at, items: use.items, records: use.records },
      };
    }),
    absent: [...applied].flatMap(([key, use]) =>
      here.has(key)
        ? []
        : [
            {
              name: use.name ?? '',
              kind: use.kind ?? '',
              version: use.version ?? '',
              sha256: use.digest ?? '',
              line: use.seq,
            },
          ],
    ),
  });
};
