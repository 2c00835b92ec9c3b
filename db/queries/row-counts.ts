import type { TableName } from '../../shared/domain/case-tables.ts';
import type { CaseDatabase } from '../open-database.ts';

export const countRowsOf = (db: CaseDatabase, table: TableName): number =>
  db.prepare<[], number>(`select count(*) from ${table}`).pluck().get() ?? 0;
