import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { ledgerMigration } from '../../db/migrations/0001-ledger.ts';
import { projectionsMigration } from '../../db/migrations/0002-projections.ts';
import { screensMigration } from '../../db/migrations/0003-screens.ts';
import { lineWordsMigration } from '../../db/migrations/0004-line-words.ts';
import { applicationId, openDatabase } from '../../db/open-database.ts';
import { valueOf } from '../support/results.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('takes a case of the schema before custody was derived on: what was stated counts, and old events say no more', () => {
  const path = join(temporaryFolder(), 'case.db');
  const raw = new Database(path);
  raw.pragma('journal_mode = wal');
  for (const { sql } of [ledgerMigration, projectionsMigration, screensMigration, lineWordsMigration]) raw.exec(sql);
  raw.exec(`insert into ledger_line values (0, 'kept');
    insert into evidence (key, seq, exhibit, custody) values ('ev-1', 1, 'EX-1', 'gap_explained'), ('ev-2', 2, null, null);
    insert into custody (key, seq, item, event, transport) values ('000000000003', 3, 'ev-1', 'transferred', 'courier');
    pragma application_id = ${applicationId}; pragma user_version = 4`);
  raw.close();
  const db = valueOf(openDatabase(path, 'write'));
  expect(db.prepare('select key, custody, "custodyStated" from evidence order by key').all()).toEqual([
    { key: 'ev-1', custody: 'gap_explained', custodyStated: 'gap_explained' },
    { key: 'ev-2', custody: null, custodyStated: null },
  ]);
  expect(db.prepare('select transport, tracking, "hashStored", corrects from custody').all()).toEqual([
    { transport: 'courier', tracking: null, hashStored: null, corrects: null },
  ]);
  expect(db.prepare('select count(*) from custody_grade').pluck().get()).toBe(0);
  expect(db.prepare('select text from ledger_line').pluck().all()).toEqual(['kept']);
  db.close();
});
