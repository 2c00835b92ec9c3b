import type { EvidenceRow } from '../../shared/domain/case-tables.ts';
import type { CaseDatabase } from '../open-database.ts';

export type EvidenceFilter = {
  readonly text: string;
  readonly kinds: readonly string[];
  readonly reliabilities: readonly string[];
  readonly custody: readonly string[];
  readonly tlp: readonly string[];
  readonly sources: readonly string[];
  /** Only these items, or with `isWithout` all but these; null: whichever. */
  readonly among?: { readonly keys: readonly string[]; readonly isWithout: boolean } | null | undefined;
};
/** Every item that a filter lets through: their number, and where they are few also which, in no order. */
export type EvidenceMatches = { readonly total: number; readonly keys: readonly string[] | null };
export type EvidenceWindow = {
  readonly sort: EvidenceSort;
  readonly descending: boolean;
  readonly from: number;
  readonly count: number;
};

const listed = [
  'key',
  'exhibit',
  'title',
  'name',
  'kind',
  'reliability',
  'credibility',
  'custody',
  'forgeability',
  'source',
  'media',
  'size',
  'sha256',
  'tlp',
  'addedAt',
] as const;
/** An item as the table shows it, with the name of its source. */
export type ListedEvidence = Pick<EvidenceRow, (typeof listed)[number]> & { readonly sourceName: string | null };

/** By each sort its index and the columns that it sorts by; the line breaks ties. Both parts of a grade are there or not. */
const sorts = {
  exhibit: { index: 'evidence_by_exhibit', columns: ['exhibit'] },
  title: { index: 'evidence_by_title', columns: ['title'] },
  kind: { index: 'evidence_by_kind', columns: ['kind'] },
  grade: { index: 'evidence_by_grade', columns: ['reliability', 'credibility'] },
  custody: { index: 'evidence_by_custody', columns: ['custody'] },
  forgeability: { index: 'evidence_by_forgeability', columns: ['forgeability'] },
  source: { index: 'evidence_by_source', columns: ['source'] },
  size: { index: 'evidence_by_size', columns: ['size'] },
  addedAt: { index: 'evidence_by_time', columns: ['addedAt'] },
  tlp: { index: 'evidence_by_tlp', columns: ['tlp'] },
} as const;
export type EvidenceSort = keyof typeof sorts;

/** Up to so many rows are looked up and sorted; among more, walking an index finds a page sooner. */
const fewMax = 2000;
/** Walking by a text costs a look at each row on the way. */
const fewWithTextMax = 10_000;

export const findMatches = (db: CaseDatabase, filter: EvidenceFilter): EvidenceMatches => {
  const { sql, values } = conditionOf(filter);
  const count = (): number =>
    db
      .prepare<unknown[], number>(`select count(*) from evidence${sql}`)
      .pluck()
      .get(...values) ?? 0;
  if (sql === '') return { total: count(), keys: null };
  const few = filter.text === '' ? fewMax : fewWithTextMax;
  const keys = db
    .prepare<unknown[], string>(`select key from evidence${sql} limit ${few + 1}`)
    .pluck()
    .all(...values);
  return keys.length <= few ? { total: keys.length, keys } : { total: count(), keys: null };
};

/** The same for as long as no item of the case changes, by a line or by a rebuild. */
export const readEvidenceState = (db: CaseDatabase): string =>
  db
    .prepare<[], string>(
      // Each of its own: over both types at once SQLite would read every line of them.
      `select coalesce((select max(seq) from line_index where type = 'evidence.add'), '')
         || '/' || coalesce((select max(seq) from line_index where type = 'evidence.correct'), '')
         || '/' || coalesce((select max(seq) from line_index where type = 'custody.grade'), '')
         || '/' || coalesce((select value from setting where name = 'rebuilds'), '')`,
    )
    .pluck()
    .get() ?? '';

/** Keys of one page. What has no value in the column that is sorted by comes last, either way round. */
export const readPageKeys = (
  db: CaseDatabase,
  filter: EvidenceFilter,
  { keys }: EvidenceMatches,
  { sort, descending, from, count }: EvidenceWindow,
): readonly string[] => {
  const { index, columns } = sorts[sort];
  const [first, ...others] = columns.map((column) => `"${column}"`);
  const way = descending ? ' desc' : '';
  // The index holds nulls first, which from its end is last; ascending SQLite walks it in two pieces.
  const order = [`${first ?? ''}${way} nulls last`, ...[...others, 'seq'].map((column) => column + way)].join(', ');
  if (keys !== null) {
    return db
      .prepare<[string, number, number], string>(
        `select key from evidence where key in (select value from json_each(?)) order by ${order} limit ? offset ?`,
      )
      .pluck()
      .all(JSON.stringify(keys), count, from);
  }
  const { sql, values } = conditionOf(filter);
  return db
    .prepare<unknown[], string>(`select key from evidence indexed by ${index}${sql} order by ${order} limit ? offset ?`)
    .pluck()
    .all(...values, count, from);
};

/** Rows by their keys, in that order, with the names of their sources. */
export const readEvidenceRows = (db: CaseDatabase, keys: readonly string[]): readonly ListedEvidence[] => {
  const columns = listed.map((column) => `evidence."${column}"`).join(', ');
  const read = db.prepare<[string], ListedEvidence>(
    `select ${columns}, source.name as sourceName from evidence left join source on source.key = evidence.source where evidence.key = ?`,
  );
  return keys.map((key) => read.get(key)).filter((row) => row !== undefined);
};

type Condition = { readonly sql: string; readonly values: readonly string[] };

const conditionOf = (filter: EvidenceFilter): Condition => {
  const parts: Condition[] = [
    oneOf('kind', filter.kinds),
    oneOf('reliability', filter.reliabilities),
    oneOf('custody', filter.custody),
    oneOf('tlp', filter.tlp),
    oneOf('source', filter.sources),
    among(filter.among),
    holding(['exhibit', 'title', 'name', 'description', 'sha256'], filter.text),
  ].filter(({ sql }) => sql !== '');
  return {
    sql: parts.length === 0 ? '' : ` where ${parts.map(({ sql }) => sql).join(' and ')}`,
    values: parts.flatMap(({ values }) => values),
  };
};

const among = (wanted: EvidenceFilter['among']): Condition =>
  wanted === undefined || wanted === null
    ? { sql: '', values: [] }
    : {
        sql: `key${wanted.isWithout ? ' not' : ''} in (select value from json_each(?))`,
        values: [JSON.stringify(wanted.keys)],
      };

const oneOf = (column: string, allowed: readonly string[]): Condition =>
  allowed.length === 0
    ? { sql: '', values: [] }
    : { sql: `${column} in (${allowed.map(() => '?').join(', ')})`, values: allowed };

/** LIKE folds the case of ASCII letters; what it takes for wildcards is escaped. */
const holding = (columns: readonly string[], text: string): Condition => {
  if (text === '') return { sql: '', values: [] };
  const pattern = `%${text.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
  return {
    sql: `(${columns.map((column) => String.raw`${column} like ? escape '\'`).join(' or ')})`,
    values: columns.map(() => pattern),
  };
};
