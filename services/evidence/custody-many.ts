import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { EvidenceRow } from '../../shared/domain/case-tables.ts';
import { absentFileHash, stepsOf } from '../../shared/domain/custody-chain.ts';
import { checkCustodyStatement, custodyEventRule } from '../../shared/domain/custody-rules.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { readCustodyOf } from '../../db/queries/evidence-item.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { checkState, resolveItems, stateOf } from './chosen-items.ts';
import { custodyEventDraft, draftToRows } from './custody-event-draft.ts';
import { gradeDrafts } from './custody-grade-line.ts';
import { hashStoredFile } from './hash-stored.ts';

type Reply = Output<'custody.enter'>;
type Hashed = { readonly item: EvidenceRow; readonly stored: string | null };

/** The same event for many items: every file is hashed first, then all lines are written together or none is. */
export const enterCustody = (session: CaseSession, input: Checked<'custody.enter'>, deps: AppDeps): Result<Reply> => {
  const { what, preview, state, event: kind } = input;
  const keys = resolveItems(session, what, deps);
  if (!keys.ok) return keys;
  const checked = checkState(session, keys.value, state);
  if (!checked.ok) return checked;
  const statement = checkCustodyStatement(
    { ...input, happened: input.happened ?? null, corrects: null },
    [],
    deps.clock(),
  );
  if (!statement.ok) return statement;
  const items = keys.value.flatMap((key) => session.tables.get('evidence', key) ?? []);
  const withFile = items.filter(({ sha256 }) => sha256 !== null).length;
  const stand = { items: items.length, withFile, state: stateOf(session, keys.value) };
  if (preview) return ok({ ...stand, line: null, lines: items.length, differing: [] });
  if (session.readOnly !== null) return err(session.readOnly);
  const rule = custodyEventRule(kind);
  const hashed: Hashed[] = [];
  for (const [done, item] of items.entries()) {
    deps.report?.({ step: 'hashing files', done, total: items.length });
    const stored = item.sha256 === null || !rule.isHashed ? ok(null) : hashStoredFile(session.folder, item.sha256, {});
    // Unreadable is not altered, and an event that could not be checked is not recorded, nor is any beside it.
    if (!stored.ok) return stored;
    hashed.push({ item, stored: stored.value });
  }
  let lines = 0;
  const appended = session.append(({ tables, head }) => {
    const drafts: LineDraft[] = [];
    for (const { item, stored } of hashed) {
      const row = tables.get('evidence', item.key) ?? item;
      const own = rule.isTransfer ? null : stored;
      const hashes = { after: own, before: own, stored };
      const event = custodyEventDraft(session, input, { item: item.key, hashes }, deps);
      const seq = (head?.size ?? 0) + drafts.length;
      const steps = stepsOf(row, [...readCustodyOf(session.store.db, item.key), ...draftToRows(event, seq)]);
      drafts.push(event, ...gradeDrafts({ row, steps, tables, session, deps, tlp: input.tlp }));
    }
    lines = drafts.length;
    deps.report?.({ step: 'recording the lines', done: null, total: null });
    return ok({ drafts });
  });
  if (!appended.ok) return appended;
  const differing = hashed.flatMap(({ item, stored }): Reply['differing'] =>
    stored === null || stored === item.sha256
      ? []
      : [{ id: item.key, exhibit: item.exhibit, result: stored === absentFileHash ? 'missing' : 'altered' }],
  );
  return ok({
    ...stand,
    line: lines === 0 ? null : appended.value.first,
    lines,
    differing,
    state: stateOf(session, keys.value),
  });
};
