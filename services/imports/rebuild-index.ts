import { z } from 'zod';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { ImportRow } from '../../shared/domain/case-tables.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import type { IndexDatabase } from '../../db/index-database.ts';
import { keepImport, removeImport } from '../../db/index-writer.ts';
import { findStoredImport } from '../../db/queries/record-page.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { activeImports, withIndexAlone } from './case-index.ts';
import { alteredFault, readPending, storedPath } from './run-import.ts';

type Reply = Output<'import.rebuild'>;

/** Makes the derived index again from the evidence files and the ledger. Writes no line. */
export const rebuildIndex = (
  session: CaseSession,
  { all }: Checked<'import.rebuild'>,
  deps: AppDeps,
): Promise<Result<Reply>> =>
  withIndexAlone(session, deps, (index) => {
    const rebuilt: Reply['rebuilt'] = [];
    const failed: Reply['failed'] = [];
    for (const row of activeImports(session)) {
      if (!all && findStoredImport(index, row.key) !== undefined) continue;
      removeImport(index, row.key);
      const made = rebuildOne(session, index, row, deps);
      if (made.ok) rebuilt.push({ evidence: row.item, format: row.format, ...made.value });
      else failed.push({ evidence: row.item, code: made.error.code, message: made.error.message });
    }
    return ok({ rebuilt, failed });
  });

const columnsSchema = z.record(z.string(), z.string());

const rebuildOne = (
  session: CaseSession,
  index: IndexDatabase,
  { key, item, format, columns, clockOffsetSeconds, sha256 }: ImportRow,
  deps: AppDeps,
): Result<{ records: number; equal: boolean }> => {
  const evidence = item === null ? undefined : session.tables.get('evidence', item);
  const parsed = columnsSchema.safeParse(columns === null ? undefined : jsonOf(columns));
  if (evidence === undefined || format === null || clockOffsetSeconds === null || !parsed.success) return err(withheld);
  const path = storedPath(session, evidence);
  if (!path.ok) return path;
  const read = readPending(index, {
    folder: session.folder,
    id: key,
    item: evidence.key,
    parts: {
      path: path.value,
      name: evidence.name ?? '',
      as: format,
      options: { columns: parsed.data, clockOffsetSeconds },
      report: deps.report,
    },
  });
  if (!read.ok) return read;
  const altered = alteredFault(evidence, read.value);
  if (altered !== undefined) {
    removeImport(index, key);
    return err(altered);
  }
  keepImport(index, key, evidence.key);
  return ok({ records: read.value.records, equal: read.value.digest === sha256 });
};

const jsonOf = (text: string): unknown => {
  const json = parseJson(text);
  return json.ok ? json.value : undefined;
};

const withheld: Failure = {
  code: 'WITHHELD',
  message: 'This edition withholds of which item the import is, or how it was read.',
  hint: 'Ask for an edition that shows it.',
};
