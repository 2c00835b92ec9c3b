import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import {
  findMatches,
  readEvidenceState,
  readEvidenceRows,
  readPageKeys,
  type EvidenceMatches,
  type ListedEvidence,
} from '../../db/queries/evidence-page.ts';
import type { CaseSession } from '../cases/case-session.ts';

export type EvidenceTableRow = Output<'evidence.page'>['rows'][number];

/** What filters matched last. Going on through a table asks the same again and again, and finding it may take long. */
export type MatchCache = Map<string, EvidenceMatches>;

const cachedMax = 16;

/** One window into the table of evidence: only what is on the screen crosses. */
export const readEvidencePage = (
  { store: { db }, folder, origin }: CaseSession,
  { filter, sort, descending, from, count }: Checked<'evidence.page'>,
  cache: MatchCache,
): Result<Output<'evidence.page'>> => {
  // One view of the case for its three questions, whoever writes meanwhile.
  const read = db.transaction((): Output<'evidence.page'> => {
    const name = JSON.stringify([folder, origin, readEvidenceState(db), filter]);
    const matches = cache.get(name) ?? findMatches(db, filter);
    keep(cache, name, matches);
    const keys = readPageKeys(db, filter, matches, { sort, descending, from, count });
    return { total: matches.total, from, rows: readEvidenceRows(db, keys).map(describeEvidence) };
  });
  return ok(read());
};

const keep = (cache: MatchCache, name: string, matches: EvidenceMatches): void => {
  cache.delete(name);
  cache.set(name, matches);
  const [oldest] = cache.keys();
  if (cache.size > cachedMax && oldest !== undefined) cache.delete(oldest);
};

export const describeEvidence = (row: ListedEvidence): EvidenceTableRow => ({
  id: row.key,
  exhibit: row.exhibit,
  title: row.title,
  name: row.name,
  kind: row.kind,
  reliability: row.reliability,
  credibility: row.credibility,
  custody: row.custody,
  forgeability: row.forgeability,
  source: row.source,
  sourceName: row.sourceName,
  media: row.media,
  size: row.size,
  sha256: row.sha256,
  tlp: row.tlp,
  addedAt: row.addedAt,
});
