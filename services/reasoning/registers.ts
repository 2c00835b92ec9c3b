import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { parseAssessment } from '../../shared/attribution/assessment-shape.ts';
import { calibrate } from '../../shared/attribution/calibration.ts';
import { decimalString } from '../../shared/attribution/decimal-string.ts';
import {
  countWords,
  counterCaseWords,
  registerStates,
  registerWords,
} from '../../shared/domain/register-vocabulary.ts';
import type { JsonObject } from '../../shared/ledger/canonical-json.ts';
import { readHead } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import { assess, missingOf } from '../cases/assess.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { openOpinion, unlessRatedBlind } from './hidden-ratings.ts';
import { noteScoresShown } from './shown-scores.ts';

type SetInput = Checked<'register.set'>;

/** States an entry of a register, or what it is now. */
export const setRegister = (session: CaseSession, input: SetInput, deps: AppDeps): Result<Output<'register.set'>> => {
  const known = input.id === undefined ? ok(null) : findRow(session.tables, 'register_entry', input.id);
  if (!known.ok) return known;
  const { kind } = input.entry;
  if (known.value !== null && known.value.kind !== kind) {
    return err({
      code: 'OTHER_KIND',
      message: `${known.value.key} is a ${registerWords[known.value.kind]}, not a ${registerWords[kind]}; nothing was recorded.`,
      hint: 'State a new one.',
      at: known.value.key,
    });
  }
  const fields = entryFields(session, input.entry);
  if (!fields.ok) return fields;
  const id = known.value?.key ?? newId(kind, deps.random);
  const appended = session.append(() =>
    ok({
      drafts: [{ type: `${kind}.set`, fields: { ...commonFields(session, deps, input.tlp), id, ...fields.value } }],
    }),
  );
  return appended.ok ? ok({ id, line: appended.value.first }) : appended;
};

const entryFields = (session: CaseSession, entry: SetInput['entry']): Result<JsonObject> => {
  switch (entry.kind) {
    case 'gap': {
      const { changesRanking, owner, statement, status } = entry;
      return ok({ changesRanking, owner, statement, status: status ?? registerStates.gap[0] });
    }
    case 'indicator': {
      const { owner, statement, status } = entry;
      const hypothesis =
        entry.hypothesis === undefined ? ok(null) : findRow(session.tables, 'hypothesis', entry.hypothesis);
      if (!hypothesis.ok) return hypothesis;
      return ok({
        hypothesis: hypothesis.value?.key ?? null,
        owner,
        statement,
        status: status ?? registerStates.indicator[0],
      });
    }
    case 'counter': {
      const fault = counterFault(session, entry);
      if (fault !== undefined) return err(fault);
      const { author, level, statement, status } = entry;
      return ok({ author, level, statement, status: status ?? registerStates.counter[0] });
    }
    case 'premortem': {
      const { author, level, statement, status } = entry;
      return ok({ author, level, statement, status: status ?? registerStates.premortem[0] });
    }
  }
};

/** Long enough to be an argument, and by somebody else than who rated the level. */
const counterFault = (
  { tables }: CaseSession,
  { author, level, statement, status }: Extract<SetInput['entry'], { kind: 'counter' }>,
): Failure | undefined => {
  if (status === 'withdrawn') return undefined;
  const words = countWords(statement);
  if (words < counterCaseWords.min || words > counterCaseWords.max) {
    return {
      code: 'BAD_COUNTER_CASE',
      message: `The counter-case has ${words} words; it takes ${counterCaseWords.min} to ${counterCaseWords.max}.`,
      hint: 'Make the strongest case that can honestly be made against the lead.',
    };
  }
  const own = new Set(
    tables
      .rows('hypothesis')
      .filter((row) => row.level === level)
      .map(({ key }) => key),
  );
  const people = new Map(tables.rows('identity').map(({ principal, person }) => [principal, person]));
  const isAuthor = tables
    .rows('rating')
    .some(
      ({ hypothesis, rater }) =>
        own.has(hypothesis) && rater !== null && (rater === author || people.get(rater) === author),
    );
  return isAuthor
    ? {
        code: 'SAME_AUTHOR',
        message: `${author} rated level ${level}, and so cannot write the counter-case to it.`,
        hint: 'Have it written by somebody who did not make the case for the lead.',
      }
    : undefined;
};

/** Registers, and judgements unless somebody rates blind: their probabilities follow from the ratings. */
export const listRegisters = (session: CaseSession, _: unknown, deps: AppDeps): Result<Output<'register.list'>> => {
  const { tables } = session;
  const judgements = openOpinion(session, deps) === null ? tables.rows('judgement') : [];
  const resolved = judgements.flatMap(({ outcome, probability, team, level }) =>
    outcome === 'true' || outcome === 'false'
      ? [{ team: team ?? '', level: level ?? 0, probability: Number(probability ?? 0), isTrue: outcome === 'true' }]
      : [],
  );
  return ok({
    entries: tables.rows('register_entry').map(({ key, changesRanking, latestSeq, seq, ...row }) => ({
      id: key,
      line: latestSeq,
      firstLine: seq,
      ...row,
      changesRanking: changesRanking === null ? null : changesRanking !== 0,
    })),
    judgements: judgements.map(({ key, seq, outcomeSeq, ...row }) => ({
      id: key,
      line: seq,
      outcomeLine: outcomeSeq,
      ...row,
    })),
    calibration: calibrate(resolved).map(({ brier, given, came, ...rest }) => ({
      ...rest,
      brier: decimalString(brier, 6),
      given: decimalString(given, 6),
      came: decimalString(came, 6),
    })),
  });
};

/** Records what the program computes of a hypothesis now, for its outcome to be held against it. */
const recordJudgement = (
  session: CaseSession,
  input: Checked<'judgement.record'>,
  deps: AppDeps,
): Result<Output<'judgement.record'>> => {
  const hypothesis = findRow(session.tables, 'hypothesis', input.hypothesis);
  if (!hypothesis.ok) return hypothesis;
  const sections = assess(session.tables, missingOf(session, deps), deps);
  if (!sections.ok) return sections;
  const assessment = parseAssessment(sections.value);
  if (!assessment.ok) return assessment;
  const levels = assessment.value.status === 'computed' ? assessment.value.levels : [];
  const own = levels.find(({ level }) => level === hypothesis.value.level);
  const probability = own?.scores.alr1.posterior[hypothesis.value.key];
  if (own === undefined || probability === undefined || own.scores.completeness === 0) {
    return err({
      code: 'NOTHING_JUDGED',
      message: 'Nothing is rated on the level of this hypothesis, so there is no judgement to record.',
      hint: 'Rate the evidence first.',
      at: hypothesis.value.key,
    });
  }
  const id = newId('judgement', deps.random);
  const appended = session.append(() =>
    ok({
      drafts: [
        {
          type: 'judgement.record',
          fields: {
            ...commonFields(session, deps, input.tlp),
            id,
            level: own.level,
            hypothesis: hypothesis.value.key,
            probability: decimalString(probability, 6),
            asOf: readHead(session.store.db)?.size ?? 0,
            team: input.team,
          },
        },
      ],
    }),
  );
  if (!appended.ok) return appended;
  noteScoresShown(session, [own.level], deps);
  return ok({ id, line: appended.value.first, probability: decimalString(probability, 6) });
};

const resolveJudgement = (
  session: CaseSession,
  input: Checked<'judgement.resolve'>,
  deps: AppDeps,
): Result<Output<'judgement.resolve'>> => {
  const judgement = findRow(session.tables, 'judgement', input.judgement);
  if (!judgement.ok) return judgement;
  const { outcome, known = null, basis } = input;
  const appended = session.append(() =>
    ok({
      drafts: [
        {
          type: 'judgement.resolve',
          fields: { ...commonFields(session, deps, input.tlp), id: judgement.value.key, outcome, known, basis },
        },
      ],
    }),
  );
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

export const record = unlessRatedBlind(recordJudgement);
export const resolve = unlessRatedBlind(resolveJudgement);
