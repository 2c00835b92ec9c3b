import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { citableOf } from '../../shared/attribution/written/citable.ts';
import { readSentence, type Known } from '../../shared/attribution/written/resolve-notation.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { SentenceRow } from '../../shared/domain/sentence-rows.ts';
import { tlpSchema, type Tlp } from '../../shared/domain/vocabulary.ts';
import { partsOf } from '../../shared/domain/written-assessment.ts';
import { splitSentence } from '../../shared/domain/written-sentence.ts';
import { canonicalJson, type JsonObject } from '../../shared/ledger/canonical-json.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';

/** What the fields of a sentence may name in the case. */
export const knownOf = (tables: CaseTables): Known => ({
  hypotheses: tables.rows('hypothesis').map(({ key, level }) => ({ id: key, level })),
  citable: citableOf(tables),
});

/** Beyond this a text is not one that anybody reads. */
const sentencesMax = 1000;

/** Writes sentences in their order, all or none. */
export const writeSentences = (
  session: CaseSession,
  { sentences, before, tlp }: Checked<'sentence.write'>,
  deps: AppDeps,
): Result<Output<'sentence.write'>> => {
  const ids = sentences.map(() => newId('sentence', deps.random));
  const appended = session.append(({ tables }) => {
    const next = before === undefined ? ok(null) : standing(tables, before);
    if (!next.ok) return next;
    const count = tables.rows('sentence').filter(({ removedSeq }) => removedSeq === null).length;
    if (count + sentences.length > sentencesMax) return err(tooMany);
    const known = knownOf(tables);
    const drafts: LineDraft[] = [];
    for (const [index, { section, kind = null, text }] of sentences.entries()) {
      const parts = readSentence(text, known);
      if (!parts.ok) return parts;
      const fields: JsonObject = {
        ...commonFields(session, deps, tlp),
        id: ids[index] ?? '',
        section,
        before: next.value?.section === section ? next.value.key : null,
        kind,
        ...splitSentence(parts.value),
      };
      drafts.push({ type: 'sentence.write', fields });
    }
    return ok({ drafts });
  });
  if (!appended.ok) return appended;
  const { first } = appended.value;
  return ok({ written: ids.map((id, index) => ({ id, line: first + index })) });
};

const tooMany: Failure = {
  code: 'TOO_MANY_SENTENCES',
  message: `The assessment would have more than ${sentencesMax} sentences; nothing was recorded.`,
  hint: 'Take out what nobody needs to read.',
};

export const changeSentence = (
  session: CaseSession,
  { sentence, text, kind, line, tlp }: Checked<'sentence.change'>,
  deps: AppDeps,
): Result<Output<'sentence.change'>> => {
  const appended = session.append(({ tables }) => {
    const found = standing(tables, sentence);
    if (!found.ok) return found;
    const row = found.value;
    if (line !== undefined && line !== row.latestSeq) return err(changedSince(row, line));
    const before = partsOf(row);
    const parts = text === undefined ? ok(before) : readSentence(text, knownOf(tables));
    if (!parts.ok) return parts;
    const tag = kind === undefined ? row.kind : kind === 'untagged' ? null : kind;
    const marking = tlp ?? ownTlp(row);
    if (tag === row.kind && marking === ownTlp(row) && isSame(parts.value, before)) {
      return err({
        code: 'NOTHING_CHANGED',
        message: 'The sentence says that already; nothing was recorded.',
        hint: 'Change its words, its fields, its tag or its marking.',
        at: row.key,
      });
    }
    const fields: JsonObject = {
      ...commonFields(session, deps, marking),
      id: row.key,
      changes: row.latestSeq,
      kind: tag,
      ...splitSentence(parts.value),
    };
    return ok({ drafts: [{ type: 'sentence.change', fields }] });
  });
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

const isSame = (left: ReturnType<typeof partsOf>, right: ReturnType<typeof partsOf>): boolean =>
  canonicalJson(left.map((part) => ({ ...part }))) === canonicalJson(right.map((part) => ({ ...part })));

const changedSince = ({ key, latestSeq }: SentenceRow, line: number): Failure => ({
  code: 'CHANGED_SINCE',
  message: `The sentence was changed in line ${latestSeq}, after line ${line} that you saw; nothing was recorded.`,
  hint: 'Look at what it says now, and change that.',
  at: key,
});

export const placeSentence = (
  session: CaseSession,
  { sentence, section, before, tlp }: Checked<'sentence.place'>,
  deps: AppDeps,
): Result<Output<'sentence.place'>> => {
  const appended = session.append(({ tables }) => {
    const found = findRow(tables, 'sentence', sentence);
    if (!found.ok) return found;
    const next = before === undefined ? ok(null) : standing(tables, before);
    if (!next.ok) return next;
    if (next.value !== null && (next.value.section !== section || next.value.key === found.value.key)) {
      return err({
        code: 'BAD_PLACE',
        message: 'The sentence that it is to stand before is itself, or stands in another section.',
        hint: 'Name another sentence of that section, or none for its end.',
        at: next.value.key,
      });
    }
    const fields: JsonObject = {
      ...commonFields(session, deps, tlp ?? ownTlp(found.value)),
      id: found.value.key,
      section,
      before: next.value?.key ?? null,
    };
    return ok({ drafts: [{ type: 'sentence.place', fields }] });
  });
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

export const removeSentence = (
  session: CaseSession,
  { sentence, reason, tlp }: Checked<'sentence.remove'>,
  deps: AppDeps,
): Result<Output<'sentence.remove'>> => {
  const appended = session.append(({ tables }) => {
    const found = standing(tables, sentence);
    if (!found.ok) return found;
    const fields = { ...commonFields(session, deps, tlp ?? ownTlp(found.value)), id: found.value.key, reason };
    return ok({ drafts: [{ type: 'sentence.remove', fields }] });
  });
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

export const setReport = (
  session: CaseSession,
  { template, reader, question, tlp }: Checked<'report.set'>,
  deps: AppDeps,
): Result<Output<'report.set'>> => {
  const appended = session.append(({ tables }) => {
    const now = tables.get('report_choice', 'case');
    if (now?.template === template && now.reader === reader && now.question === question) {
      return err({
        code: 'NOTHING_CHANGED',
        message: 'The report is for them already; nothing was recorded.',
        hint: 'Choose another template, reader or question.',
      });
    }
    const fields = { ...commonFields(session, deps, tlp), template, reader, question };
    return ok({ drafts: [{ type: 'report.set', fields }] });
  });
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

/** A sentence that is in the text. */
const standing = (tables: CaseTables, reference: string): Result<SentenceRow> => {
  const found = findRow(tables, 'sentence', reference);
  if (!found.ok || found.value.removedSeq === null) return found;
  return err({
    code: 'REMOVED',
    message: `The sentence ${found.value.key} was taken out in line ${found.value.removedSeq}.`,
    hint: 'Put it back first: `plumbline text move`.',
    at: found.value.key,
  });
};

/** What is said of a sentence later is marked as it is, unless somebody says otherwise. */
const ownTlp = ({ tlp }: SentenceRow): Tlp | undefined => {
  const parsed = tlpSchema.safeParse(tlp);
  return parsed.success ? parsed.data : undefined;
};
