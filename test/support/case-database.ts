import { onTestFinished } from 'vitest';
import { join } from 'node:path';
import { ok, type Result } from '../../shared/base/result.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { tableNames, type CaseTables } from '../../shared/domain/case-tables.ts';
import { appendLines, type Appended } from '../../db/append.ts';
import { createCaseStore, type CaseStore } from '../../db/case-store.ts';
import { openDatabase, type OpenMode } from '../../db/open-database.ts';
import { testDeps, type TestDeps } from './deps.ts';
import { testOrigin } from './drafts.ts';
import { valueOf } from './results.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const temporaryDatabase = (): string => join(temporaryFolder(), 'case.db');

/** Opened by the one opening sequence; closed when the test ends. */
export const openStore = (path: string = temporaryDatabase(), mode: OpenMode = 'create'): CaseStore => {
  const store = createCaseStore(valueOf(openDatabase(path, mode)));
  onTestFinished(() => store.close());
  return store;
};

// Salts must not repeat from one call to the next: a digest that occurs twice is a fault.
let calls = 0;
const nextDeps = (): TestDeps => {
  calls += 1;
  return testDeps({ seed: `append ${calls}` });
};

/** Appends under the test origin, in one transaction. */
export const append = (store: CaseStore, drafts: readonly LineDraft[], deps: TestDeps = nextDeps()): Result<Appended> =>
  appendLines(store, deps, ({ head }) => ok({ drafts, ...(head ? {} : { log: testOrigin }) }));

export const snapshotOf = (tables: CaseTables): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries(tableNames.map((name) => [name, tables.rows(name).map((row) => ({ ...row }))]));

/** Everything that the ledger's own tables hold. */
export const primaryRows = ({ db }: CaseStore): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries(
    ['ledger_line', 'disclosure', 'attestation', 'time_stamp', 'ledger_head'].map((table) => [
      table,
      db.prepare(`select * from ${table} order by 1, 2`).all(),
    ]),
  );
