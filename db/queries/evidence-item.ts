import type { EvidenceRow, RatingRow } from '../../shared/domain/case-tables.ts';
import type { CustodyRow } from '../../shared/domain/custody-rows.ts';
import type { CaseDatabase } from '../open-database.ts';

/** What stands beside an item of evidence: events after its intake, and how it was rated. */
export const readCustodyOf = (db: CaseDatabase, item: string): readonly CustodyRow[] =>
  db.prepare<[string], CustodyRow>('select * from custody where item = ? order by seq').all(item);

/** Whether an edition withholds of which item an event of custody is: then no chain is surely whole. */
export const hasHiddenCustody = (db: CaseDatabase): boolean =>
  db.prepare('select 1 from custody where item is null limit 1').get() !== undefined;

export type TimedRating = RatingRow & { readonly at: string | null };

export const readRatingsOf = (db: CaseDatabase, item: string): readonly TimedRating[] =>
  db
    .prepare<[string, string], TimedRating>(
      // Keys are item/hypothesis, and 0 is the character after the slash.
      `select rating.*, line_index.at from rating left join line_index on line_index.seq = rating.seq
       where rating.key >= ? || '/' and rating.key < ? || '0' order by rating.key`,
    )
    .all(item, item);

export type GroupedItem = Pick<EvidenceRow, 'key' | 'exhibit' | 'title'> & { readonly originGroup: string };

/** Every item that belongs to a group of shared origin. */
export const readGroupedItems = (db: CaseDatabase): readonly GroupedItem[] =>
  db
    .prepare<[], GroupedItem>(
      'select key, exhibit, title, "originGroup" from evidence where "originGroup" is not null order by "originGroup", exhibit, key',
    )
    .all();

/** How many items each source gave. */
export const countItemsBySource = (db: CaseDatabase): ReadonlyMap<string, number> =>
  new Map(
    db
      .prepare<[], { readonly source: string; readonly items: number }>(
        'select source, count(*) as items from evidence where source is not null group by source',
      )
      .all()
      .map(({ source, items }) => [source, items]),
  );
