import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { removeImport } from '../../db/index-writer.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { activeImportOf, withIndexAlone } from './case-index.ts';

/** Takes an import back. The line first: should anything stop in between, the records go with the next opening. */
export const undoImport = async (
  session: CaseSession,
  { evidence, reason, tlp }: Checked<'import.undo'>,
  deps: AppDeps,
): Promise<Result<Output<'import.undo'>>> => {
  if (session.readOnly !== null) return err(session.readOnly);
  const found = findRow(session.tables, 'evidence', evidence);
  if (!found.ok) return found;
  const item = found.value;
  return withIndexAlone(session, deps, (index) => {
    const active = activeImportOf(session, item.key);
    if (active === undefined) return err(notImported(item.exhibit ?? item.key));
    const appended = session.append(() =>
      activeImportOf(session, item.key)?.key === active.key
        ? ok({
            drafts: [
              {
                type: 'import.undo',
                fields: { ...commonFields(session, deps, tlp), id: active.key, item: item.key, reason },
              },
            ],
          })
        : err(notImported(item.exhibit ?? item.key)),
    );
    if (!appended.ok) return appended;
    deps.report?.({ step: 'removing the records', done: null, total: null });
    removeImport(index, active.key);
    return ok({ evidence: item.key, line: appended.value.first, records: active.records ?? 0 });
  });
};

export const notImported = (item: string): Failure => ({
  code: 'NOT_IMPORTED',
  message: `Nothing of ${item} is imported.`,
  hint: 'Import it first: `plumbline import DIR EVIDENCE`.',
  at: item,
});
