import type { IndexDatabase } from '../index-database.ts';
import type { StoredImport } from './record-page.ts';

/** A record of an import with what it says and what it refers to, as JSON. */
export type ReferringRecord = {
  readonly number: number;
  readonly type: string;
  readonly key: string | null;
  readonly title: string;
  readonly timeRaw: string | null;
  readonly timeUtc: string | null;
  readonly timeOrder: string | null;
  readonly place: string;
  readonly fields: string;
  readonly links: string;
};

const columns = '"number", "type", "key", "title", "timeRaw", "timeUtc", "timeOrder", "place", "fields", "links"';

/** Records of class `Hash` that state the digits, in whatever case. */
export const listHashRecords = (
  db: IndexDatabase,
  { number }: StoredImport,
  digits: string,
  count: number,
): readonly ReferringRecord[] =>
  db
    .prepare<[number, string, number], ReferringRecord>(
      `select ${columns} from record where "import" = ? and "type" = 'Hash' and "fields" like ? order by "number" limit ?`,
    )
    .all(number, `%${digits}%`, count);

/** The records that stand before one in the file, the nearest first. */
export const listRecordsBefore = (
  db: IndexDatabase,
  { first }: StoredImport,
  number: number,
  count: number,
): readonly ReferringRecord[] =>
  db
    .prepare<[number, number, number], ReferringRecord>(
      `select ${columns} from record where "number" >= ? and "number" < ? order by "number" desc limit ?`,
    )
    .all(first, number, count);

/** Records that refer to the key: an import is searched from end to end, as no index holds what records refer to. */
export const listReferringRecords = (
  db: IndexDatabase,
  { number }: StoredImport,
  key: string,
  count: number,
): readonly ReferringRecord[] =>
  db
    .prepare<[number, string, number], ReferringRecord>(
      `select ${columns} from record where "import" = ? and instr("links", ?) > 0 order by "number" limit ?`,
    )
    .all(number, JSON.stringify(key), count);
