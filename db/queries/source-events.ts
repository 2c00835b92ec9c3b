import type { EvidenceRow } from '../../shared/domain/case-tables.ts';
import type { SourceEventRow } from '../../shared/domain/source-rows.ts';
import type { CaseDatabase } from '../open-database.ts';

/** What was said of a source after it was added, in the order of the lines. */
export const readSourceEvents = (db: CaseDatabase, source: string): readonly SourceEventRow[] =>
  db.prepare<[string], SourceEventRow>('select * from source_event where source = ? order by seq').all(source);

/** How many items of a source hold each letter; null where it is withheld. */
export const countItemsByLetter = (db: CaseDatabase, source: string): ReadonlyMap<string | null, number> =>
  new Map(
    db
      .prepare<[string], { readonly reliability: string | null; readonly items: number }>(
        'select reliability, count(*) as items from evidence where source = ? group by reliability',
      )
      .all(source)
      .map(({ reliability, items }) => [reliability, items]),
  );

/** Items of a source that hold a letter, in the order in which they came in. */
export const readItemsWithLetter = (db: CaseDatabase, source: string, letter: string): readonly EvidenceRow[] =>
  db
    .prepare<[string, string], EvidenceRow>('select * from evidence where source = ? and reliability = ? order by seq')
    .all(source, letter);
