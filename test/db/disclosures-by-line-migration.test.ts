import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { naturalOrder } from '../../shared/base/natural-order.ts';
import { readDisclosures } from '../../db/ledger.ts';
import { migrations } from '../../db/migrations/migrations.ts';
import { applicationId, openDatabase } from '../../db/open-database.ts';
import { valueOf } from '../support/results.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('takes a case on in which each disclosure had a row of its own, with all of them in their order', () => {
  const path = join(temporaryFolder(), 'case.db');
  const raw = new Database(path);
  raw.pragma('journal_mode = wal');
  raw.function('natural_order', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? naturalOrder(text) : null,
  );
  for (const { version, sql } of migrations) if (version < 13) raw.exec(sql);
  const line = raw.prepare("insert into ledger_line values (?, 'line')");
  const disclosure = raw.prepare('insert into disclosure values (?, ?, ?)');
  const given = [12, 0, 1].map((count, seq) => Array.from({ length: count }, (_, at) => `d${seq}-${at}`));
  for (const [seq, own] of given.entries()) {
    line.run(seq);
    for (const [position, text] of own.entries()) disclosure.run(seq, position, text);
  }
  raw.pragma(`application_id = ${applicationId}`);
  raw.pragma('user_version = 12');
  raw.close();
  const db = valueOf(openDatabase(path, 'write'));
  expect(given.map((_, seq) => readDisclosures(db, seq, seq + 1))).toEqual(given);
  expect(readDisclosures(db)).toEqual(given.flat());
  expect(() => db.exec('delete from disclosure')).toThrow('never removed');
  db.close();
});
