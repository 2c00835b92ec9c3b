import type { CommentRow, FindingRow, LinkRow } from '../../shared/domain/finding-tables.ts';
import type { CaseDatabase } from '../open-database.ts';

/** Links that have the subject at either end, in the order in which they were made. */
export const readLinksOf = (db: CaseDatabase, subject: string): readonly LinkRow[] =>
  db
    .prepare<[string, string], LinkRow>('select * from link where "fromKey" = ? or "toKey" = ? order by seq')
    .all(subject, subject);

export const readCommentsOf = (db: CaseDatabase, subject: string): readonly CommentRow[] =>
  db.prepare<[string], CommentRow>('select * from comment where subject = ? order by seq').all(subject);

export const readFindings = (db: CaseDatabase): readonly FindingRow[] =>
  db.prepare<[], FindingRow>('select * from finding order by seq desc').all();

export const countFindingsIn = (db: CaseDatabase, item: string): number =>
  db
    .prepare<[string], number>('select count(*) from finding where item = ? and "withdrawnSeq" is null')
    .pluck()
    .get(item) ?? 0;

type Counted = { readonly key: string; readonly count: number };

/** How many standing links and comments each finding has. */
export const countAtFindings = (
  db: CaseDatabase,
): { readonly links: ReadonlyMap<string, number>; readonly comments: ReadonlyMap<string, number> } => {
  const toMap = (rows: readonly Counted[]) => new Map(rows.map(({ key, count }) => [key, count]));
  return {
    links: toMap(
      db
        .prepare<[], Counted>(
          `select key, count(*) as count from (
             select "fromFinding" as key from link where "withdrawnSeq" is null and "fromFinding" is not null
             union all
             select "toFinding" as key from link where "withdrawnSeq" is null and "toFinding" is not null
           ) group by key`,
        )
        .all(),
    ),
    comments: toMap(
      db
        .prepare<[], Counted>(
          'select finding as key, count(*) as count from comment where "withdrawnSeq" is null and finding is not null group by finding',
        )
        .all(),
    ),
  };
};

export type MarkedKind = 'item' | 'record' | 'finding';
export type TriageCount = { readonly kind: MarkedKind; readonly triage: string | null; readonly count: number };

const kind = `case when finding is not null then 'finding' when record is not null then 'record' else 'item' end`;
/** What is marked and still there: no withdrawn finding, no record of an import that was taken back. */
const isThere = `(finding is null or exists (select 1 from finding f where f.key = mark.finding and f."withdrawnSeq" is null))
  and (record is null or exists (select 1 from import_record i where i.key = json_extract(mark.record, '$.import') and i."undoneSeq" is null))`;

export const countTriage = (db: CaseDatabase): readonly TriageCount[] =>
  db
    .prepare<[], TriageCount>(
      `select ${kind} as kind, triage, count(*) as count from mark where ${isThere} group by 1, 2`,
    )
    .all();

export type TagCount = { readonly tag: string; readonly kind: MarkedKind; readonly count: number };

export const countTags = (db: CaseDatabase): readonly TagCount[] =>
  db
    .prepare<[], TagCount>(
      `select tag.value as tag, ${kind} as kind, count(*) as count
       from mark, json_each(mark.tags) as tag where ${isThere} group by 1, 2`,
    )
    .all();

/** How many there are in all, whoever marked them or not. */
export const countMarkable = (db: CaseDatabase): Readonly<Record<MarkedKind, number>> => ({
  item: db.prepare<[], number>('select count(*) from evidence').pluck().get() ?? 0,
  record:
    db
      .prepare<[], number>('select coalesce(sum(records), 0) from import_record where "undoneSeq" is null')
      .pluck()
      .get() ?? 0,
  finding: db.prepare<[], number>('select count(*) from finding where "withdrawnSeq" is null').pluck().get() ?? 0,
});
