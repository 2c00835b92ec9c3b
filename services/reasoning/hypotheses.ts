import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { seqKey, type CaseTables, type HypothesisRow } from '../../shared/domain/case-tables.ts';
import { hypothesisWords } from '../../shared/domain/hypothesis-rows.ts';
import { hypothesisFault } from '../../shared/domain/hypothesis-structure.ts';
import { higherTlp, tlpSchema, type Tlp } from '../../shared/domain/vocabulary.ts';
import type { JsonObject } from '../../shared/ledger/canonical-json.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { caseTlp, commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';

type Written = { readonly line: number };
type Event = Parameters<typeof hypothesisFault>[1];

const blank: Event = {
  act: 'confirm',
  hypothesis: null,
  other: null,
  level: null,
  stands: null,
  status: null,
};

/** States that a hypothesis entails one of the next lower level, or takes that back. */
export const entail = (
  session: CaseSession,
  input: Checked<'hypothesis.entail'>,
  deps: AppDeps,
): Result<Output<'hypothesis.entail'>> => {
  const pair = findPair(session.tables, input.higher, input.lower);
  if (!pair.ok) return pair;
  const [higher, lower] = pair.value;
  const { stands, reason } = input;
  return write(session, deps, input.tlp, {
    type: 'hypothesis.entail',
    what: `that ${higher} entails ${lower}`,
    event: { ...blank, act: 'entail', hypothesis: higher, other: lower, stands: Number(stands) },
    fields: () => ({ higher, lower, stands, reason }),
  });
};

/** States that a hypothesis is part of another of its level, or takes that back. */
export const statePart = (
  session: CaseSession,
  input: Checked<'hypothesis.part'>,
  deps: AppDeps,
): Result<Output<'hypothesis.part'>> => {
  const pair = findPair(session.tables, input.part, input.whole);
  if (!pair.ok) return pair;
  const [part, whole] = pair.value;
  const { stands, reason } = input;
  return write(session, deps, input.tlp, {
    type: 'hypothesis.part',
    what: `that ${part} is part of ${whole}`,
    event: { ...blank, act: 'part', hypothesis: part, other: whole, stands: Number(stands) },
    fields: () => ({ part, whole, stands, reason }),
  });
};

/** Confirms that the hypotheses of a level exclude each other, or takes that back. */
export const confirmExclusive = (
  session: CaseSession,
  input: Checked<'hypothesis.confirm'>,
  deps: AppDeps,
): Result<Output<'hypothesis.confirm'>> => {
  const { level, stands, reason } = input;
  return write(session, deps, input.tlp, {
    type: 'hypothesis.confirm',
    what: `that the hypotheses of level ${level} exclude each other`,
    event: { ...blank, act: 'confirm', level, stands: Number(stands) },
    fields: () => ({ level, stands, reason }),
  });
};

/** Sets a hypothesis aside, or opens it again. No number changes by it. */
export const setStatus = (
  session: CaseSession,
  input: Checked<'hypothesis.status'>,
  deps: AppDeps,
): Result<Output<'hypothesis.status'>> => {
  const found = findRow(session.tables, 'hypothesis', input.hypothesis);
  if (!found.ok) return found;
  const { status, reason } = input;
  const id = found.value.key;
  return write(session, deps, input.tlp, {
    type: 'hypothesis.status',
    what: `that ${id} is ${status === 'set_aside' ? 'set aside' : 'open again'}`,
    event: { ...blank, act: 'status', hypothesis: id, status },
    fields: () => ({ id, status, reason }),
  });
};

/** Corrects what a hypothesis says. The words before stay on record; a correction that changes none is refused. */
export const correctHypothesis = (
  session: CaseSession,
  input: Checked<'hypothesis.correct'>,
  deps: AppDeps,
): Result<Output<'hypothesis.correct'>> => {
  const found = findRow(session.tables, 'hypothesis', input.hypothesis);
  if (!found.ok) return found;
  const row = found.value;
  const changed = hypothesisWords.filter((word) => input[word] !== undefined && input[word] !== row[word]);
  if (changed.length === 0) {
    return err({
      code: 'NOTHING_CHANGED',
      message: `${row.key} says that already; nothing was recorded.`,
      hint: 'Give a statement, what it predicts or what would refute it, in other words than now.',
      at: row.key,
    });
  }
  if (input.statement?.trim() === '') {
    return err({
      code: 'EMPTY_STATEMENT',
      message: 'A hypothesis without a statement claims nothing; nothing was recorded.',
      hint: 'Say what is claimed. To give a hypothesis up, set it aside.',
      at: row.key,
    });
  }
  const words = Object.fromEntries(
    hypothesisWords.map((word) => [word, changed.includes(word) ? (input[word] ?? null) : null]),
  );
  return write(session, deps, input.tlp ?? markingOf(session.tables, row), {
    type: 'hypothesis.correct',
    what: `that ${row.key} says something else`,
    event: { ...blank, act: 'correct', hypothesis: row.key },
    fields: () => ({
      id: row.key,
      corrects: lastLineOf(session.tables, row),
      ...words,
      reason: input.reason,
    }),
  });
};

const findPair = (tables: CaseTables, first: string, second: string): Result<readonly [string, string]> => {
  const left = findRow(tables, 'hypothesis', first);
  if (!left.ok) return left;
  const right = findRow(tables, 'hypothesis', second);
  return right.ok ? ok([left.value.key, right.value.key]) : right;
};

type Statement = {
  readonly type: string;
  /** What is stated, as the object of a sentence that refuses it. */
  readonly what: string;
  readonly event: Event;
  readonly fields: () => JsonObject;
};

/** The rule is asked inside the transaction, on what the case holds at that moment. */
const write = (
  session: CaseSession,
  deps: AppDeps,
  tlp: Tlp | undefined,
  { type, what, event, fields }: Statement,
): Result<Written> => {
  const appended = session.append(({ tables }) => {
    const fault = hypothesisFault(tables, event);
    if (fault !== undefined) {
      return err({
        code: fault.code,
        message: `It was not recorded ${what}: ${fault.why}.`,
        hint: fault.hint,
        ...(event.hypothesis !== null && { at: event.hypothesis }),
      });
    }
    return ok({ drafts: [{ type, fields: { ...commonFields(session, deps, tlp), ...fields() } }] });
  });
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

/** New words are marked no wider than the first ones were. */
const markingOf = (tables: CaseTables, { seq }: HypothesisRow): Tlp => {
  const first = tlpSchema.safeParse(tables.get('line_index', seqKey(seq))?.tlp);
  return higherTlp(first.success ? first.data : 'RED', caseTlp(tables));
};

const lastLineOf = (tables: CaseTables, { key, seq }: HypothesisRow): number =>
  tables.rows('hypothesis_event').findLast(({ act, hypothesis }) => act === 'correct' && hypothesis === key)?.seq ??
  seq;
