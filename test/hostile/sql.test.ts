import { describe, expect, it } from 'vitest';
import { bytesToHex } from '../../shared/base/bytes.ts';
import { checkChain } from '../../shared/ledger/chain.ts';
import { leafHash, merkleRoot } from '../../shared/ledger/merkle.ts';
import type { CaseStore } from '../../db/case-store.ts';
import { headRoot, readHead, readLines } from '../../db/ledger.ts';
import { replayTo, revealStored, projectionDifferences } from '../../db/replay.ts';
import { append, openStore, primaryRows } from '../support/case-database.ts';
import { testDeps } from '../support/deps.ts';
import { draft } from '../support/drafts.ts';
import { valueOf } from '../support/results.ts';

const { crypto } = testDeps();

/** Three lines, numbered 0 to 2, two attestations and a time stamp. */
const attackedStore = (): CaseStore => {
  const store = openStore();
  valueOf(append(store, [draft('case.open'), draft('evidence.add'), draft('correction')]));
  const attest = store.db.prepare('insert into attestation values (?, ?, ?, ?, ?)');
  attest.run(1, 'checkpoint', 2, 'first', '2026-03-01T09:30:00Z');
  attest.run(2, 'frozen', 3, 'second', '2026-03-01T09:30:00Z');
  store.db
    .prepare('insert into time_stamp values (1, 3, ?, ?, ?, ?)')
    .run('query', 'reply', 'root', '2026-03-01T09:30:00Z');
  return store;
};

// Each of these would change what was recorded, or slip something in beside it.
const forbidden = [
  // Lines.
  "update ledger_line set text = 'x'",
  "update ledger_line set text = 'x' where seq = 2",
  'update ledger_line set text = text where seq = 0',
  'update ledger_line set seq = 9 where seq = 2',
  'update ledger_line set seq = -1 where seq = 0',
  "update or replace ledger_line set text = 'x' where seq = 1",
  'update or replace ledger_line set seq = 0 where seq = 2',
  "update or ignore ledger_line set text = 'x' where seq = 1",
  "update or fail ledger_line set text = 'x'",
  "update or rollback ledger_line set text = 'x' where seq = 1",
  "update ledger_line set text = 'x' where seq = 1 returning seq",
  'update ledger_line set text = other.text from ledger_line as other where other.seq = ledger_line.seq - 1',
  "with target as (select 1 as seq) update ledger_line set text = 'x' where seq in target",
  'delete from ledger_line',
  'delete from ledger_line where seq = 2',
  'delete from ledger_line where seq = 0',
  'delete from ledger_line where seq = 2 returning seq',
  "replace into ledger_line values (0, 'x')",
  "replace into ledger_line values (2, 'x')",
  "insert or replace into ledger_line values (1, 'x')",
  "insert or replace into ledger_line (rowid, text) values (1, 'x')",
  'insert or replace into ledger_line select seq, text from ledger_line',
  "insert into ledger_line values (1, 'x') on conflict (seq) do update set text = excluded.text",
  "insert into ledger_line values (1, 'x') on conflict do update set text = 'x'",
  "insert into ledger_line values (1, 'x') on conflict do nothing",
  "insert into ledger_line values (1, 'x')",
  "insert into ledger_line values (-1, 'x')",
  "insert into ledger_line values (-9223372036854775808, 'x')",
  "insert into ledger_line values (4, 'x')",
  "insert into ledger_line values (9223372036854775807, 'x')",
  "insert into ledger_line values (null, 'x')",
  "insert into ledger_line (text) values ('x')",
  "insert into ledger_line values ('zero', 'x')",
  'insert into ledger_line values (3, null)',
  "insert into ledger_line values (3, x'00')",
  'insert into ledger_line select seq + 10, text from ledger_line',
  "insert into ledger_line values (5, 'x'), (3, 'y'), (4, 'z')",
  "drop trigger ledger_line_insert; insert into ledger_line values (-1, 'x')",
  // Disclosures.
  "update disclosure set text = 'x'",
  "update disclosure set text = 'x' where seq = 2",
  "update disclosure set text = text || char(10) || 'x' where seq = 2",
  'update disclosure set seq = seq + 100 where seq = 0',
  'update disclosure set seq = 2 where seq = 1',
  "update or replace disclosure set text = 'x'",
  'update or replace disclosure set seq = 0 where seq = 1',
  'delete from disclosure',
  'delete from disclosure where seq = 2',
  "replace into disclosure values (0, 'x')",
  "insert or replace into disclosure values (2, 'x')",
  "insert into disclosure values (0, 'x') on conflict do update set text = excluded.text",
  "insert into disclosure values (2, 'x')",
  "insert into disclosure values (-1, 'x')",
  "insert into disclosure values (3, 'x')",
  "insert into disclosure values (null, 'x')",
  "insert into disclosure (text) values ('x')",
  "begin; insert into ledger_line values (3, 'x'); insert into disclosure values (4, 'x')",
  "begin; insert into ledger_line values (3, 'x'); insert into disclosure values (null, 'x'), (3, 'y')",
  "begin; insert into ledger_line values (3, 'x'); insert into disclosure values (3, 'x'), (3, 'y')",
  "begin; insert into ledger_line values (3, 'x'); insert or replace into disclosure values (3, 'x'), (3, 'y')",
  // Attestations.
  "update attestation set text = 'x'",
  'update attestation set size = 1 where id = 1',
  "update attestation set kind = 'closed' where id = 2",
  'update or replace attestation set id = 1 where id = 2',
  "update time_stamp set reply = 'x'",
  'update time_stamp set size = 1 where id = 1',
  'update or replace time_stamp set id = 2 where id = 1',
  'delete from time_stamp',
  "replace into time_stamp values (1, 9, 'x', 'x', 'x', 'x')",
  "insert into time_stamp values (3, 9, 'x', 'x', 'x', 'x')",
  'delete from attestation',
  'delete from attestation where id = 2',
  "replace into attestation values (1, 'checkpoint', 9, 'x', 'x')",
  "insert or replace into attestation values (2, 'closed', 3, 'x', 'x')",
  "insert into attestation values (2, 'closed', 3, 'x', 'x') on conflict (id) do update set text = excluded.text",
  "insert into attestation values (9, 'checkpoint', 3, 'x', 'x')",
  "insert into attestation values (0, 'checkpoint', 3, 'x', 'x')",
  "insert into attestation (kind, size, text, added_at) values ('checkpoint', 3, 'x', 'x')",
  "insert into attestation values (3, 'forged', 3, 'x', 'x')",
  // Where the ledger ends.
  'update ledger_head set size = 1',
  'update ledger_head set size = 4',
  "update ledger_head set last_hash = 'x'",
  "update ledger_head set log = 'plumbline.local/0000000000000000'",
  'update ledger_head set merkle = \'{"peaks":[],"size":0}\'',
  'update ledger_head set id = 2',
  'delete from ledger_head',
  "replace into ledger_head values (1, 'x', 0, 'x', 'x')",
  "replace into ledger_head values (1, 'x', 3, 'x', 'x')",
  "insert into ledger_head values (1, 'x', 3, 'x', 'x') on conflict (id) do update set last_hash = excluded.last_hash",
  "insert into ledger_head values (2, 'x', 4, 'x', 'x')",
  // The schema itself, which defensive mode keeps.
  "update sqlite_schema set sql = '' where name = 'ledger_line_update'",
  "delete from sqlite_schema where type = 'trigger'",
  "insert into sqlite_schema values ('table', 'x', 'x', 0, '')",
  "pragma writable_schema = on; delete from sqlite_schema where type = 'trigger'",
  "pragma writable_schema = on; update sqlite_schema set sql = replace(sql, 'abort', 'ignore')",
  'drop table sqlite_schema',
  'alter table ledger_line add column more text not null',
  'drop table ledger_line',
  "pragma trusted_schema = on; select load_extension('x')",
];

const attempt = (store: CaseStore, sql: string): 'refused' | 'done' => {
  try {
    store.db.exec(sql);
    return 'done';
  } catch {
    if (store.db.inTransaction) store.db.exec('rollback');
    return 'refused';
  }
};

/** Whether verification, in any of its parts, sees that something is wrong with the case. */
const isNoticed = (store: CaseStore): boolean => {
  try {
    const texts = readLines(store.db);
    const head = readHead(store.db);
    const leaves = texts.map((text) => leafHash(text, crypto));
    const { faults, lines } = revealStored(store.db, crypto);
    return (
      checkChain(texts, crypto).fault !== undefined ||
      head?.size !== texts.length ||
      head.lastHash !== crypto.sha256Hex(texts.at(-1) ?? '') ||
      bytesToHex(headRoot(head, crypto)) !== bytesToHex(merkleRoot(leaves, crypto)) ||
      faults.length > 0 ||
      lines.some(({ withheld }) => withheld.length > 0) ||
      projectionDifferences(store, replayTo(store.db, crypto, texts.length)).length > 0
    );
  } catch {
    return true;
  }
};

describe('SQL against the ledger through the program’s own connection', () => {
  it('finds the case sound to begin with', () => {
    expect(isNoticed(attackedStore())).toBe(false);
  });

  it.each(forbidden)('refuses: %s', (sql) => {
    const store = attackedStore();
    const before = primaryRows(store);
    expect(attempt(store, sql)).toBe('refused');
    expect(primaryRows(store)).toEqual(before);
    expect(isNoticed(store)).toBe(false);
    expect(append(store, [draft('correction')])).toMatchObject({ ok: true, value: { size: 4 } });
  });

  it.each(forbidden.filter((sql) => /\breplace\b/iu.test(sql) && !sql.includes('schema')))(
    'refuses without recursive triggers too: %s',
    (sql) => {
      const store = attackedStore();
      const before = primaryRows(store);
      store.db.pragma('recursive_triggers = off');
      expect(attempt(store, sql)).toBe('refused');
      expect(primaryRows(store)).toEqual(before);
    },
  );

  it('refuses to write a journal that a crash would lose', () => {
    const store = attackedStore();
    attempt(store, 'pragma journal_mode = off');
    expect(store.db.pragma('journal_mode', { simple: true })).toBe('wal');
  });
});

// No trigger can stop whoever may change the schema; these are what checking is for.
describe('a change made after the triggers were dropped is noticed:', () => {
  const rewrite = (from: string, to: string): string =>
    `update ledger_line set text = replace(text, '${from}', '${to}')`;

  it.each([
    `drop trigger ledger_line_update; ${rewrite('2026-03-01', '2026-03-02')} where seq = 0`,
    `drop trigger ledger_line_update; ${rewrite('2026-03-01', '2026-03-02')} where seq = 2`,
    `drop trigger ledger_line_update; ${rewrite('evidence.add', 'source.add')} where seq = 1`,
    "drop trigger ledger_line_update; update ledger_line set text = text || ' ' where seq = 2",
    'drop trigger ledger_line_update; update ledger_line set text = (select text from ledger_line where seq = 1) where seq = 2',
    'drop trigger ledger_line_update; pragma foreign_keys = off; update ledger_line set seq = 9 where seq = 2',
    'drop trigger ledger_line_delete; drop trigger disclosure_delete; delete from disclosure where seq = 2; delete from ledger_line where seq = 2',
    'drop trigger ledger_line_delete; drop trigger disclosure_delete; delete from disclosure where seq = 1; delete from ledger_line where seq = 1',
    'drop trigger ledger_line_delete; drop trigger disclosure_delete; delete from disclosure; delete from ledger_line',
    "drop trigger disclosure_update; update disclosure set text = 'x' where seq = 1",
    'drop trigger disclosure_update; pragma foreign_keys = off; update disclosure set seq = seq + 100 where seq = 1',
    'drop trigger disclosure_update; update disclosure set text = text || char(10) || text where seq = 1',
    'drop trigger disclosure_delete; delete from disclosure where seq = 1',
    'drop trigger disclosure_delete; delete from disclosure',
    "drop trigger disclosure_insert; drop trigger disclosure_delete; replace into disclosure values (0, 'x')",
    "drop trigger disclosure_insert; pragma foreign_keys = off; insert into disclosure values (7, 'x')",
    "drop trigger ledger_line_insert; insert into ledger_line values (7, 'x')",
    "drop trigger ledger_head_update; update ledger_head set last_hash = 'x'",
    'drop trigger ledger_head_update; update ledger_head set size = 2',
    'drop trigger ledger_head_update; update ledger_head set merkle = replace(merkle, \'"peaks":["\', \'"peaks":["00\')',
    'drop trigger ledger_head_delete; delete from ledger_head',
    "insert into ledger_line values (3, 'a line that the program did not write')",
    'insert into ledger_line select 3, text from ledger_line where seq = 2',
    'pragma foreign_keys = off; drop table ledger_line',
    'drop table disclosure',
    'drop table ledger_head',
    'drop table evidence',
    'alter table ledger_line rename to ledger_line_old',
    'alter table ledger_line drop column text',
    'alter table ledger_line rename column text to words',
    'alter table disclosure rename to other',
    // SQLite itself refuses to drop a column that an index holds.
    'alter table evidence drop column adequacy',
    'create temp table ledger_line (seq integer primary key, text text)',
    "create temp view disclosure as select 0 as seq, 'x' as text",
    "update evidence set custody = 'intact', reliability = 'A'",
  ])('%s', (sql) => {
    const store = attackedStore();
    expect(attempt(store, sql)).toBe('done');
    expect(isNoticed(store)).toBe(true);
  });

  it.each([
    'create trigger planted before insert on ledger_line begin select raise(ignore); end',
    "create trigger planted after insert on ledger_line begin update ledger_line set text = 'x' where seq = new.seq; end",
    'create trigger planted after insert on ledger_line begin delete from ledger_line where seq = new.seq; end',
    "create trigger planted before insert on ledger_line begin insert into ledger_line values (new.seq, 'x'); end",
    'create trigger planted before insert on disclosure begin select raise(ignore); end',
    "create trigger planted before insert on disclosure begin insert into disclosure values (new.seq, 'x'); end",
    'create temp trigger planted before insert on main.ledger_line begin select raise(ignore); end',
    "create trigger planted after insert on evidence begin update evidence set reliability = 'A'; end",
    'pragma synchronous = normal',
    'pragma synchronous = off',
  ])('or lets nothing more be appended unseen: %s', (sql) => {
    const store = attackedStore();
    expect(attempt(store, sql)).toBe('done');
    let appended = false;
    try {
      appended = append(store, [draft('evidence.add', { id: `ev-${'7'.repeat(26)}` })]).ok;
    } catch {
      appended = false;
    }
    const length = readLines(store.db).length;
    expect([appended, length]).toEqual(appended ? [true, 4] : [false, 3]);
    expect(isNoticed(store)).toBe(appended);
  });
});
