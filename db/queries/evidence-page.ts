import type { EvidenceRow } from '../../shared/domain/case-tables.ts';
import type { CaseDatabase } from '../open-database.ts';
import { planFilter, where, type ListedFilter } from './evidence-conditions.ts';

/** What a filter lets through: how many, and where they are few also which, in no order. */
export type EvidenceMatches = {
  readonly total: number;
  /** There may be more than `total`: counting them all would have kept the first page waiting. */
  readonly isLeast: boolean;
  readonly keys: readonly string[] | null;
};
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
  'custodyStated',
  'forgeability',
  'evidenceClass',
  'source',
  'media',
  'size',
  'sha256',
  'tlp',
  'marking',
  'addedAt',
  'collectedAt',
] as const;
/** An item as the table shows it, with the name of its source. */
export type ListedEvidence = Pick<EvidenceRow, (typeof listed)[number]> & { readonly sourceName: string | null };

/** By each sort its index and the columns that it sorts by; the line breaks ties. Both parts of a grade are there or not. */
const sorts = {
  exhibit: { index: 'evidence_by_exhibit', columns: ['exhibitOrder'] },
  title: { index: 'evidence_by_title', columns: ['title'] },
  kind: { index: 'evidence_by_kind', columns: ['kind'] },
  grade: { index: 'evidence_by_grade', columns: ['reliability', 'credibility'] },
  custody: { index: 'evidence_by_custody', columns: ['custody'] },
  forgeability: { index: 'evidence_by_forgeability', columns: ['forgeability'] },
  source: { index: 'evidence_by_source', columns: ['source'] },
  size: { index: 'evidence_by_size', columns: ['size'] },
  addedAt: { index: 'evidence_by_time', columns: ['addedAt'] },
  collectedAt: { index: 'evidence_by_collected', columns: ['collectedAt'] },
  class: { index: 'evidence_by_class', columns: ['evidenceClass'] },
  tlp: { index: 'evidence_by_tlp', columns: ['tlp'] },
} as const;
export type EvidenceSort = keyof typeof sorts;

/** Counting so many entries of an index keeps nobody waiting. */
const countedMax = 100_000;

export const findMatches = (db: CaseDatabase, filter: ListedFilter): EvidenceMatches => {
  const { judged, found, fewMax, isByRow } = planFilter(filter);
  if (judged.sql === '') return { total: countMatches(db, filter), isLeast: false, keys: null };
  const rest = `${found.from}${where(found.condition)}`;
  const keys = db
    .prepare<unknown[], string>(`select key from ${rest} limit ${fewMax + 1}`)
    .pluck()
    .all(...found.condition.values);
  if (keys.length <= fewMax) return { total: keys.length, isLeast: false, keys };
  if (isByRow) return { total: keys.length, isLeast: true, keys: null };
  const total =
    db
      .prepare<unknown[], number>(`select count(*) from (select 1 from ${rest} limit ${countedMax + 1})`)
      .pluck()
      .get(...found.condition.values) ?? 0;
  return { total, isLeast: total > countedMax, keys: null };
};

/** How many a filter lets through, however long it takes. */
export const countMatches = (db: CaseDatabase, filter: ListedFilter): number => {
  const { from, condition } = planFilter(filter).found;
  return (
    db
      .prepare<unknown[], number>(`select count(*) from ${from}${where(condition)}`)
      .pluck()
      .get(...condition.values) ?? 0
  );
};

/** Every item that a filter lets through, in the order of their lines. */
export const readMatchingKeys = (db: CaseDatabase, filter: ListedFilter): readonly string[] => {
  const { from, condition } = planFilter(filter).found;
  return db
    .prepare<unknown[], string>(`select key from ${from}${where(condition)} order by seq`)
    .pluck()
    .all(...condition.values);
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

/** The same for as long as nobody marks anything. */
export const readMarkState = (db: CaseDatabase): string =>
  String(db.prepare<[], number | null>(`select max(seq) from line_index where type = 'mark.set'`).pluck().get() ?? '');

/** Keys of one page. What has no value in the column that is sorted by comes last, either way round. */
export const readPageKeys = (
  db: CaseDatabase,
  filter: ListedFilter,
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
  const { judged } = planFilter(filter);
  return db
    .prepare<unknown[], string>(
      `select key from evidence indexed by ${index}${where(judged)} order by ${order} limit ? offset ?`,
    )
    .pluck()
    .all(...judged.values, count, from);
};

/** Rows by their keys, in that order, with the names of their sources. */
export const readEvidenceRows = (db: CaseDatabase, keys: readonly string[]): readonly ListedEvidence[] => {
  const columns = listed.map((column) => `evidence."${column}"`).join(', ');
  const read = db.prepare<[string], ListedEvidence>(
    `select ${columns}, source.name as sourceName from evidence left join source on source.key = evidence.source where evidence.key = ?`,
  );
  return keys.map((key) => read.get(key)).filter((row) => row !== undefined);
};
