import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrations } from '../../db/migrations/migrations.ts';
import { applicationId, openDatabase } from '../../db/open-database.ts';
import { valueOf } from '../support/results.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('takes a case of the schema before sources had a history on, with its sources as they were', () => {
  const path = join(temporaryFolder(), 'case.db');
  const raw = new Database(path);
  raw.pragma('journal_mode = wal');
  for (const { sql, version } of migrations) if (version < 9) raw.exec(sql);
  raw.exec(`insert into ledger_line values (0, 'kept');
    insert into source (key, seq, name, reliability) values ('so-1', 1, 'Vendor', 'B');
    pragma application_id = ${applicationId}; pragma user_version = 8`);
  raw.close();
  const db = valueOf(openDatabase(path, 'write'));
  expect(db.prepare('select key, name, reliability from source').all()).toEqual([
    { key: 'so-1', name: 'Vendor', reliability: 'B' },
  ]);
  for (const table of ['source_event', 'grade_default', 'hash_set_use'])
    expect(db.prepare(`select count(*) from ${table}`).pluck().get()).toBe(0);
  expect(db.prepare('select text from ledger_line').pluck().all()).toEqual(['kept']);
  db.close();
});
