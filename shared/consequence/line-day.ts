import { seqKey, type CaseTables } from '../domain/case-tables.ts';

/** The day of a line, which nothing withholds; null where the case has no such line. */
export const dayOfLine = (tables: CaseTables, line: number): string | null =>
  tables.get('line_index', seqKey(line))?.day ?? null;
