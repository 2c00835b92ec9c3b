import type { CaseDatabase } from '../open-database.ts';

/** SHA-256 of every file that an item of the case names, each once. */
export const listFileHashes = (db: CaseDatabase): readonly string[] =>
  db.prepare<[], string>('select distinct sha256 from evidence where sha256 is not null order by sha256').pluck().all();

/** The first item that has the file. */
export const findItemOfFile = (db: CaseDatabase, sha256: string): string | undefined =>
  db.prepare<[string], string>('select key from evidence where sha256 = ? order by seq limit 1').pluck().get(sha256);
