import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { utf8ToBytes } from '../../shared/base/bytes.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { editionTlp, fieldKey, planEdition } from '../../shared/bundle/edition-plan.ts';
import { tablesOfLines } from '../../shared/bundle/view-file.ts';
import { caseToUco, formatCaseUco } from '../../shared/domain/case-uco.ts';
import { exportedItems, itemsToCsv, itemsToNdjson } from '../../shared/domain/evidence-export.ts';
import { noEvidenceFilter } from '../../shared/domain/evidence-filter.ts';
import { isJsonObject } from '../../shared/ledger/canonical-json.ts';
import { originSchema } from '../../shared/ledger/field-schemas.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';
import { readHead } from '../../db/ledger.ts';
import { revealStored } from '../../db/replay.ts';
import type { AppDeps } from '../app-deps.ts';
import { writeNewFile } from '../bundles/new-file.ts';
import { resolveItems } from '../evidence/chosen-items.ts';
import { checkpointLines } from '../evidence/custody-report.ts';
import { readWholeLedger } from '../releases/whole-ledger.ts';
import type { CaseSession } from './case-session.ts';
import { findRow } from './find-row.ts';

/** Custody, or the table of evidence, of one item or of the whole case for other programs; no more than the edition shows. */
export const convertCase = (
  session: CaseSession,
  { out, to, edition, evidence, filter, items }: Checked<'case.convert'>,
  deps: AppDeps,
): Result<Output<'case.convert'>> => {
  const named = evidence === undefined ? undefined : findRow(session.tables, 'evidence', evidence);
  if (named?.ok === false) return named;
  const shown = shownLines(session, edition, deps);
  if (!shown.ok) return shown;
  const tables = tablesOfLines(shown.value);
  const only = named?.value.key;
  if (only !== undefined && tables.get('evidence', only) === undefined) {
    return err({
      code: 'WITHHELD',
      message: `The ${edition} edition does not show this item.`,
      hint: 'Name an edition that shows it, such as `--edition full`.',
    });
  }
  if (to !== 'case-uco') {
    const chosen = chosenKeys(session, { only, filter, items }, deps);
    return chosen.ok ? writeItems(exportedItems(tables, chosen.value), { out, to }, deps) : chosen;
  }
  const checkpoint = checkpointLines(session, true, deps);
  if (!checkpoint.ok) return checkpoint;
  const parents = parentsByItem(shown.value);
  const document = caseToUco({
    tables,
    origin: session.origin,
    checkpoint: checkpoint.value,
    derivedFrom: (item) => parents.get(item) ?? [],
    isWhole: edition === 'full' && session.readOnly?.code !== 'CASE_READ_ONLY',
    only,
  });
  const bytes = utf8ToBytes(formatCaseUco(document));
  const written = writeNewFile(out, bytes, deps);
  if (!written.ok) return written;
  const nodes = Array.isArray(document['@graph']) ? document['@graph'].filter(isJsonObject) : [];
  const byType: Record<string, number> = {};
  for (const { '@type': type } of nodes) {
    const name = typeof type === 'string' ? type.replace(/^.*:/u, '') : '';
    byType[name] = (byType[name] ?? 0) + 1;
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return ok({ out, size: bytes.length, sha256, objects: nodes.length, byType, beside: null });
};

const chosenKeys = (
  session: CaseSession,
  { only, filter, items }: Pick<Checked<'case.convert'>, 'filter' | 'items'> & { readonly only: string | undefined },
  deps: AppDeps,
): Result<ReadonlySet<string> | undefined> => {
  if (only !== undefined) return ok(new Set([only]));
  if (filter === undefined && items === undefined) return ok(undefined);
  const what =
    items === undefined
      ? { kind: 'filter' as const, filter: filter ?? noEvidenceFilter }
      : { kind: 'items' as const, items };
  const keys = resolveItems(session, what, deps);
  return keys.ok ? ok(new Set(keys.value)) : keys;
};

/** The table of evidence. A CSV never stands alone: what it cannot hold is in the lossless file of the same name. */
const writeItems = (
  items: ReturnType<typeof exportedItems>,
  { out, to }: { readonly out: string; readonly to: 'csv' | 'ndjson' },
  deps: AppDeps,
): Result<Output<'case.convert'>> => {
  const lossless = utf8ToBytes(itemsToNdjson(items));
  const beside = to === 'csv' ? `${out.replace(/\.csv$/iu, '')}.ndjson` : null;
  const first = writeNewFile(beside ?? out, lossless, deps);
  if (!first.ok) return first;
  const bytes = beside === null ? lossless : utf8ToBytes(itemsToCsv(items));
  if (beside !== null) {
    const written = writeNewFile(out, bytes, deps);
    if (!written.ok) {
      rmSync(beside, { force: true });
      return written;
    }
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return ok({ out, size: bytes.length, sha256, objects: items.length, byType: { evidence: items.length }, beside });
};

const shownLines = (
  session: CaseSession,
  edition: Checked<'case.convert'>['edition'],
  deps: AppDeps,
): Result<readonly RevealedLine[]> => {
  // A case from a bundle holds no more than its edition did.
  if (edition === 'full') return ok(revealStored(session.store.db, deps.crypto).lines);
  const ledger = readWholeLedger(session, readHead(session.store.db)?.size ?? 0, deps);
  if (!ledger.ok) return ledger;
  const { lines, revealed } = ledger.value;
  const plan = planEdition({ edition, tlp: editionTlp(edition, undefined), lines, revealed, redaction: null });
  if (!plan.ok) return plan;
  return ok(
    revealed.map((line) => ({
      ...line,
      fields: Object.fromEntries(
        Object.entries(line.fields).filter(([field]) => !plan.value.withheld.has(fieldKey(line.seq, field))),
      ),
    })),
  );
};

/** By the last line that says so. */
const parentsByItem = (lines: readonly RevealedLine[]): ReadonlyMap<string, readonly string[]> => {
  const parents = new Map<string, readonly string[]>();
  for (const { type, fields } of lines) {
    if (type !== 'evidence.add' && type !== 'evidence.correct') continue;
    const origin = originSchema.safeParse(fields['origin']);
    if (origin.success && typeof fields['id'] === 'string') parents.set(fields['id'], origin.data.derivedFrom);
  }
  return parents;
};
