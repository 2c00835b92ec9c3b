import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { noEvidenceFilter } from '../../shared/domain/evidence-filter.ts';
import { migrations } from '../../db/migrations/migrations.ts';
import { applicationId, openDatabase } from '../../db/open-database.ts';
import { findMatches, readEvidenceRows, readPageKeys } from '../../db/queries/evidence-page.ts';
import { valueOf } from '../support/results.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('takes a case of the schema before filters by column on: its items are in natural order, and their texts are found', () => {
  const path = join(temporaryFolder(), 'case.db');
  const raw = new Database(path);
  raw.pragma('journal_mode = wal');
  for (const { version, sql } of migrations) if (version < 10) raw.exec(sql);
  raw.exec(`insert into ledger_line values (0, 'kept');
    insert into evidence (key, seq, exhibit, title) values
      ('ev-1', 1, 'EX-10000', 'relay log'), ('ev-2', 2, 'EX-9999', 'relay dump'), ('ev-3', 3, null, null);
    pragma application_id = ${applicationId}; pragma user_version = 9`);
  raw.close();
  const db = valueOf(openDatabase(path, 'write'));
  const pageOf = (filter: Partial<typeof noEvidenceFilter>) => {
    const whole = { ...noEvidenceFilter, ...filter };
    const window = { sort: 'exhibit', descending: false, from: 0, count: 10 } as const;
    return readEvidenceRows(db, readPageKeys(db, whole, findMatches(db, whole), window)).map(({ key }) => key);
  };
  expect(pageOf({})).toEqual(['ev-2', 'ev-1', 'ev-3']);
  expect(pageOf({ title: 'RELAY' })).toEqual(['ev-2', 'ev-1']);
  expect(pageOf({ text: 'dump' })).toEqual(['ev-2']);
  expect(db.prepare('select text from ledger_line').pluck().all()).toEqual(['kept']);
  db.close();
});
