import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { LineNames } from '../../shared/domain/line-word-parts.ts';
import { itemToWords, nameIds } from '../../shared/domain/line-words.ts';
import { lineTypes } from '../../shared/ledger/line-types.ts';
import { parseSearchQuery } from '../../shared/search/search-query.ts';
import { rankedMax, searchScopes, type SearchScope } from '../../shared/search/search-scopes.ts';
import { lockCase } from '../../db/case-lock.ts';
import type { IndexDatabase } from '../../db/index-database.ts';
import { findItemOfFile } from '../../db/queries/file-hashes.ts';
import { countHits, countLineKinds, listHits, snippetMarks, type StoredHit } from '../../db/queries/search-hits.ts';
import type { AppDeps } from '../app-deps.ts';
import { casePaths } from '../cases/case-paths.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { withIndex } from '../imports/case-index.ts';
import { lineNamesOf } from '../../shared/domain/line-names.ts';
import { searchableKinds } from '../reasoning/hidden-ratings.ts';
import { placeOfPassage, placeOfRecord } from './hit-place.ts';
import { rememberSearch } from './saved-searches.ts';
import { countLinesLeft, takeLinesIn } from './take-lines-in.ts';
import { searchedOf } from './update-search.ts';

type Reply = Output<'search.run'>;
type Hit = Reply['hits'][number];

/** A few new lines are taken in on the way; more wait for an update, so that a search never takes long. */
const linesOnTheWayMax = 2000;

/**
 * Searches everything in the case. Lines of the ledger come first, then files, then records: what people wrote down is
 * less, and weighs more, than what lies in a file of a million rows. Within each the best come first, unless there are
 * too many to rank while somebody waits.
 */
export const searchCase = (session: CaseSession, input: Checked<'search.run'>, deps: AppDeps): Result<Reply> => {
  const query = parseSearchQuery(input.query);
  if (!query.ok) return query;
  const { expression } = query.value;
  const unknown = input.kinds.find((kind) => !knownKinds.has(kind));
  if (unknown !== undefined) return err(noSuchKind(unknown));
  const kinds = searchableKinds(session, input.kinds, deps);
  if (!kinds.ok) return kinds;
  const reply = withIndex(session, (index): Result<Reply> => {
    const lines = takeNewLines(index, session, deps);
    const counts = countScopes(index, expression, kinds.value.wanted);
    const unranked = searchScopes.filter((scope) => counts.wanted[scope] > 0 && counts.all[scope] > rankedMax);
    const isRanked = (scope: SearchScope): boolean => input.rankAll || !unranked.includes(scope);
    const hits: Hit[] = [];
    let from = input.from;
    const names = lineNamesOf(session.tables);
    for (const scope of searchScopes) {
      const count = input.count - hits.length;
      if (count > 0 && from < counts.wanted[scope]) {
        const found = listHits(index, scope, expression, {
          kinds: lineKinds(kinds.value.wanted),
          isRanked: isRanked(scope),
          from,
          count,
        });
        hits.push(...found.map((hit) => describeHit(scope, hit, session, names)));
      }
      from = Math.max(0, from - counts.wanted[scope]);
    }
    const total = searchScopes.reduce((sum, scope) => sum + counts.wanted[scope], 0);
    const files = searchedOf(index, session);
    const unread = { lines, files: files.unread.length };
    // Kinds that were not wanted are counted too, so that they can be chosen; those that are hidden are not.
    const byKind = Object.fromEntries(Object.entries(counts.byKind).filter(([kind]) => kinds.value.isOpen(kind)));
    return ok({ total, byKind, unranked: input.rankAll ? [] : unranked, hits, unread, unsearched: files.unsearched });
  });
  if (reply.ok && input.remember) {
    rememberSearch(session, { query: input.query, kinds: input.kinds, total: reply.value.total }, deps);
  }
  return reply;
};

/** Not while an import fills the index: then the search goes without the newest lines, and says so. */
const takeNewLines = (index: IndexDatabase, { folder, store: { db } }: CaseSession, { crypto }: AppDeps): number => {
  const left = countLinesLeft(index, db, crypto);
  if (left === 0 || left > linesOnTheWayMax) return left;
  const lock = lockCase(casePaths.indexLock(folder), 'exclusive');
  if (!lock.ok) return left;
  try {
    return takeLinesIn(index, db, crypto, linesOnTheWayMax);
  } finally {
    lock.value.release();
  }
};

const otherKinds: ReadonlySet<string> = new Set(['file', 'record']);
const knownKinds: ReadonlySet<string> = new Set([
  ...Object.keys(lineTypes).map((type) => type.split('.')[0] ?? type),
  ...otherKinds,
]);

/** To find nothing of a kind that there is not would read as if the case held nothing of it. */
const noSuchKind = (kind: string): Failure => ({
  code: 'BAD_QUERY',
  message: `There is no kind ${kind} to search in; nothing was searched.`,
  hint: `The kinds are ${[...knownKinds].sort().join(', ')}.`,
});

const lineKinds = (kinds: readonly string[]): readonly string[] => kinds.filter((kind) => !otherKinds.has(kind));

const countScopes = (index: IndexDatabase, expression: string, kinds: readonly string[]) => {
  const byLine = countLineKinds(index, expression);
  const file = countHits(index, 'file', expression);
  const record = countHits(index, 'record', expression);
  const isWanted = (kind: string): boolean => kinds.length === 0 || kinds.includes(kind);
  const sumOf = (wanted: (kind: string) => boolean): number =>
    Object.entries(byLine).reduce((sum, [kind, count]) => sum + (wanted(kind) ? count : 0), 0);
  return {
    all: { line: sumOf(() => true), file, record },
    byKind: { ...byLine, ...(file > 0 && { file }), ...(record > 0 && { record }) },
    wanted: { line: sumOf(isWanted), file: isWanted('file') ? file : 0, record: isWanted('record') ? record : 0 },
  };
};

const describeHit = (scope: SearchScope, hit: StoredHit, session: CaseSession, names: LineNames): Hit => {
  const plain = { item: null, line: null, offset: null, length: null, place: null, record: null, type: null };
  const marked = readMarks(scope === 'line' ? nameIds(hit.snippet, names) : hit.snippet);
  switch (scope) {
    case 'line':
      return {
        ...plain,
        ...marked,
        kind: hit.kind ?? '',
        id: hit.id,
        title: nameIds(hit.title, names),
        line: hit.number,
      };
    case 'file': {
      const id = findItemOfFile(session.store.db, hit.id ?? '') ?? null;
      const { offset, length } = hit;
      const place =
        id === null || offset === null || length === null
          ? null
          : placeOfPassage(session, id, { offset, length }, marked);
      return { ...plain, ...marked, kind: 'file', id, title: titleOfItem(id, session), offset, length, place };
    }
    case 'record': {
      const { id, title, record, kind: type } = hit;
      const item = titleOfItem(id, session);
      return { ...plain, ...marked, kind: 'record', id, title, item, place: placeOfRecord(hit.place), record, type };
    }
  }
};

const titleOfItem = (id: string | null, { tables }: CaseSession): string => {
  const row = id === null ? undefined : tables.get('evidence', id);
  return itemToWords(row?.exhibit ?? null, row?.title ?? null);
};

/** The snippet without its marks, and where they were. */
const readMarks = (text: string): Pick<Hit, 'snippet' | 'marks'> => {
  let snippet = '';
  let start: number | undefined;
  const marks: [number, number][] = [];
  for (const part of text.split(/([\uE000\uE001])/u)) {
    if (part === snippetMarks.start) start = snippet.length;
    else if (part === snippetMarks.end) {
      if (start !== undefined && start < snippet.length) marks.push([start, snippet.length]);
      start = undefined;
    } else snippet += part;
  }
  return { snippet, marks };
};
