import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { EvidenceRow } from '../../shared/domain/case-tables.ts';
import { higherTlp, tlpSchema, type Tlp } from '../../shared/domain/vocabulary.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { countItemsByLetter, readItemsWithLetter, readSourceEvents } from '../../db/queries/source-events.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { caseTlp, commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { gradeOf } from '../evidence/grade.ts';
import { registerSource } from './source-register.ts';

/**
 * A new letter for a source. The line alone changes no item: each states its own letter, and its weight comes from that.
 * With `items: follow` every item that holds the letter the source had is corrected by a line of its own, in the same
 * act; one that a person gave another letter never follows.
 */
export const assessSource = (
  session: CaseSession,
  input: Checked<'source.assess'>,
  deps: AppDeps,
): Result<Output<'source.assess'>> => {
  const found = findRow(session.tables, 'source', input.source);
  if (!found.ok) return found;
  const { key } = found.value;
  const { db } = session.store;
  let counts: Pick<Output<'source.assess'>, 'before' | 'followed' | 'left' | 'own'> = {
    before: null,
    followed: 0,
    left: 0,
    own: 0,
  };
  const appended = session.append(({ tables, head }) => {
    const before = tables.get('source', key)?.reliability ?? null;
    if (before === input.reliability) return err(sameLetter(before));
    const line = head?.size ?? 0;
    const holding = before === null ? [] : readItemsWithLetter(db, key, before);
    const followers = input.items === 'follow' ? holding : [];
    const all = [...countItemsByLetter(db, key).values()].reduce((sum, items) => sum + items, 0);
    counts = {
      before,
      followed: followers.length,
      left: holding.length - followers.length,
      own: all - holding.length,
    };
    const drafts: LineDraft[] = [
      {
        type: 'source.assess',
        fields: {
          ...commonFields(session, deps, input.tlp ?? sourceTlp(session, found.value.tlp)),
          source: key,
          reliability: input.reliability,
          from: null,
          reason: input.reason,
        },
      },
    ];
    for (const item of followers) {
      const draft = followDraft(session, item, { reliability: input.reliability, line }, deps);
      if (draft === undefined) return err(withheldGrade(item));
      drafts.push(draft);
    }
    return ok({ drafts });
  });
  if (!appended.ok) return appended;
  return finish(session, key, input.register, deps, { line: appended.value.first, ...counts });
};

/** What is said of a source is marked at least as it is, unless a person says otherwise. */
export const sourceTlp = (session: CaseSession, tlp: string | null): Tlp => {
  const own = tlpSchema.safeParse(tlp);
  return higherTlp(caseTlp(session.tables), own.success ? own.data : 'RED');
};

const followDraft = (
  session: CaseSession,
  item: EvidenceRow,
  { reliability, line }: { readonly reliability: Checked<'source.assess'>['reliability']; readonly line: number },
  deps: AppDeps,
): LineDraft | undefined => {
  const before = gradeOf(item);
  if (before === undefined) return undefined;
  return {
    type: 'evidence.correct',
    fields: {
      ...commonFields(session, deps),
      id: item.key,
      corrects: item.seq,
      item: null,
      origin: null,
      collection: null,
      handling: null,
      privacy: null,
      grade: { ...before, reliability },
      reason: `Its source was assessed anew, in line ${line}.`,
    },
  };
};

const sameLetter = (letter: string | null): Failure => ({
  code: 'NOTHING_CHANGED',
  message: `The source has the reliability ${letter ?? ''} already; nothing was recorded.`,
  hint: 'Give another letter. What speaks for the one that it has belongs into its descriptor: `source correct`.',
});

const withheldGrade = ({ key }: EvidenceRow): Failure => ({
  code: 'SKELETON_WITHHELD',
  message: 'The grade of an item of this source is not at hand here; nothing was recorded.',
  hint: 'Assess the source where the case was made.',
  at: key,
});

/** What the case has acknowledged stays, whatever becomes of the register. */
export const finish = <T>(
  session: CaseSession,
  key: string,
  wish: boolean | undefined,
  deps: AppDeps,
  done: T,
): Result<T & { readonly registered: boolean }> => {
  const row = session.tables.get('source', key);
  const registered = row === undefined ? ok(false) : registerSource(session, row, wish, deps);
  if (registered.ok) return ok({ ...done, registered: registered.value });
  return err({
    ...registered.error,
    message: `It was recorded in the case, but the register of sources could not note it: ${registered.error.message}`,
  });
};

export const correctSource = (
  session: CaseSession,
  input: Checked<'source.correct'>,
  deps: AppDeps,
): Result<Output<'source.correct'>> => {
  const found = findRow(session.tables, 'source', input.source);
  if (!found.ok) return found;
  const { key, seq, tlp } = found.value;
  const appended = session.append(({ tables }) => {
    const now = tables.get('source', key);
    const changed = (name: 'name' | 'kind' | 'descriptor'): string | null =>
      input[name] === undefined || input[name] === now?.[name] ? null : input[name];
    const said = { name: changed('name'), kind: changed('kind'), descriptor: changed('descriptor') };
    const lists = { aliases: input.aliases ?? null, identifiers: input.identifiers ?? null };
    if ([...Object.values(said), ...Object.values(lists)].every((value) => value === null)) return err(nothingNew);
    return ok({
      drafts: [
        {
          type: 'source.correct',
          fields: {
            ...commonFields(session, deps, input.tlp ?? sourceTlp(session, tlp)),
            source: key,
            corrects: lastNaming(session, key) ?? seq,
            ...said,
            ...lists,
            reason: input.reason,
          },
        },
      ],
    });
  });
  return appended.ok ? finish(session, key, input.register, deps, { line: appended.value.first }) : appended;
};

const lastNaming = ({ store }: CaseSession, source: string): number | undefined =>
  readSourceEvents(store.db, source).findLast(({ act }) => act === 'correct')?.seq;

const nothingNew: Failure = {
  code: 'NOTHING_CHANGED',
  message: 'The source says all of that already; nothing was recorded.',
  hint: 'Give a name, kind, descriptor, other name or identifier that differs.',
};
