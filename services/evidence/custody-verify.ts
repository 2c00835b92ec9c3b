import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import type { EvidenceRow } from '../../shared/domain/case-tables.ts';
import { absentFileHash, stepsOf } from '../../shared/domain/custody-chain.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { readCustodyOf } from '../../db/queries/evidence-item.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { findRow } from '../cases/find-row.ts';
import { custodyEventDraft, draftToRows, plainEvent } from './custody-event-draft.ts';
import { gradeDrafts } from './custody-grade-line.ts';
import { hashStoredFile } from './hash-stored.ts';

/** Events that one transaction acknowledges together. */
const batchItems = 64;

type Reply = Output<'custody.verify'>;
type Hashed = { readonly item: EvidenceRow; readonly hash: string };

/**
 * Hashes the stored file of one item, or of every item, and records an event `verified` for each. What cannot be read is
 * not altered: it is named, and nothing is recorded against it.
 */
export const verifyCustody = (session: CaseSession, input: Checked<'custody.verify'>, deps: AppDeps): Result<Reply> => {
  if (session.readOnly !== null) return err(session.readOnly);
  const named = input.evidence === undefined ? undefined : findRow(session.tables, 'evidence', input.evidence);
  if (named?.ok === false) return named;
  const rows = named === undefined ? session.tables.rows('evidence') : [named.value];
  const items = rows.filter(({ sha256 }) => sha256 !== null);
  const failed: Reply['failed'] = [];
  let unchanged = 0;
  for (let start = 0; start < items.length; start += batchItems) {
    const hashed: Hashed[] = [];
    for (const [at, item] of items.slice(start, start + batchItems).entries()) {
      deps.report?.({ step: 'hashing files', done: start + at, total: items.length });
      const hash = hashStoredFile(session.folder, item.sha256 ?? '', {});
      if (hash.ok) hashed.push({ item, hash: hash.value });
      else failed.push({ id: item.key, exhibit: item.exhibit, line: null, result: 'unreadable' });
    }
    const recorded = recordBatch(session, hashed, input, deps);
    if (!recorded.ok) return recorded;
    for (const [at, { item, hash }] of hashed.entries()) {
      if (hash === item.sha256) unchanged += 1;
      else {
        const result = hash === absentFileHash ? 'missing' : 'altered';
        failed.push({ id: item.key, exhibit: item.exhibit, line: recorded.value[at] ?? null, result });
      }
    }
  }
  return ok({ ok: failed.length === 0, unchanged, failed, withoutFile: rows.length - items.length });
};

/** The lines of the events, in the order of what was hashed. */
const recordBatch = (
  session: CaseSession,
  hashed: readonly Hashed[],
  input: Checked<'custody.verify'>,
  deps: AppDeps,
): Result<readonly number[]> => {
  let lines: number[] = [];
  const appended = session.append(({ tables, head }) => {
    const drafts: LineDraft[] = [];
    lines = [];
    for (const { item, hash } of hashed) {
      const row = tables.get('evidence', item.key) ?? item;
      const seq = (head?.size ?? 0) + drafts.length;
      const event = custodyEventDraft(
        session,
        { ...plainEvent, event: 'verified', purpose: input.purpose },
        { item: item.key, hashes: { after: hash, before: hash, stored: hash } },
        deps,
      );
      lines.push(seq);
      const steps = stepsOf(row, [...readCustodyOf(session.store.db, item.key), ...draftToRows(event, seq)]);
      drafts.push(event, ...gradeDrafts({ row, steps, tables, session, deps, tlp: undefined }));
    }
    return ok({ drafts });
  });
  return appended.ok ? ok(lines) : appended;
};
