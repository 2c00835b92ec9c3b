import { err, ok, type Result } from '../shared/base/result.ts';
import { assertDurable, type CaseDatabase } from './open-database.ts';
import { storageFailure } from './storage-failure.ts';

/** Query and reply of an authority over the checkpoint of `size` lines, and the root that was trusted; all in base64. */
export type StoredTimeStamp = {
  readonly size: number;
  readonly query: string;
  readonly reply: string;
  readonly root: string;
  readonly addedAt: string;
};

/** Kept beside the other attestations, append-only like them. */
export const addTimeStamp = (db: CaseDatabase, stamp: StoredTimeStamp): Result<number> => {
  try {
    const add = db.transaction((): number => {
      const id = db.prepare<[], number>('select coalesce(max(id), 0) + 1 from time_stamp').pluck().get() ?? 1;
      db.prepare('insert into time_stamp (id, size, query, reply, root, added_at) values (?, ?, ?, ?, ?, ?)').run(
        id,
        stamp.size,
        stamp.query,
        stamp.reply,
        stamp.root,
        stamp.addedAt,
      );
      assertDurable(db);
      return id;
    });
    return ok(add.immediate());
  } catch (error) {
    return err(storageFailure(error));
  }
};

export const readTimeStamps = (db: CaseDatabase): readonly StoredTimeStamp[] =>
  db
    .prepare<[], StoredTimeStamp>('select size, query, reply, root, added_at as addedAt from time_stamp order by id')
    .all();
