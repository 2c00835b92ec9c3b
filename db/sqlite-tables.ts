import type { Statement } from 'better-sqlite3';
import { naturalOrder } from '../shared/base/natural-order.ts';
import {
  tableNames,
  type CaseRows,
  type CaseTables,
  type Column,
  type TableName,
} from '../shared/domain/case-tables.ts';
import { createEvidenceText } from './evidence-text.ts';
import type { RequestRow } from '../shared/domain/release-rows.ts';
import type { CaseDatabase } from './open-database.ts';

type Values = Readonly<Record<string, Column>>;
type RowStatements = {
  /** What each column of the table holds, given a row. */
  readonly columns: readonly ((row: Values) => Column)[];
  /** Names of the columns that a row of this table has, as SQL. */
  readonly read: string;
  readonly get: Statement;
  readonly put: Statement;
  readonly remove: Statement;
  readonly rows: Statement;
};

/** Columns that serve only the database: what they hold follows from their own row, and no row that is read has them. */
const ownColumns: ReadonlyMap<string, (row: Values) => Column> = new Map([
  ['evidence.exhibitOrder', ({ exhibit }: Values) => (typeof exhibit === 'string' ? naturalOrder(exhibit) : null)],
]);

/**
 * The projections as the tables that `applyLine` writes to. Column names are those of the row types; a row that does not
 * fit its table is a bug, which SQLite's strict tables make throw.
 */
export const createSqliteTables = (db: CaseDatabase): CaseTables => {
  const statements = new Map<TableName, RowStatements>();
  const statementsOf = (table: TableName): RowStatements => {
    const known = statements.get(table);
    if (known !== undefined) return known;
    const columns = db.prepare<[], string>(`select name from pragma_table_info('${table}')`).pluck().all();
    const names = columns.map((name) => `"${name}"`).join(', ');
    const read = columns
      .filter((name) => !ownColumns.has(`${table}.${name}`))
      .map((name) => `"${name}"`)
      .join(', ');
    const prepared: RowStatements = {
      columns: columns.map((name) => ownColumns.get(`${table}.${name}`) ?? ((row) => row[name] ?? null)),
      read,
      get: db.prepare(`select ${read} from ${table} where key = ?`),
      put: db.prepare(
        `insert into ${table} (${names}) values (${columns.map(() => '?').join(', ')}) on conflict (key) do update set ${columns
          .map((name) => `"${name}" = excluded."${name}"`)
          .join(', ')}`,
      ),
      remove: db.prepare(`delete from ${table} where key = ?`),
      rows: db.prepare(`select ${read} from ${table} order by key`),
    };
    statements.set(table, prepared);
    return prepared;
  };
  const evidenceText = createEvidenceText(db);
  let open: Statement<[], RequestRow> | undefined;
  return {
    get: <T extends TableName>(table: T, key: string) =>
      // oxlint-disable-next-line typescript/consistent-type-assertions -- strict tables have the columns of the row type
      statementsOf(table).get.get(key) as CaseRows[T] | undefined,
    put: (table, row) => {
      const { columns, put } = statementsOf(table);
      const values: Values = { ...row };
      if (table === 'evidence') evidenceText.put(row.key, values);
      put.run(columns.map((read) => read(values)));
    },
    remove: (table, key) => {
      if (table === 'evidence') evidenceText.remove(key);
      statementsOf(table).remove.run(key);
    },
    rows: <T extends TableName>(table: T) =>
      // oxlint-disable-next-line typescript/consistent-type-assertions -- strict tables have the columns of the row type
      statementsOf(table).rows.all() as readonly CaseRows[T][],
    openRequests: () => {
      open ??= db.prepare(`select ${statementsOf('request').read} from request where state = 'open' order by key`);
      return open.all();
    },
  };
};

/** By this one every line asks which requests are open. */
const askedMeanwhile = 'request_state';

/** Filling tables and then indexing them takes less time than both at once. Gives what makes the indexes again. */
export const dropProjectionIndexes = (db: CaseDatabase): (() => void) => {
  const indexes = db
    .prepare<[], { name: string; tbl_name: string; sql: string }>(
      "select name, tbl_name, sql from sqlite_schema where type = 'index' and sql is not null",
    )
    .all()
    .filter(({ name, tbl_name: table }) => name !== askedMeanwhile && tableNames.some((one) => one === table));
  for (const { name } of indexes) db.exec(`drop index "${name}"`);
  return () => {
    for (const { sql } of indexes) db.exec(sql);
  };
};

export const emptyProjections = (db: CaseDatabase): void => {
  for (const table of tableNames) db.exec(`delete from ${table}`);
  db.exec('delete from line_words');
  db.exec("insert into evidence_text (evidence_text) values ('delete-all')");
};
