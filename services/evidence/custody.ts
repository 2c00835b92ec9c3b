import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { stepsOf } from '../../shared/domain/custody-chain.ts';
import { checkCustodyStatement, custodyEventRule } from '../../shared/domain/custody-rules.ts';
import { hasHiddenCustody, readCustodyOf } from '../../db/queries/evidence-item.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { findRow } from '../cases/find-row.ts';
import { custodyEventDraft, draftToRows } from './custody-event-draft.ts';
import { gradeDrafts } from './custody-grade-line.ts';
import { custodyStateOf, describeStep } from './custody-state.ts';
import { hashStoredFile } from './hash-stored.ts';

/** The chain of one item: its intake, then every event after it. */
export const readCustody = (
  session: CaseSession,
  { evidence }: Checked<'custody.read'>,
): Result<Output<'custody.read'>> => {
  const item = findRow(session.tables, 'evidence', evidence);
  if (!item.ok) return item;
  const row = item.value;
  const steps = stepsOf(row, readCustodyOf(session.store.db, row.key));
  const state = custodyStateOf(row, steps, session.tables, hasHiddenCustody(session.store.db));
  return ok({
    id: row.key,
    exhibit: row.exhibit,
    title: row.title,
    custody: state.counts,
    sha256: row.sha256,
    state,
    events: steps.map((step) => {
      const { event, ...rest } = describeStep(step, row.sha256);
      return { ...rest, type: event };
    }),
  });
};

/**
 * Records an event. The stored file is hashed anew, so the event says what it was at that moment; whatever a hash says,
 * the event is recorded. Where the grade that follows from the chain changes, a line says so in the same act.
 */
export const recordCustody = (
  session: CaseSession,
  input: Checked<'custody.record'>,
  deps: AppDeps,
): Result<Output<'custody.record'>> => {
  const item = findRow(session.tables, 'evidence', input.evidence);
  if (!item.ok) return item;
  const { key, sha256 } = item.value;
  const rule = custodyEventRule(input.event);
  const check = (): Result<true> =>
    checkCustodyStatement(
      { ...input, happened: input.happened ?? null, corrects: input.corrects ?? null },
      stepsOf(item.value, readCustodyOf(session.store.db, key)).map(({ line }) => line),
      deps.clock(),
    );
  const checked = check();
  if (!checked.ok) return checked;
  if (session.readOnly !== null) return err(session.readOnly);
  const stored = sha256 === null || !rule.isHashed ? ok(null) : hashStoredFile(session.folder, sha256, deps);
  if (!stored.ok) return stored;
  const hashes = {
    // What nobody stated was, in an act on the file itself, what the program computed.
    after: input.hashAfter ?? (rule.isTransfer ? null : stored.value),
    before: input.hashBefore ?? (rule.isTransfer ? null : stored.value),
    stored: stored.value,
  };
  const event = custodyEventDraft(session, input, { item: key, hashes }, deps);
  const appended = session.append(({ tables, head }) => {
    const row = tables.get('evidence', key) ?? item.value;
    const rows = readCustodyOf(session.store.db, key);
    const next = draftToRows(event, head?.size ?? 0);
    return ok({
      drafts: [
        event,
        ...gradeDrafts({ row, steps: stepsOf(row, [...rows, ...next]), tables, session, deps, tlp: input.tlp }),
      ],
    });
  });
  if (!appended.ok) return appended;
  const row = session.tables.get('evidence', key) ?? item.value;
  const steps = stepsOf(row, readCustodyOf(session.store.db, key));
  const recorded = steps.find(({ line }) => line === appended.value.first);
  return ok({
    line: appended.value.first,
    hashMatches: recorded === undefined ? null : describeStep(recorded, sha256).verified,
    state: custodyStateOf(row, steps, session.tables, hasHiddenCustody(session.store.db)),
  });
};
