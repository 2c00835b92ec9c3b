import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { evidencePath, sha256 } from './small-case.ts';

/** The highest number that a batch intake said was acknowledged; a line that is not whole does not count. */
export const acknowledgedIn = (output: string): number =>
  output
    .split('\n')
    .slice(0, -1)
    .reduce((most, line) => Math.max(most, Number(/^acknowledged (\d+)$/u.exec(line)?.[1] ?? 0)), 0);

/**
 * What a case lacks of what was acknowledged, by the names of the files in their order; and every line whose file is
 * torn or missing. Reads database and files by its own means, not by the code under test.
 */
export const findBatchLosses = (
  folder: string,
  acknowledged: readonly string[],
  { withFiles }: { readonly withFiles: boolean },
): readonly string[] => {
  const db = new Database(join(folder, 'case.db'), { readonly: true });
  const rows = db
    .prepare<[], { readonly name: string; readonly sha256: string; readonly seq: number }>(
      'select name, sha256, seq from evidence where sha256 is not null order by seq',
    )
    .all();
  const lines = db.prepare<[], number>('select count(*) from ledger_line').pluck().get() ?? 0;
  db.close();
  const names = new Set(rows.map(({ name }) => name));
  const lost = acknowledged.filter((name) => !names.has(name)).map((name) => `acknowledged ${name}`);
  const homeless = rows.filter(({ seq }) => seq >= lines).map(({ name }) => `row without a line: ${name}`);
  const torn = rows.flatMap((row) => {
    const path = evidencePath(folder, row.sha256);
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return [`missing file of ${row.name}`];
    return withFiles && sha256(readFileSync(path)) !== row.sha256 ? [`torn file of ${row.name}`] : [];
  });
  return [...lost, ...homeless, ...torn];
};
