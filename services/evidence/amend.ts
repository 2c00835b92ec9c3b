import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { CaseTables, EvidenceRow } from '../../shared/domain/case-tables.ts';
import { stepsOf } from '../../shared/domain/custody-chain.ts';
import { amendedParts, amendItem, type Amended, type Amendment } from '../../shared/domain/evidence-amendment.ts';
import { originSchema } from '../../shared/ledger/field-schemas.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { isExhibitUsed } from '../../db/queries/intake-lookups.ts';
import { readCustodyOf } from '../../db/queries/evidence-item.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { changedMeanwhile, checkState, resolveItems, stateOf } from './chosen-items.ts';
import { gradeDrafts } from './custody-grade-line.ts';
import { exhibitTaken } from './exhibit-taken.ts';

type Input = Checked<'evidence.amend'>;
type Reply = Output<'evidence.amend'>;
type Wish = { readonly key: string; readonly change: Amendment; readonly expects: Amendment };

const previewedMax = 1000;
/** As many as one call can take back. */
const returnedMax = 10_000;
const reportItems = 500;

/** One reason, one transaction: every item that changes gets its line, or none does. */
export const amendEvidence = (session: CaseSession, input: Input, deps: AppDeps): Result<Reply> => {
  const source = resolveSource(session, input.change);
  if (!source.ok) return source;
  const wishes = wishesOf(session, input.what, source.value, deps);
  if (!wishes.ok) return wishes;
  const keys = wishes.value.map(({ key }) => key);
  const state = stateOf(session, keys);
  if (input.preview) {
    const checked = checkState(session, keys, input.state);
    if (!checked.ok) return checked;
    const plan = planLines(session, session.tables, wishes.value, input, deps);
    return plan.ok ? ok({ ...toReply(keys.length, plan.value, previewedMax), line: null, state }) : plan;
  }
  if (input.reason.trim() === '') return err(reasonMissing);
  let planned: Plan = { drafts: [], changes: [] };
  const appended = session.append(({ tables }) => {
    // What was chosen by a filter is looked for again: others may have come under it.
    const now = input.what.kind === 'filter' ? resolveItems(session, input.what, deps) : ok(keys);
    if (!now.ok) return now;
    const checked = checkState(session, now.value, input.state);
    if (!checked.ok) return checked;
    const plan = planLines(session, tables, wishes.value, input, deps);
    if (!plan.ok) return plan;
    planned = plan.value;
    deps.report?.({ step: 'recording the lines', done: null, total: null });
    return ok({ drafts: plan.value.drafts });
  });
  if (!appended.ok) return appended;
  const line = planned.drafts.length === 0 ? null : appended.value.first;
  return ok({ ...toReply(keys.length, planned, returnedMax), line, state: stateOf(session, keys) });
};

type Change = Reply['changes'][number];
type Plan = { readonly drafts: readonly LineDraft[]; readonly changes: readonly Change[] };

const toReply = (items: number, { drafts, changes }: Plan, max: number): Omit<Reply, 'line' | 'state'> => ({
  items,
  changed: changes.length,
  changes: changes.slice(0, max),
  lines: drafts.length,
});

const wishesOf = (
  session: CaseSession,
  what: Input['what'],
  change: Amendment,
  deps: AppDeps,
): Result<readonly Wish[]> => {
  if (what.kind !== 'each') {
    const keys = resolveItems(session, what, deps);
    return keys.ok ? ok(keys.value.map((key) => ({ key, change, expects: {} }))) : keys;
  }
  const wishes: Wish[] = [];
  for (const { evidence, change: own, expects } of what.each) {
    const found = findRow(session.tables, 'evidence', evidence);
    if (!found.ok) return found;
    const source = resolveSource(session, own);
    if (!source.ok) return source;
    wishes.push({ key: found.value.key, change: source.value, expects });
  }
  return ok(wishes);
};

const resolveSource = ({ tables }: CaseSession, change: Amendment): Result<Amendment> => {
  if (change.source === undefined || change.source === null) return ok(change);
  const source = findRow(tables, 'source', change.source);
  return source.ok ? ok({ ...change, source: source.value.key }) : source;
};

const planLines = (
  session: CaseSession,
  tables: CaseTables,
  wishes: readonly Wish[],
  { reason, tlp }: Pick<Input, 'reason' | 'tlp'>,
  deps: AppDeps,
): Result<Plan> => {
  const drafts: LineDraft[] = [];
  const changes: Change[] = [];
  const exhibits = new Set<string>();
  for (const [at, { key, change, expects }] of wishes.entries()) {
    if (at % reportItems === 0) deps.report?.({ step: 'correcting items', done: at, total: wishes.length });
    const row = tables.get('evidence', key);
    if (row === undefined || amendedParts.some((part) => expects[part] !== undefined && expects[part] !== row[part])) {
      return err(changedMeanwhile);
    }
    const amended = amendItem(row, change.source === undefined ? [] : derivedFromOf(session, row, deps), change);
    if (amended === undefined) return err(withheld(row));
    if (amended === null) continue;
    const { before, after } = amended;
    if (after.exhibit !== undefined) {
      // Two items under one number could not be told apart on paper.
      if (exhibits.has(after.exhibit) || isExhibitUsed(session.store.db, after.exhibit))
        return err({ ...exhibitTaken(after.exhibit), hint: 'Give another number.' });
      exhibits.add(after.exhibit);
    }
    changes.push({ id: key, exhibit: row.exhibit, title: row.title, before, after });
    drafts.push(...itemLines({ session, tables, row, amended, reason, tlp, deps }));
  }
  return ok({ drafts, changes });
};

type LineParts = {
  readonly session: CaseSession;
  readonly tables: CaseTables;
  readonly row: EvidenceRow;
  readonly amended: Amended;
  readonly reason: string;
  readonly tlp: Input['tlp'];
  readonly deps: AppDeps;
};

const itemLines = ({ session, tables, row, amended, reason, tlp, deps }: LineParts): readonly LineDraft[] => {
  const correction: LineDraft = {
    type: 'evidence.correct',
    fields: {
      ...commonFields(session, deps, tlp),
      id: row.key,
      corrects: row.seq,
      collection: null,
      handling: null,
      privacy: null,
      ...amended.fields,
      reason,
    },
  };
  const { kind } = amended.after;
  if (kind === undefined) return [correction];
  // Another kind may give the same chain another grade.
  const next = { ...row, kind };
  const steps = stepsOf(next, readCustodyOf(session.store.db, row.key));
  return [correction, ...(steps.length === 1 ? [] : gradeDrafts({ row: next, steps, tables, session, deps, tlp }))];
};

/** What the item was made from stands in its own line alone, and a correction of its origin repeats it. */
const derivedFromOf = (
  { store: { db } }: CaseSession,
  { seq }: EvidenceRow,
  { crypto }: AppDeps,
): readonly string[] => {
  const [line] = readStoredLines(db, [seq], crypto);
  const origin = originSchema.safeParse(line?.revealed.fields['origin']);
  return origin.success ? origin.data.derivedFrom : [];
};

const reasonMissing: Failure = {
  code: 'REASON_MISSING',
  message: 'A correction says why, and no reason was given; nothing was recorded.',
  hint: 'Give one: on the command line with `--reason`.',
};

const withheld = ({ exhibit, key }: EvidenceRow): Failure => ({
  code: 'SKELETON_WITHHELD',
  message: 'A part of the item that its correction would repeat is not at hand here; nothing was recorded.',
  hint: 'Correct it where the case was made.',
  at: exhibit ?? key,
});
