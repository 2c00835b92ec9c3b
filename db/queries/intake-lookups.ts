import type { CaseDatabase } from '../open-database.ts';

/** What an intake must know of the items that are there already; each answer comes from an index. */

/** The first item with this content, by line. */
export const createContentLookup = (db: CaseDatabase): ((sha256: string) => string | undefined) => {
  // Nearly all content is new, and to learn that from the index alone takes 2 µs instead of the 20 of the minimum.
  const isThere = db.prepare<[string], 1>('select 1 from evidence where sha256 = ?').pluck();
  // The row that has the minimum, found without a sort; nulls where there is none.
  const find = db.prepare<[string], string | null>('select key, min(seq) from evidence where sha256 = ?').pluck();
  return (sha256) => (isThere.get(sha256) === undefined ? undefined : (find.get(sha256) ?? undefined));
};

export const isExhibitUsed = (db: CaseDatabase, exhibit: string): boolean =>
  db.prepare('select 1 from evidence where exhibit = ? limit 1').get(exhibit) !== undefined;

/** The number of the highest exhibit numbered by the program, as in EX-0041; 0 where there is none. */
export const highestExhibitNumber = (db: CaseDatabase): number =>
  db
    .prepare<[], number>(
      `select cast(substr(exhibit, 4) as integer) from evidence
       where exhibit glob 'EX-[0-9][0-9][0-9][0-9]*' and substr(exhibit, 4) not glob '*[^0-9]*' and length(exhibit) <= 12
       order by cast(substr(exhibit, 4) as integer) desc limit 1`,
    )
    .pluck()
    .get() ?? 0;
