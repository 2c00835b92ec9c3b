import type { Checked, Output } from '../../shared/api/contract.ts';
import type { EvidenceFilter } from '../../shared/domain/evidence-filter.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import {
  countMatches,
  findMatches,
  readEvidenceState,
  readEvidenceRows,
  readMarkState,
  readPageKeys,
  type EvidenceMatches,
  type ListedEvidence,
} from '../../db/queries/evidence-page.ts';
import type { ListedFilter } from '../../db/queries/evidence-conditions.ts';
import { readItemHashes } from '../../db/queries/hashed-items.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import {
  findKnownItems,
  hashesOfItem,
  withKnownHashes,
  type KnownBy,
  type KnownKeys,
} from '../hash-sets/known-hashes.ts';

export type EvidenceTableRow = Output<'evidence.page'>['rows'][number];

/** What filters matched last. Going on through a table asks the same again and again, and finding it may take long. */
export type MatchCache = Map<string, EvidenceMatches>;

/** Which items the applied sets of known hashes know: found by looking at every item, so once for each state of both. */
export type KnownKeysCache = Map<string, KnownKeys>;

const cachedMax = 16;

/** One window into the table of evidence: only what is on the screen crosses. */
export const readEvidencePage = (
  session: CaseSession,
  { filter: asked, sort, descending, from, count }: Checked<'evidence.page'>,
  caches: { readonly matches: MatchCache; readonly knownKeys: KnownKeysCache },
  deps: AppDeps,
): Result<Output<'evidence.page'>> => {
  const { folder, origin } = session;
  const { db } = session.store;
  return withKnownHashes(session, deps, (known) => {
    // One view of the case for its three questions, whoever writes meanwhile.
    const read = db.transaction((): Output<'evidence.page'> => {
      const state = readEvidenceState(db);
      const { known: wish, ...rest } = asked;
      const knownName = JSON.stringify([folder, origin, state, known.state]);
      const keysOf = (): KnownKeys => {
        const keys = caches.knownKeys.get(knownName) ?? findKnownItems(session, known);
        keep(caches.knownKeys, knownName, keys);
        return keys;
      };
      const filter = { ...rest, among: wish === 'any' ? null : amongOf(wish, keysOf()) };
      const marks = asked.triage.length === 0 ? '' : readMarkState(db);
      const name = JSON.stringify([knownName, marks, asked]);
      const matches = caches.matches.get(name) ?? findMatches(db, filter);
      keep(caches.matches, name, matches);
      const keys = readPageKeys(db, filter, matches, { sort, descending, from, count });
      const hashes = known.state === '' ? null : readItemHashes(db, keys);
      const rows = readEvidenceRows(db, keys).map((row) => {
        const item = hashes?.get(row.key);
        return describeEvidence(row, item === undefined ? [] : known.of(hashesOfItem(item)));
      });
      return { total: matches.total, isLeast: matches.isLeast, from, rows };
    });
    return ok(read());
  });
};

const amongOf = (
  wish: 'good' | 'bad' | 'not good' | 'none',
  { good, bad }: KnownKeys,
): { readonly keys: readonly string[]; readonly isWithout: boolean } => {
  switch (wish) {
    case 'good':
      return { keys: good, isWithout: false };
    case 'bad':
      return { keys: bad, isWithout: false };
    case 'not good':
      // What is known bad too is shown, whatever else calls it good.
      return { keys: without(good, bad), isWithout: true };
    case 'none':
      return { keys: [...good, ...bad], isWithout: true };
  }
};

/** Of many, so by a set. */
const without = (keys: readonly string[], others: readonly string[]): readonly string[] => {
  const left = new Set(others);
  return keys.filter((key) => !left.has(key));
};

/** What a filter says of known hashes, as the items that it means. */
export const withListedFilter = <T>(
  session: CaseSession,
  { known: wish, ...rest }: EvidenceFilter,
  deps: AppDeps,
  act: (filter: ListedFilter) => Result<T>,
): Result<T> =>
  wish === 'any'
    ? act({ ...rest, among: null })
    : withKnownHashes(session, deps, (known) => act({ ...rest, among: amongOf(wish, findKnownItems(session, known)) }));

/** A thread of its own counts, so that nobody waits for it; it is asked only where a page did not know. */
export const countEvidence = (
  session: CaseSession,
  { filter }: Checked<'evidence.count'>,
  deps: AppDeps,
): Result<Output<'evidence.count'>> =>
  withListedFilter(session, filter, deps, (listed) => ok({ total: countMatches(session.store.db, listed) }));

const keep = <T>(cache: Map<string, T>, name: string, value: T): void => {
  cache.delete(name);
  cache.set(name, value);
  const [oldest] = cache.keys();
  if (cache.size > cachedMax && oldest !== undefined) cache.delete(oldest);
};

export const describeEvidence = (row: ListedEvidence, known: KnownBy): EvidenceTableRow => ({
  id: row.key,
  exhibit: row.exhibit,
  title: row.title,
  name: row.name,
  kind: row.kind,
  reliability: row.reliability,
  credibility: row.credibility,
  custody: row.custody,
  custodyStated: row.custodyStated,
  forgeability: row.forgeability,
  evidenceClass: row.evidenceClass,
  source: row.source,
  sourceName: row.sourceName,
  media: row.media,
  size: row.size,
  sha256: row.sha256,
  tlp: row.tlp,
  marking: row.marking,
  addedAt: row.addedAt,
  collectedAt: row.collectedAt,
  known,
});
