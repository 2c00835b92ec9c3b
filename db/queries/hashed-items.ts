import type { EvidenceRow } from '../../shared/domain/case-tables.ts';
import type { CaseDatabase } from '../open-database.ts';
import type { IndexDatabase } from '../index-database.ts';

export type HashedItem = Pick<EvidenceRow, 'key' | 'exhibit' | 'title' | 'name' | 'sha256' | 'sha1' | 'md5'>;

/** Items that have a file, in the order in which they came in. */
export const eachItemWithHashes = (db: CaseDatabase): IterableIterator<HashedItem> =>
  db
    .prepare<[], HashedItem>(
      'select key, exhibit, title, name, sha256, sha1, md5 from evidence where sha256 is not null order by seq',
    )
    .iterate();

export const readItemHashes = (db: CaseDatabase, keys: readonly string[]): ReadonlyMap<string, HashedItem> =>
  new Map(
    db
      .prepare<[string], HashedItem>(
        'select key, exhibit, title, name, sha256, sha1, md5 from evidence where key in (select value from json_each(?))',
      )
      .all(JSON.stringify(keys))
      .map((item) => [item.key, item]),
  );

export type RecordFields = {
  readonly item: string;
  /** Number of the record within its import. */
  readonly number: number;
  readonly title: string;
  readonly fields: string;
};

/** Records of the imports that were kept, in the order of the index. */
export const eachRecord = (db: IndexDatabase): IterableIterator<RecordFields> =>
  db
    .prepare<[], RecordFields>(
      `select import."item", record."number" - import."first" + 1 as "number", record."title", record."fields"
         from record join import on import."number" = record."import" and import."isPending" = 0
        order by record."number"`,
    )
    .iterate();
