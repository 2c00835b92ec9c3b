import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ledgerMigration } from '../../db/migrations/0001-ledger.ts';
import { projectionsMigration } from '../../db/migrations/0002-projections.ts';
import { migrations } from '../../db/migrations/migrations.ts';
import { applicationId, assertDurable, openDatabase, schemaVersion } from '../../db/open-database.ts';
import { noEvidenceFilter } from '../../shared/domain/evidence-filter.ts';
import { findMatches } from '../../db/queries/evidence-page.ts';
import { listActors, listWords } from '../../db/queries/line-list.ts';
import { openStore, temporaryDatabase } from '../support/case-database.ts';

const pragmaOf = (db: Database.Database, name: string): unknown => db.pragma(name, { simple: true });
const codeOf = (path: string, mode: 'create' | 'write' | 'read'): string => {
  const opened = openDatabase(path, mode);
  if (opened.ok) opened.value.close();
  return opened.ok ? 'opened' : opened.error.code;
};

/** Names and bytes of everything in the folder of a database, but for the shared memory of readers. */
const folderBytes = (path: string): readonly string[] =>
  readdirSync(dirname(path))
    .filter((name) => !name.endsWith('-shm'))
    .toSorted()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(`${dirname(path)}/${name}`))
          .digest('hex')}`,
    );

const makeDatabase = (path: string, sql: string, mode: 'delete' | 'wal' = 'delete'): void => {
  const db = new Database(path);
  db.pragma(`journal_mode = ${mode}`);
  db.exec(sql);
  db.close();
};

describe('openDatabase', () => {
  it('sets every pragma of the opening sequence', () => {
    const { db } = openStore();
    const expected = {
      journal_mode: 'wal',
      synchronous: 2,
      fullfsync: 1,
      checkpoint_fullfsync: 1,
      foreign_keys: 1,
      recursive_triggers: 1,
      trusted_schema: 0,
      cell_size_check: 1,
      busy_timeout: 5000,
      application_id: applicationId,
      user_version: schemaVersion,
    };
    const found = Object.fromEntries(Object.keys(expected).map((name) => [name, pragmaOf(db, name)]));
    expect(found).toEqual(expected);
    // SQLite answers nothing where memory mapping is off or not compiled in.
    expect(Number(pragmaOf(db, 'mmap_size') ?? 0)).toBe(0);
  });

  it('keeps synchronous at FULL through first and later writes, and after opening again', () => {
    const path = temporaryDatabase();
    for (const mode of ['create', 'write', 'write'] as const) {
      const store = openStore(path, mode);
      for (const name of ['a', 'b']) {
        store.db.prepare('insert or replace into setting values (?, ?)').run(name, 'x');
        expect(pragmaOf(store.db, 'synchronous')).toBe(2);
        expect(() => assertDurable(store.db)).not.toThrow();
      }
      store.close();
    }
  });

  it('migrates step by step and opens what it made', () => {
    const path = temporaryDatabase();
    openStore(path).close();
    expect(codeOf(path, 'create')).toBe('opened');
    expect(codeOf(path, 'write')).toBe('opened');
    expect(codeOf(path, 'read')).toBe('opened');
    const versions = migrations.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].toSorted((left, right) => left - right));
  });

  it('writes nothing through a connection opened for reading', () => {
    const path = temporaryDatabase();
    openStore(path).close();
    const { db } = openStore(path, 'read');
    expect(() => db.exec("insert into setting values ('a', 'b')")).toThrow('readonly');
  });

  it('does not make a database where it is to open one', () => {
    const path = temporaryDatabase();
    expect(codeOf(path, 'write')).toBe('STORAGE_FAILED');
    expect(codeOf(path, 'read')).toBe('STORAGE_FAILED');
    expect(existsSync(path)).toBe(false);
    expect(codeOf(`${path}/no/such/folder`, 'create')).toBe('STORAGE_FAILED');
  });

  describe('leaves untouched, byte for byte,', () => {
    const modes = ['create', 'write', 'read'] as const;

    it.each(['delete', 'wal'] as const)('the database of another program (journal %s)', (journal) => {
      const path = temporaryDatabase();
      makeDatabase(path, 'pragma application_id = 42; create table theirs (a); insert into theirs values (1)', journal);
      const before = folderBytes(path);
      expect(modes.map((mode) => codeOf(path, mode))).toEqual(modes.map(() => 'FOREIGN_DATABASE'));
      expect(folderBytes(path)).toEqual(before);
    });

    it('a database without any application id that holds tables', () => {
      const path = temporaryDatabase();
      makeDatabase(path, 'create table theirs (a)');
      const before = folderBytes(path);
      expect(modes.map((mode) => codeOf(path, mode))).toEqual(modes.map(() => 'FOREIGN_DATABASE'));
      expect(folderBytes(path)).toEqual(before);
    });

    it.each(['delete', 'wal'] as const)('a case of a newer version (journal %s)', (journal) => {
      const path = temporaryDatabase();
      makeDatabase(
        path,
        `pragma application_id = ${applicationId}; pragma user_version = ${schemaVersion + 1}; create table later (a)`,
        journal,
      );
      const before = folderBytes(path);
      expect(modes.map((mode) => codeOf(path, mode))).toEqual(modes.map(() => 'NEWER_DATABASE'));
      expect(folderBytes(path)).toEqual(before);
    });

    it.each([
      ['of another program', 'pragma application_id = 42; create table theirs (a)', 'FOREIGN_DATABASE'],
      ['without an application id', 'create table theirs (a)', 'FOREIGN_DATABASE'],
      [
        'of a newer Plumbline',
        `pragma application_id = ${applicationId}; pragma user_version = ${schemaVersion + 1}; create table later (a)`,
        'NEWER_DATABASE',
      ],
    ])('a database %s whose log a crash left behind', (_, sql, code) => {
      const [source, path] = [temporaryDatabase(), temporaryDatabase()];
      const db = new Database(source);
      db.pragma('journal_mode = wal');
      db.exec(sql);
      copyFileSync(source, path);
      copyFileSync(`${source}-wal`, `${path}-wal`);
      db.close();
      const before = folderBytes(path);
      expect(before).toHaveLength(2);
      expect(modes.map((mode) => codeOf(path, mode))).toEqual(modes.map(() => code));
      expect(folderBytes(path)).toEqual(before);
    });

    it.each([
      ['text', 'This is no database, but long enough to be taken for one. '.repeat(20)],
      ['a short text', 'x'],
      ['a header cut off', 'SQLite format 3\0'],
    ])('a file that is %s', (_, content) => {
      const path = temporaryDatabase();
      writeFileSync(path, content);
      const before = folderBytes(path);
      expect(modes.map((mode) => codeOf(path, mode))).toEqual(modes.map(() => 'FOREIGN_DATABASE'));
      expect(folderBytes(path)).toEqual(before);
    });
  });

  it('takes up a case whose log a crash left behind, and one that was only just begun', () => {
    const [source, path, empty] = [temporaryDatabase(), temporaryDatabase(), temporaryDatabase()];
    const store = openStore(source);
    store.db.exec("insert into setting values ('a', 'b')");
    copyFileSync(source, path);
    copyFileSync(`${source}-wal`, `${path}-wal`);
    expect(openStore(path, 'write').db.prepare('select value from setting').pluck().get()).toBe('b');
    writeFileSync(empty, '');
    expect(codeOf(empty, 'write')).toBe('FOREIGN_DATABASE');
    expect(codeOf(empty, 'create')).toBe('opened');
  });

  it('names a damaged database', () => {
    const path = temporaryDatabase();
    openStore(path).close();
    const bytes = readFileSync(path);
    bytes.fill(0xff, 100, 4096);
    writeFileSync(path, bytes);
    expect(codeOf(path, 'write')).toBe('DATABASE_DAMAGED');
  });
});

describe('migration from the first schema', () => {
  const makeFirst = (more = ''): string => {
    const path = temporaryDatabase();
    makeDatabase(
      path,
      `${ledgerMigration.sql}; insert into ledger_line values (0, 'kept'); pragma application_id = ${applicationId}; pragma user_version = 1; ${more}`,
      'wal',
    );
    return path;
  };

  it('keeps a whole backup, then adds the projections', () => {
    const path = makeFirst();
    const { db } = openStore(path, 'write');
    expect(pragmaOf(db, 'user_version')).toBe(schemaVersion);
    expect(db.prepare('select count(*) from evidence').pluck().get()).toBe(0);
    expect(db.prepare('select text from ledger_line').pluck().all()).toEqual(['kept']);
    const backup = new Database(`${path}.before-schema-2`, { readonly: true });
    expect(pragmaOf(backup, 'user_version')).toBe(1);
    expect(pragmaOf(backup, 'application_id')).toBe(applicationId);
    expect(backup.prepare('select text from ledger_line').pluck().all()).toEqual(['kept']);
    expect(backup.prepare("select count(*) from sqlite_schema where name = 'evidence'").pluck().get()).toBe(0);
    backup.close();
  });

  it('makes an interrupted backup again and keeps a finished one', () => {
    const path = makeFirst();
    writeFileSync(`${path}.before-schema-2.partial`, 'half of it');
    openStore(path, 'write').close();
    expect(existsSync(`${path}.before-schema-2.partial`)).toBe(false);
    const kept = makeFirst();
    writeFileSync(`${kept}.before-schema-2`, 'an earlier attempt');
    openStore(kept, 'write').close();
    expect(readFileSync(`${kept}.before-schema-2`, 'utf8')).toBe('an earlier attempt');
  });

  it('happens whole or not at all', () => {
    const path = makeFirst('create table rating (a)');
    expect(codeOf(path, 'write')).toBe('STORAGE_FAILED');
    const db = new Database(path, { readonly: true });
    expect(pragmaOf(db, 'user_version')).toBe(1);
    expect(db.prepare("select count(*) from sqlite_schema where name = 'case_file'").pluck().get()).toBe(0);
    db.close();
  });
});

describe('migration from the second schema', () => {
  /** A case as the version before the window left it: two items, one of them withheld. */
  const makeSecond = (): string => {
    const path = temporaryDatabase();
    makeDatabase(
      path,
      `${ledgerMigration.sql}; ${projectionsMigration.sql};
       insert into ledger_line values (0, 'kept');
       insert into evidence (key, seq, exhibit, kind) values ('ev-1', 1, 'EX-1', 'report'), ('ev-2', 2, null, null);
       insert into line_index (key, seq, type, day, actor) values ('000000000000', 0, 'case.open', '2026-03-01', 'anna');
       pragma application_id = ${applicationId}; pragma user_version = 2`,
      'wal',
    );
    return path;
  };

  it('keeps a backup and every row, and answers what the screens ask', () => {
    const path = makeSecond();
    const { db } = openStore(path, 'write');
    expect(pragmaOf(db, 'user_version')).toBe(schemaVersion);
    expect(db.prepare('select text from ledger_line').pluck().all()).toEqual(['kept']);
    expect(findMatches(db, { ...noEvidenceFilter, kinds: ['report'] })).toEqual({
      total: 1,
      isLeast: false,
      keys: ['ev-1'],
    });
    expect(listActors(db)).toEqual(['anna']);
    expect(listWords(db, { types: [], actors: [] }, true)).toEqual([
      { seq: 0, type: 'case.open', actor: 'anna', words: null },
    ]);
    const backup = new Database(`${path}.before-schema-3`, { readonly: true });
    expect(pragmaOf(backup, 'user_version')).toBe(2);
    expect(backup.prepare('select key from evidence order by key').pluck().all()).toEqual(['ev-1', 'ev-2']);
    backup.close();
  });

  it('happens whole or not at all', () => {
    const path = makeSecond();
    const raw = new Database(path);
    raw.exec('create index line_index_actor on line_index (actor)');
    raw.close();
    expect(codeOf(path, 'write')).toBe('STORAGE_FAILED');
    const db = new Database(path, { readonly: true });
    expect(pragmaOf(db, 'user_version')).toBe(2);
    expect(db.prepare("select count(*) from sqlite_schema where name like 'evidence_by%'").pluck().get()).toBe(0);
    db.close();
  });
});

describe('assertDurable', () => {
  it('throws on a connection that was opened without the sequence', () => {
    const path = temporaryDatabase();
    openStore(path).close();
    const raw = new Database(path);
    raw.pragma('journal_mode = WAL');
    const write = raw.transaction(() => {
      raw.exec("insert into setting values ('a', 'b')");
      assertDurable(raw);
    });
    expect(() => write.immediate()).toThrow('synchronous is not FULL');
    expect(raw.prepare('select count(*) from setting').pluck().get()).toBe(0);
    raw.close();
  });

  it.each(['OFF', 'NORMAL'])('throws after synchronous was set to %s', (level) => {
    const { db } = openStore();
    db.pragma(`synchronous = ${level}`);
    expect(() => assertDurable(db)).toThrow('synchronous is not FULL');
  });
});
