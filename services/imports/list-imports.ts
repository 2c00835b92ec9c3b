import type { Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { ImportRow } from '../../shared/domain/case-tables.ts';
import { findStoredImport } from '../../db/queries/record-page.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { activeImports, withIndex } from './case-index.ts';

/** Every import of the case, and whether its records are there. */
export const listImports = (session: CaseSession): Result<Output<'import.list'>> => {
  const active = activeImports(session);
  if (active.length === 0) return ok({ imports: [] });
  return withIndex(session, (index) =>
    ok({
      imports: active.map((row) => describeImport(session, row, findStoredImport(index, row.key) !== undefined)),
    }),
  );
};

export const describeImport = (
  { tables }: Pick<CaseSession, 'tables'>,
  { item, format, records, marks, seq, at, actor }: ImportRow,
  isReady: boolean,
): Output<'import.list'>['imports'][number] => {
  const evidence = item === null ? undefined : tables.get('evidence', item);
  return {
    evidence: item,
    exhibit: evidence?.exhibit ?? null,
    title: evidence?.title ?? null,
    format,
    records,
    marks,
    line: seq,
    at,
    actor,
    state: isReady ? 'ready' : 'missing',
  };
};
