import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { instantToDay } from '../../shared/base/clock.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { isOverdue, remediationInOrder, remediationRefusal } from '../../shared/consequence/remediation.ts';
import { seqKey, type CaseTables } from '../../shared/domain/case-tables.ts';
import type { RemediationRow } from '../../shared/domain/remediation-rows.ts';
import { remediationStates } from '../../shared/domain/remediation-vocabulary.ts';
import { higherTlp, tlpSchema, type Tlp } from '../../shared/domain/vocabulary.ts';
import { newId } from '../../shared/base/ids.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { caseTlp, commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { readCites } from './harm.ts';
import { citedItems } from './read-harm.ts';

/** Adds a task of remediation: what is to be restored, and which service or what item shows the harm. */
export const addRemediation = (
  session: CaseSession,
  { what, service, cites, owner, due, tlp }: Checked<'remediation.add'>,
  deps: AppDeps,
): Result<Output<'remediation.add'>> => {
  if (what.trim() === '') return err(unsaid);
  const items = citedOrNone(session, cites);
  if (!items.ok) return items;
  const id = newId('remediation', deps.random);
  const fields = {
    ...commonFields(session, deps, tlp),
    id,
    what,
    service,
    cites: [...items.value],
    owner,
    due: due ?? null,
  };
  const appended = session.append(() => ok({ drafts: [{ type: 'remediation.add', fields }] }));
  return appended.ok ? ok({ id, line: appended.value.first }) : appended;
};

/** Says how far a task has come. */
export const setRemediation = (
  session: CaseSession,
  { task, status, note, cites, owner, due, tlp }: Checked<'remediation.set'>,
  deps: AppDeps,
): Result<Output<'remediation.set'>> => {
  const items = citedOrNone(session, cites);
  if (!items.ok) return items;
  const refusal = remediationRefusal({ status, note, cites: items.value });
  if (refusal !== undefined) {
    return err({
      code: 'NOT_SHOWN',
      message: `The task was not set to ${status.replace('_', ' ')}: ${refusal}.`,
      hint:
        status === 'done'
          ? 'Cite at least one item that shows it, such as a report of the operator.'
          : 'Say why in a sentence.',
      at: task,
    });
  }
  const appended = session.append(({ tables }) => {
    const found = findRow(tables, 'remediation', task);
    if (!found.ok) return found;
    const row = found.value;
    return ok({
      drafts: [
        {
          type: 'remediation.set',
          fields: {
            ...commonFields(session, deps, tlp ?? markingOf(tables, row.changed)),
            task: row.key,
            status,
            owner: owner ?? row.owner ?? '',
            due: due === undefined ? row.due : due === '' ? null : due,
            note,
            cites: [...items.value],
          },
        },
      ],
    });
  });
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

/** What is said anew repeats what the last line of the task says, so it is marked no lower unless somebody says so. */
const markingOf = (tables: CaseTables, line: number): Tlp => {
  const last = tlpSchema.safeParse(tables.get('line_index', seqKey(line))?.tlp);
  return higherTlp(caseTlp(tables), last.success ? last.data : 'RED');
};

export const listRemediation = (
  { tables }: Pick<CaseSession, 'tables'>,
  deps: Pick<AppDeps, 'clock'>,
): Output<'remediation.list'> => {
  const today = instantToDay(deps.clock());
  return { tasks: remediationInOrder(tables).map((row) => taskToReply(row, tables, today)) };
};

const taskToReply = (row: RemediationRow, tables: CaseTables, today: string) => ({
  id: row.key,
  line: row.seq,
  status: remediationStates.find((one) => one === row.status) ?? null,
  what: row.what,
  service: row.service,
  cites: citedItems(tables, row.cites),
  owner: row.owner,
  due: row.due,
  isOverdue: isOverdue(row, today),
  last:
    row.changed === row.seq
      ? null
      : { line: row.changed, note: row.note, cites: citedItems(tables, row.shown), at: row.at, actor: row.actor },
});

const citedOrNone = (session: CaseSession, cites: readonly string[]): Result<readonly string[]> =>
  cites.length === 0 ? ok([]) : readCites(session, cites, 'the task');

const unsaid: Failure = {
  code: 'NOT_SAID',
  message: 'What is to be done is not said.',
  hint: 'Say what is to be restored.',
};
