import type { Crypto } from '../shared/base/crypto.ts';
import { applyLine } from '../shared/domain/apply-line.ts';
import {
  createMemoryTables,
  tableNames,
  type CaseTables,
  type Column,
  type TableName,
} from '../shared/domain/case-tables.ts';
import { canonicalJson } from '../shared/ledger/canonical-json.ts';
import { checkChain } from '../shared/ledger/chain.ts';
import { revealLines, type Revealed } from '../shared/ledger/reveal.ts';
import type { CaseStore } from './case-store.ts';
import { readDisclosures, readLines } from './ledger.ts';
import { createLineWriter } from './line-writer.ts';
import { assertDurable, type CaseDatabase } from './open-database.ts';
import { createSqliteTables, dropProjectionIndexes, emptyProjections } from './sqlite-tables.ts';

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
      const write = createRowWriter();
      const before = snapshot(store.tables, write);
      emptyProjections(store.db);
      const indexAgain = dropProjectionIndexes(store.db);
      const tables = createSqliteTables(store.db);
      const { lines } = revealStored(store.db, crypto);
      const take = createLineWriter(store.db, tables);
      for (const line of lines) take(line);
      indexAgain();
      countRebuild(store.db);
      assertDurable(store.db);
      const differences = compare(before, snapshot(tables, write));
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

const snapshot = (tables: CaseTables, write: RowWriter): Snapshot =>
  new Map(tableNames.map((name) => [name, new Map(tables.rows(name).map((row) => [row.key, write(name, row)]))]));

/** Two rows of a table are written alike if and only if they hold the same, in whatever order their columns stand. */
type RowWriter = (table: TableName, row: Readonly<Record<string, Column>>) => string;

const createRowWriter = (): RowWriter => {
  const columns = new Map<TableName, readonly string[]>();
  return (table, row) => {
    const own = Object.keys(row);
    const names = columns.get(table) ?? own.toSorted();
    columns.set(table, names);
    if (own.length === names.length && names.every((name) => row[name] !== undefined))
      return JSON.stringify(names.map((name) => row[name]));
    // Another set of columns than that of the first row is a difference by itself.
    return canonicalJson({ ...row });
  };
};

const compare = (before: Snapshot, after: Snapshot): readonly string[] =>
  tableNames.flatMap((name) => {
    const left = before.get(name) ?? new Map<string, string>();
    const right = after.get(name) ?? new Map<string, string>();
    const keys = [...new Set([...left.keys(), ...right.keys()])].sort();
    return keys.filter((key) => left.get(key) !== right.get(key)).map((key) => `${name} ${key}`);
  });

/** Where an in-memory replay of the ledger and the projections in SQLite differ; for verification. */
export const projectionDifferences = (store: CaseStore, replayed: CaseTables): readonly string[] => {
  const write = createRowWriter();
  return compare(snapshot(store.tables, write), snapshot(replayed, write));
};
