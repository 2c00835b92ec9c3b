import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { naturalOrder } from '../../../shared/base/natural-order.ts';
import { migrations } from '../../../db/migrations/migrations.ts';
import { applicationId } from '../../../db/open-database.ts';

/**
 * Makes the database of a closed case one of an earlier schema: the same rows, as far as that schema has tables and columns
 * for them. The case may hold only what that version could write.
 */
export const takeBackSchema = (folder: string, version: number): void => {
  const path = join(folder, 'case.db');
  const older = `${path}-older`;
  const db = new Database(older);
  db.pragma('journal_mode = WAL');
  db.function('natural_order', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? naturalOrder(text) : null,
  );
  for (const { sql } of migrations.filter((migration) => migration.version <= version)) db.exec(sql);
  const triggers = db
    .prepare<[], { name: string; sql: string }>("select name, sql from sqlite_schema where type = 'trigger'")
    .all();
  for (const { name } of triggers) db.exec(`drop trigger ${name}`);
  db.prepare('attach ? as newer').run(path);
  // An index of texts keeps its own tables, and nobody else may write to them.
  const tables = "select name from main.sqlite_schema where type = 'table' and name not like 'evidence_text%'";
  for (const table of namesIn(db, tables)) {
    const known = new Set(namesIn(db, `select name from pragma_table_info('${table}', 'newer')`));
    const own = namesIn(db, `select name from pragma_table_info('${table}', 'main')`);
    const columns = own
      .filter((name) => known.has(name))
      .map((name) => `"${name}"`)
      .join(', ');
    if (table === 'disclosure' && own.includes('position')) splitDisclosures(db);
    else db.exec(`insert into main.${table} (${columns}) select ${columns} from newer.${table}`);
  }
  db.exec('detach newer');
  if (version >= 10)
    db.exec(`insert into evidence_text (rowid, body)
      select seq, concat_ws(char(10), coalesce(exhibit, ''), coalesce(title, ''), coalesce(name, ''), coalesce(description, '')) from evidence`);
  for (const { sql } of triggers) db.exec(sql);
  db.pragma(`application_id = ${applicationId}`);
  db.pragma(`user_version = ${version}`);
  db.close();
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  renameSync(older, path);
};

/** Each had a row of its own once. */
const splitDisclosures = (db: Database.Database): void => {
  const insert = db.prepare('insert into main.disclosure (seq, position, text) values (?, ?, ?)');
  const stored = db.prepare<[], { seq: number; text: string }>('select seq, text from newer.disclosure').all();
  for (const { seq, text } of stored)
    for (const [position, one] of text.split('\n').entries()) insert.run(seq, position, one);
};

const namesIn = (db: Database.Database, sql: string): readonly string[] => db.prepare<[], string>(sql).pluck().all();
