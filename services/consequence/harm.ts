import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import type { Json } from '../../shared/ledger/canonical-json.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';

/** Scores criteria of harm. Nothing is scored without evidence and a reason. */
export const setHarm = (
  session: CaseSession,
  input: Checked<'harm.set'>,
  deps: AppDeps,
): Result<Output<'harm.set'>> => {
  const scores: Record<string, Json> = {};
  const cites: Record<string, Json> = {};
  const notes: Record<string, Json> = {};
  for (const [criterion, { score, status, note, cites: cited }] of Object.entries(input.scores)) {
    const items = readCites(session, cited, `the score for ${criterion}`);
    if (!items.ok) return items;
    if (note.trim() === '') return err(unsaid(`Why ${criterion} is scored ${score} is not said.`));
    scores[criterion] = { score, status };
    cites[criterion] = [...items.value];
    notes[criterion] = note;
  }
  return append(session, {
    type: 'harm.set',
    fields: { ...commonFields(session, deps, input.tlp), scores, cites, notes },
  });
};

export const withdrawHarm = (
  session: CaseSession,
  { criterion, reason, tlp }: Checked<'harm.withdraw'>,
  deps: AppDeps,
): Result<Output<'harm.withdraw'>> => {
  if (session.tables.get('harm', criterion) === undefined) {
    return err({
      code: 'NOT_SCORED',
      message: `The case has no score of harm for ${criterion}, so there is none to take back.`,
      hint: 'Run `plumbline harm show DIR` for the scores that it has.',
      at: criterion,
    });
  }
  if (reason.trim() === '') return err(unsaid(`Why the score for ${criterion} is taken back is not said.`));
  return append(session, { type: 'harm.withdraw', fields: { ...commonFields(session, deps, tlp), criterion, reason } });
};

/** Raises a red line, or clears one that stands. */
export const setRedLine = (
  session: CaseSession,
  { redLine, claim, statement, tlp }: Checked<'redline.set'>,
  deps: AppDeps,
): Result<Output<'redline.set'>> => {
  const { status } = claim;
  if (status === 'cleared' && session.tables.get('red_line', redLine)?.status !== 'raised') {
    return err({
      code: 'NOT_RAISED',
      message: `The red line ${redLine} does not stand as crossed, so it cannot be cleared.`,
      hint: 'Run `plumbline harm show DIR` for the red lines that stand.',
      at: redLine,
    });
  }
  const items =
    status === 'cleared' && claim.cites.length === 0
      ? ok<readonly string[]>([])
      : readCites(session, claim.cites, `the red line ${redLine}`);
  if (!items.ok) return items;
  if (statement.trim() === '') return err(unsaid(`What was seen of the red line ${redLine} is not said.`));
  const fields = { ...commonFields(session, deps, tlp), redLine, status, statement, cites: [...items.value] };
  return append(session, { type: 'redline.set', fields });
};

/** The items that are cited, each once. */
export const readCites = (
  session: CaseSession,
  references: readonly string[],
  of: string,
): Result<readonly string[]> => {
  const items = new Set<string>();
  for (const reference of references) {
    const item = findRow(session.tables, 'evidence', reference);
    if (!item.ok) return item;
    items.add(item.value.key);
  }
  return items.size > 0
    ? ok([...items])
    : err({
        code: 'NOT_CITED',
        message: `No item of evidence is cited for ${of}.`,
        hint: 'Cite at least one item, by identifier or exhibit number.',
      });
};

const unsaid = (message: string): Failure => ({
  code: 'NOT_SAID',
  message,
  hint: 'Say it in a sentence that a reader can hold against the evidence.',
});

const append = (session: CaseSession, draft: LineDraft): Result<{ line: number }> => {
  const appended = session.append(() => ok({ drafts: [draft] }));
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};
