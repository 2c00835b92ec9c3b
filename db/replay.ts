import type { Crypto } from '../shared/base/crypto.ts';
import { applyLine } from '../shared/domain/apply-line.ts';
import { createMemoryTables, tableNames, type CaseTables, type TableName } from '../shared/domain/case-tables.ts';
import { canonicalJson } from '../shared/ledger/canonical-json.ts';
import { checkChain } from '../shared/ledger/chain.ts';
import { revealLines, type Revealed } from '../shared/ledger/reveal.ts';
import type { CaseStore } from './case-store.ts';
import { readDisclosures, readLines } from './ledger.ts';
import { createLineWriter } from './line-writer.ts';
import { assertDurable, type CaseDatabase } from './open-database.ts';
import { createSqliteTables, emptyProjections } from './sqlite-tables.ts';

/** The case's own lines up to but not including line `size`, opened by its stored disclosures. */
export const revealStored = (db: CaseDatabase, crypto: Crypto, size?: number): Revealed => {
  const chain = checkChain(readLines(db, 0, size), crypto);
  return revealLines(chain.lines, readDisclosures(db, 0, size), crypto);
};

/** The case as it was when the ledger had `size` lines. */
export const replayTo = (db: CaseDatabase, crypto: Crypto, size: number): CaseTables => {
  const tables = createMemoryTables();
  for (const line of revealStored(db, crypto, size).lines) applyLine(line, tables);
  return tables;
};

export type Rebuilt = {
  readonly equal: boolean;
  readonly lines: number;
  /** `table key` of each row that differed, at most a hundred. */
  readonly differences: readonly string[];
};

/** Drops every projection, replays the ledger into it, and says where the result differs from what stood there. */
export const rebuildProjections = (store: CaseStore, crypto: Crypto): Rebuilt =>
  store.db
    .transaction((): Rebuilt => {
      const before = snapshot(store.tables);
      emptyProjections(store.db);
      const tables = createSqliteTables(store.db);
      const { lines } = revealStored(store.db, crypto);
      const write = createLineWriter(store.db, tables);
      for (const line of lines) write(line);
      countRebuild(store.db);
      assertDurable(store.db);
      const differences = compare(before, snapshot(tables));
      return { equal: differences.length === 0, lines: lines.length, differences: differences.slice(0, 100) };
    })
    .immediate();

const countRebuild = (db: CaseDatabase): void =>
  void db
    .prepare(
      "insert into setting (name, value) values ('rebuilds', '1') on conflict (name) do update set value = cast(value as integer) + 1",
    )
    .run();

type Snapshot = ReadonlyMap<TableName, ReadonlyMap<string, string>>;

const snapshot = (tables: CaseTables): Snapshot =>
  new Map(
    tableNames.map((name) => [name, new Map(tables.rows(name).map((row) => [row.key, canonicalJson({ ...row })]))]),
  );

const compare = (before: Snapshot, after: Snapshot): readonly string[] =>
  tableNames.flatMap((name) => {
    const left = before.get(name) ?? new Map<string, string>();
    const right = after.get(name) ?? new Map<string, string>();
    const keys = [...new Set([...left.keys(), ...right.keys()])].sort();
    return keys.filter((key) => left.get(key) !== right.get(key)).map((key) => `${name} ${key}`);
  });

/** Where an in-memory replay of the ledger and the projections in SQLite differ; for verification. */
export const projectionDifferences = (store: CaseStore, replayed: CaseTables): readonly string[] =>
  compare(snapshot(store.tables), snapshot(replayed));
