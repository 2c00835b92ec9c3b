import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { subjectKey } from '../../shared/domain/apply-finding.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { triageStates, type TriageState } from '../../shared/domain/finding-vocabulary.ts';
import type { Subject } from '../../shared/ledger/finding-line-types.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import {
  countFindingsIn,
  countMarkable,
  countTags,
  countTriage,
  readCommentsOf,
  readLinksOf,
  type MarkedKind,
} from '../../db/queries/findings.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { resolveItems } from '../evidence/chosen-items.ts';
import { describeMarks, withdrawalOf } from './describe-finding.ts';
import { alreadyWithdrawn } from './findings.ts';
import { describeLinks } from './links.ts';
import { findSubject, findSubjects, markingOf, readReference, showSubjects } from './subjects.ts';

type Marking = Checked<'mark.many'>;

/** Each becomes a line: more is no act that one person stands for, and would hold everybody else up. */
const markedMax = 100_000;

/** What is named, and beside that the items that somebody chose. */
export const setManyMarks = (
  session: CaseSession,
  { items, ...input }: Marking,
  deps: AppDeps,
): Result<Output<'mark.many'>> => {
  const chosen = items === undefined ? ok([]) : resolveItems(session, items, deps);
  if (!chosen.ok) return chosen;
  const on = [...input.on, ...chosen.value.map((evidence) => ({ evidence }))];
  if (on.length === 0) return err(nothingNamed);
  if (on.length > markedMax) return err(tooMany(on.length));
  return setMarks(session, { ...input, on }, deps);
};

const nothingNamed: Failure = {
  code: 'NOTHING_NAMED',
  message: 'Nothing was named that could be marked, so nothing was recorded.',
  hint: 'Name items, records or findings, or a filter that lets some items through.',
};
const tooMany = (count: number): Failure => ({
  code: 'TOO_MANY',
  message: `${count} things were to be marked at once; at most ${markedMax} can be. Nothing was recorded.`,
  hint: 'Narrow the filter, and mark them in parts.',
});

/** Marks many things in one act. Each gets a line of its own, so that each is withheld as its item is; what changes nothing gets none. */
export const setMarks = (
  session: CaseSession,
  input: Checked<'mark.set'>,
  deps: AppDeps,
): Result<Output<'mark.many'>> => {
  const subjects = findSubjects(session, input.on);
  if (!subjects.ok) return subjects;
  const fault = markFault(input);
  if (fault !== undefined) return err(fault);
  let unchanged = 0;
  const appended = session.append(({ tables }): Result<{ readonly drafts: readonly LineDraft[] }> => {
    const drafts: LineDraft[] = [];
    for (const on of subjects.value) {
      const change = changeOf(tables, on, input, session.actor);
      if (change === undefined) {
        unchanged += 1;
        continue;
      }
      const marking = markingOf({ tables }, [on], input.tlp);
      if (!marking.ok) return marking;
      drafts.push({ type: 'mark.set', fields: { ...commonFields(session, deps, marking.value), on, ...change } });
    }
    return ok({ drafts });
  });
  if (!appended.ok) return appended;
  const lines = appended.value.size - appended.value.first;
  return ok({ first: lines === 0 ? null : appended.value.first, lines, unchanged });
};

const markFault = ({ star, addTags, removeTags, triage }: Checked<'mark.set'>): Failure | undefined => {
  if (star === undefined && addTags.length === 0 && removeTags.length === 0 && triage === undefined) {
    return {
      code: 'NOTHING_STATED',
      message: 'Neither star, tag nor triage state was given, so nothing was recorded.',
      hint: 'Say what to mark it with.',
    };
  }
  const both = addTags.find((tag) => removeTags.includes(tag));
  return both === undefined
    ? undefined
    : {
        code: 'BAD_TAGS',
        message: `The tag “${both}” was to be added and taken away at once; nothing was recorded.`,
        hint: 'Give it once.',
      };
};

/** As much of what is asked for as is not so already. */
const changeOf = (
  tables: CaseTables,
  on: Subject,
  { star, addTags, removeTags, triage }: Checked<'mark.set'>,
  actor: string,
) => {
  const now = describeMarks(tables.get('mark', subjectKey(on)), { actor });
  const change = {
    star: star === undefined || star === now.isStarred ? null : star,
    tags: {
      added: [...new Set(addTags)].filter((tag) => !now.tags.includes(tag)),
      removed: [...new Set(removeTags)].filter((tag) => now.tags.includes(tag)),
    },
    triage: triage === undefined || triage === now.triage ? null : triage,
  };
  const isNothing =
    change.star === null && change.triage === null && change.tags.added.length + change.tags.removed.length === 0;
  return isNothing ? undefined : change;
};

/** Everything that people said about one thing beside what it is. */
export const readMarks = (session: CaseSession, { on }: Checked<'mark.read'>): Result<Output<'mark.read'>> => {
  const subject = findSubject(session, on);
  if (!subject.ok) return subject;
  const { db } = session.store;
  const key = subjectKey(subject.value);
  const { item, finding, record } = subject.value;
  const [shown] = showSubjects(session, [{ item, finding, record: record === null ? null : JSON.stringify(record) }]);
  if (shown === undefined || shown === null) throw new Error('a subject that was just found cannot be shown');
  return ok({
    subject: shown,
    marks: describeMarks(session.tables.get('mark', key), session),
    comments: readCommentsOf(db, key).map((row) => ({
      id: row.key,
      line: row.seq,
      text: row.text,
      tlp: row.tlp,
      at: row.at,
      actor: row.actor,
      withdrawn: withdrawalOf(row),
    })),
    links: [...describeLinks(session, readLinksOf(db, key))],
    findings: finding === null && record === null ? countFindingsIn(db, item) : 0,
  });
};

type Counts = Record<TriageState, number>;

/** Tags as they are used, and how much of the case somebody said they looked at; nobody's word is taken for a look. */
export const countMarks = ({ store: { db } }: CaseSession): Output<'mark.count'> => {
  const all = countMarkable(db);
  const counted = countTriage(db);
  const states = (kind: MarkedKind): Counts => {
    const counts: Counts = { not_looked_at: 0, in_progress: 0, relevant: 0, not_relevant: 0, second_look: 0 };
    for (const { kind: of, triage, count } of counted) {
      const state = triageStates.find((one) => one === triage);
      if (of === kind && state !== undefined) counts[state] += count;
    }
    const said = triageStates.reduce((sum, state) => sum + (state === 'not_looked_at' ? 0 : counts[state]), 0);
    return { ...counts, not_looked_at: Math.max(0, all[kind] - said) };
  };
  const tags = new Map<string, { tag: string; items: number; findings: number; records: number }>();
  for (const { tag, kind, count } of countTags(db)) {
    const one = tags.get(tag) ?? { tag, items: 0, findings: 0, records: 0 };
    tags.set(tag, { ...one, [`${kind}s`]: count });
  }
  const used = ({ items, findings, records }: { items: number; findings: number; records: number }): number =>
    items + findings + records;
  return {
    tags: [...tags.values()].sort((left, right) => used(right) - used(left) || (left.tag < right.tag ? -1 : 1)),
    items: states('item'),
    findings: states('finding'),
    records: states('record'),
  };
};

export const addComment = (
  session: CaseSession,
  { on, text, tlp }: Checked<'comment.add'>,
  deps: AppDeps,
): Result<Output<'comment.add'>> => {
  const subject = findSubject(session, on);
  if (!subject.ok) return subject;
  const marking = markingOf(session, [subject.value], tlp);
  if (!marking.ok) return marking;
  const id = newId('comment', deps.random);
  const fields = { ...commonFields(session, deps, marking.value), id, on: subject.value, text };
  const appended = session.append(() => ok({ drafts: [{ type: 'comment.add', fields }] }));
  return appended.ok ? ok({ id, line: appended.value.first }) : appended;
};

export const withdrawComment = (
  session: CaseSession,
  { comment, reason, tlp }: Checked<'comment.withdraw'>,
  deps: AppDeps,
): Result<Output<'comment.withdraw'>> => {
  const found = findRow(session.tables, 'comment', comment);
  if (!found.ok) return found;
  const { key: id, item, finding, record } = found.value;
  const on = { item: item ?? '', finding, record: readReference(record) };
  const marking = markingOf(session, [on], tlp);
  if (!marking.ok) return marking;
  const appended = session.append(({ tables }) =>
    tables.get('comment', id)?.withdrawnSeq === null
      ? ok({
          drafts: [
            { type: 'comment.withdraw', fields: { ...commonFields(session, deps, marking.value), id, on, reason } },
          ],
        })
      : err(alreadyWithdrawn('comment', id)),
  );
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};
