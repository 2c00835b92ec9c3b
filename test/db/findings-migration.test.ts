import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrations } from '../../db/migrations/migrations.ts';
import { applicationId, openDatabase } from '../../db/open-database.ts';
import { valueOf } from '../support/results.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('takes a case of the schema before findings on: nothing is lost, and nothing is marked', () => {
  const path = join(temporaryFolder(), 'case.db');
  const raw = new Database(path);
  raw.pragma('journal_mode = wal');
  for (const { version, sql } of migrations) if (version <= 7) raw.exec(sql);
  raw.exec(`insert into ledger_line values (0, 'kept');
    insert into evidence (key, seq, exhibit) values ('ev-1', 1, 'EX-1');
    pragma application_id = ${applicationId}; pragma user_version = 7`);
  raw.close();
  const db = valueOf(openDatabase(path, 'write'));
  expect(db.prepare('select text from ledger_line').pluck().all()).toEqual(['kept']);
  expect(db.prepare('select exhibit from evidence').pluck().all()).toEqual(['EX-1']);
  for (const table of ['finding', 'link', 'mark', 'comment']) {
    expect(db.prepare(`select count(*) from ${table}`).pluck().get()).toBe(0);
  }
  db.close();
});
