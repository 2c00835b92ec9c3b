import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { subjectKey } from '../../shared/domain/apply-finding.ts';
import type { LinkRow } from '../../shared/domain/finding-tables.ts';
import type { Subject } from '../../shared/ledger/finding-line-types.ts';
import { readLinksOf } from '../../db/queries/findings.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { withdrawalOf } from './describe-finding.ts';
import { alreadyWithdrawn } from './findings.ts';
import { findSubject, markingOf, readReference, showSubjects } from './subjects.ts';

type ShownLink = Output<'link.list'>['links'][number];

export const addLink = (
  session: CaseSession,
  input: Checked<'link.add'>,
  deps: AppDeps,
): Result<Output<'link.add'>> => {
  const from = findSubject(session, input.from);
  if (!from.ok) return from;
  const to = findSubject(session, input.to);
  if (!to.ok) return to;
  const fault = linkFault(from.value, to.value, input);
  if (fault !== undefined) return err(fault);
  const marking = markingOf(session, [from.value, to.value], input.tlp);
  if (!marking.ok) return marking;
  const id = newId('link', deps.random);
  const { kind, words, isDirected, certainty, reason } = input;
  const appended = session.append(() =>
    ok({
      drafts: [
        {
          type: 'link.add',
          fields: {
            ...commonFields(session, deps, marking.value),
            id,
            from: from.value,
            to: to.value,
            kind,
            words: words.trim(),
            isDirected,
            certainty,
            reason,
          },
        },
      ],
    }),
  );
  return appended.ok ? ok({ id, line: appended.value.first }) : appended;
};

const linkFault = (from: Subject, to: Subject, { kind, words, reason }: Checked<'link.add'>): Failure | undefined => {
  if (subjectKey(from) === subjectKey(to)) {
    return {
      code: 'LINK_TO_ITSELF',
      message: 'Both ends of the link are the same thing; nothing was recorded.',
      hint: 'Name two different items, records or findings.',
    };
  }
  if (kind === 'other' && words.trim() === '') {
    return {
      code: 'LINK_WITHOUT_WORDS',
      message: 'A link of the kind “other” does not say how the two are linked; nothing was recorded.',
      hint: 'Say it in a few words, or choose another kind.',
    };
  }
  return reason.trim() === ''
    ? {
        code: 'REASON_MISSING',
        message: 'A link needs a reason; nothing was recorded.',
        hint: 'Say what shows that the two are linked.',
      }
    : undefined;
};

export const withdrawLink = (
  session: CaseSession,
  { link, reason, tlp }: Checked<'link.withdraw'>,
  deps: AppDeps,
): Result<Output<'link.withdraw'>> => {
  const found = findRow(session.tables, 'link', link);
  if (!found.ok) return found;
  const { key: id } = found.value;
  const from = storedEnd(found.value, 'from');
  const to = storedEnd(found.value, 'to');
  const marking = markingOf(session, [from, to], tlp);
  if (!marking.ok) return marking;
  const appended = session.append(({ tables }) =>
    tables.get('link', id)?.withdrawnSeq === null
      ? ok({
          drafts: [
            { type: 'link.withdraw', fields: { ...commonFields(session, deps, marking.value), id, from, to, reason } },
          ],
        })
      : err(alreadyWithdrawn('link', id)),
  );
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

const storedEnd = (row: LinkRow, end: 'from' | 'to'): Subject => ({
  finding: end === 'from' ? row.fromFinding : row.toFinding,
  item: (end === 'from' ? row.fromItem : row.toItem) ?? '',
  record: readReference(end === 'from' ? row.fromRecord : row.toRecord),
});

/** Links of one thing, or all of the case, in the order in which they were made. */
export const listLinks = (
  session: CaseSession,
  { on, withdrawn }: Checked<'link.list'>,
): Result<Output<'link.list'>> => {
  const subject = on === undefined ? undefined : findSubject(session, on);
  if (subject?.ok === false) return subject;
  const rows =
    subject === undefined
      ? session.tables.rows('link').toSorted((left, right) => left.seq - right.seq)
      : readLinksOf(session.store.db, subjectKey(subject.value));
  const wanted = rows.filter(({ withdrawnSeq }) => withdrawn || withdrawnSeq === null);
  return ok({ total: wanted.length, links: [...describeLinks(session, wanted.slice(0, listedMax))] });
};

const listedMax = 5000;

export const describeLinks = (session: CaseSession, rows: readonly LinkRow[]): readonly ShownLink[] => {
  const ends = showSubjects(
    session,
    rows.flatMap(({ fromItem, fromFinding, fromRecord, toItem, toFinding, toRecord }) => [
      { item: fromItem, finding: fromFinding, record: fromRecord },
      { item: toItem, finding: toFinding, record: toRecord },
    ]),
  );
  return rows.map((row, at) => ({
    id: row.key,
    line: row.seq,
    from: ends[2 * at] ?? null,
    to: ends[2 * at + 1] ?? null,
    kind: row.kind,
    words: row.words,
    isDirected: row.isDirected === null ? null : row.isDirected !== 0,
    certainty: row.certainty,
    reason: row.reason,
    tlp: row.tlp,
    at: row.at,
    actor: row.actor,
    withdrawn: withdrawalOf(row),
  }));
};
