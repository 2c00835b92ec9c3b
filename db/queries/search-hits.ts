import type { SearchScope } from '../../shared/search/search-scopes.ts';
import type { IndexDatabase } from '../index-database.ts';

/** A hit, with its snippet between the marks that `snippetMarks` names. */
export type StoredHit = {
  readonly number: number;
  readonly title: string;
  readonly snippet: string;
  /** Noun of the line's type, or the type of the record; null for a file. */
  readonly kind: string | null;
  /** What the line is of; the file's SHA-256; the evidence of the record. */
  readonly id: string | null;
  /** JSON, of a record. */
  readonly place: string | null;
  readonly offset: number | null;
  readonly length: number | null;
  /** Number of the record within its import. */
  readonly record: number | null;
};

/** Private-use characters: a text that holds them itself only looks marked. */
export const snippetMarks = { start: '\u{E000}', end: '\u{E001}' } as const;
const snippetWords = 24;
/** Words of a title count so much more than the others. */
const titleWeight = 4;
const ranked = `and rank match 'bm25(${titleWeight}.0, 1.0)' order by rank`;

const sources: Readonly<
  Record<SearchScope, { readonly words: string; readonly from: string; readonly columns: string }>
> = {
  line: {
    words: 'line_words',
    from: 'join line_entry on line_entry."number" = found.rowid',
    columns: `line_entry."title", line_entry."kind", line_entry."id", null as "place", null as "offset", null as "length", null as "record"`,
  },
  file: {
    words: 'passage_words',
    from: 'join passage on passage."number" = found.rowid',
    columns: `passage."title", null as "kind", passage."sha256" as "id", null as "place", passage."offset", passage."length", null as "record"`,
  },
  record: {
    words: 'record_words',
    from: 'join record on record."number" = found.rowid join import on import."number" = record."import"',
    columns: `record."title", record."type" as "kind", import."item" as "id", record."place", null as "offset", null as "length",
      record."number" - import."first" + 1 as "record"`,
  },
};

export const countHits = (db: IndexDatabase, scope: SearchScope, expression: string): number => {
  const { words } = sources[scope];
  return (
    db.prepare<[string], number>(`select count(*) from ${words} where ${words} match ?`).pluck().get(expression) ?? 0
  );
};

/** Numbers of lines that hold it, by noun. */
export const countLineKinds = (db: IndexDatabase, expression: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    db
      .prepare<[string], { kind: string; count: number }>(
        `select line_entry."kind" as kind, count(*) as count from line_words join line_entry on line_entry."number" = line_words.rowid
         where line_words match ? group by line_entry."kind"`,
      )
      .all(expression)
      .map(({ kind, count }) => [kind, count]),
  );

type HitWindow = {
  readonly kinds: readonly string[];
  /** The best first, by BM25, which looks at every hit there is; else in their order, as soon as there are enough. */
  readonly isRanked: boolean;
  readonly from: number;
  readonly count: number;
};

export const listHits = (
  db: IndexDatabase,
  scope: SearchScope,
  expression: string,
  { kinds, isRanked, from, count }: HitWindow,
): readonly StoredHit[] => {
  const { words, from: join, columns } = sources[scope];
  const narrowed = scope === 'line' && kinds.length > 0;
  const allowed = narrowed
    ? ` and +rowid in (select "number" from line_entry where "kind" in (${kinds.map(() => '?').join(', ')}))`
    : '';
  // The rows are found and ordered first; only those of the window are opened and cut into snippets.
  return db
    .prepare<unknown[], StoredHit>(
      `select found.rowid as "number", ${columns}, found.snippet
       from (
         select rowid, snippet(${words}, -1, '${snippetMarks.start}', '${snippetMarks.end}', '…', ${snippetWords}) as snippet
         from ${words} where ${words} match ?${allowed} ${isRanked ? ranked : 'order by rowid'} limit ? offset ?
       ) found ${join}`,
    )
    .all(expression, ...(narrowed ? kinds : []), count, from);
};
