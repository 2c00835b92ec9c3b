import type { CaseTables } from '../shared/domain/case-tables.ts';
import type { CaseDatabase } from './open-database.ts';
import { createSqliteTables } from './sqlite-tables.ts';

/** An open case database with its projections. `close` may be called more than once. */
export type CaseStore = {
  readonly db: CaseDatabase;
  readonly tables: CaseTables;
  readonly close: () => void;
};

export const createCaseStore = (db: CaseDatabase): CaseStore => ({
  db,
  tables: createSqliteTables(db),
  close: () => {
    if (db.open) db.close();
  },
});
