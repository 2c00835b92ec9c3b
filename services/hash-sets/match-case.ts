import { existsSync } from 'node:fs';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { hashesIn } from '../../shared/domain/hash-words.ts';
import { listHashSets, type HashSetDatabase, type StoredHashSet } from '../../db/hash-set-database.ts';
import { eachItemWithHashes, eachRecord } from '../../db/queries/hashed-items.ts';
import type { AppDeps } from '../app-deps.ts';
import { casePaths } from '../cases/case-paths.ts';
import { commonFields } from '../cases/common-fields.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { withIndex } from '../imports/case-index.ts';
import { findHashSet, withHashSets } from './hash-set-store.ts';
import { appliedSets, createKnown, hashesOfItem, useKey, type KnownHashes } from './known-hashes.ts';

type Matches = Output<'hashset.matches'>;

const shownMax = 1000;
const reportEvery = 20_000;

/** Holds a set against the case: one line that says which set it was, and how much matched. */
export const applyHashSet = (
  session: CaseSession,
  input: Checked<'hashset.apply'>,
  deps: AppDeps,
): Result<Output<'hashset.apply'>> => {
  if (session.readOnly !== null) return err(session.readOnly);
  return withHashSets(deps, (db) => {
    const found = findHashSet(db, input.set);
    if (!found.ok) return found;
    const set = found.value;
    const matched = matchCase(session, db, [set], deps);
    if (!matched.ok) return matched;
    const { items, records } = matched.value.totals;
    const { name, kind, version, provenance, licence, sha256, hashes } = set;
    const appended = session.append(() =>
      ok({
        drafts: [
          {
            type: 'hashset.apply',
            fields: {
              ...commonFields(session, deps, input.tlp),
              set: { name, kind, version, provenance, licence, sha256, hashes },
              matches: { items, records },
            },
          },
        ],
      }),
    );
    return appended.ok ? ok({ line: appended.value.first, set: name, kind, items, records }) : appended;
  });
};

/** What the applied sets know of the case as it is now, computed anew. */
export const listMatches = (
  session: CaseSession,
  { set }: Checked<'hashset.matches'>,
  deps: AppDeps,
): Result<Matches> => {
  const applied = appliedSets(session);
  return withHashSets(deps, (db) => {
    const here = listHashSets(db).filter(({ sha256, kind }) => applied.has(useKey(sha256, kind)));
    if (set === undefined) return matchCase(session, db, here, deps);
    const found = findHashSet(db, set);
    if (!found.ok) return found;
    return matchCase(
      session,
      db,
      here.filter(({ number }) => number === found.value.number),
      deps,
    );
  });
};

const matchCase = (
  session: CaseSession,
  db: HashSetDatabase,
  sets: readonly StoredHashSet[],
  { report }: Pick<AppDeps, 'report'>,
): Result<Matches> => {
  const known = createKnown(db, sets);
  const matches: Matches = { items: [], records: [], totals: { items: 0, records: 0 } };
  for (const item of eachItemWithHashes(session.store.db)) {
    const by = known(hashesOfItem(item));
    if (by.length === 0) continue;
    matches.totals.items += 1;
    const { key, exhibit, title, name } = item;
    if (matches.items.length < shownMax)
      matches.items.push({ id: key, exhibit, title: title === '' ? name : title, known: by });
  }
  // An index that was removed is not made for this: then there are no records.
  if (!existsSync(casePaths.index(session.folder))) return ok(matches);
  return withIndex(session, (index) => {
    let read = 0;
    for (const record of eachRecord(index)) {
      read += 1;
      if (read % reportEvery === 0) report?.({ step: 'looking through records', done: read, total: null });
      takeRecord(record, known, matches);
    }
    return ok(matches);
  });
};

const takeRecord = (
  {
    item,
    number,
    title,
    fields,
  }: { readonly item: string; readonly number: number; readonly title: string; readonly fields: string },
  known: KnownHashes['of'],
  matches: Matches,
): void => {
  // Straight from the text of the fields: digests are plain letters in JSON too.
  const by = known(hashesIn([fields]));
  if (by.length === 0) return;
  matches.totals.records += 1;
  if (matches.records.length < shownMax) matches.records.push({ evidence: item, record: number, title, known: by });
};
