import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { parseAssessment } from '../../shared/attribution/assessment-shape.ts';
import { wordingOf } from '../../shared/attribution/case-wording.ts';
import { decimalString } from '../../shared/attribution/decimal-string.ts';
import { wordingById } from '../../shared/reference/yardsticks.ts';
import { yardsticksText } from '../../shared/reference/yardsticks-1.ts';
import { readHead } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import { assess, missingOf } from '../cases/assess.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { unlessRatedBlind } from './hidden-ratings.ts';

/** Chooses among the yardsticks of the pinned profile. Refused where it changes nothing, or the profile is not known. */
export const chooseYardstick = (
  session: CaseSession,
  { wording, reason, tlp }: Checked<'yardstick.choose'>,
  deps: AppDeps,
): Result<Output<'yardstick.choose'>> => {
  const appended = session.append(({ tables }) => {
    if (tables.get('profile', 'yardstick')?.sha256 !== deps.crypto.sha256Hex(yardsticksText)) {
      return err({
        code: 'YARDSTICK_UNKNOWN',
        message:
          'The case has pinned a profile of yardsticks that this version does not know, so none of it can be chosen.',
        hint: 'Open the case with the version of Plumbline that activated the profile.',
      });
    }
    if (wordingOf(tables).id === wording) {
      return err({
        code: 'CHOSEN_ALREADY',
        message: `The case uses the words of ${wordingById[wording].name} already; nothing was recorded.`,
        hint: '`plumbline yardstick DIR` shows what another choice would say.',
      });
    }
    const fields = { ...commonFields(session, deps, tlp), wording, reason };
    return ok({ drafts: [{ type: 'yardstick.choose', fields }] });
  });
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

/** Records that an analyst judges what PHIA's term of the lead says. Only the term that is computed can be confirmed. */
export const confirmTerm = unlessRatedBlind(
  (
    session: CaseSession,
    { level, term, reason, tlp }: Checked<'yardstick.confirm'>,
    deps: AppDeps,
  ): Result<Output<'yardstick.confirm'>> => {
    if (wordingOf(session.tables).id !== 'phia') {
      return err({
        code: 'NOT_PHIA',
        message:
          'The case does not use the PHIA yardstick; words of ICD 203 are read off the number and need no confirmation.',
        hint: 'Choose PHIA first: `plumbline yardstick DIR --choose phia --reason …`.',
      });
    }
    const asOf = readHead(session.store.db)?.size ?? 0;
    const sections = assess(session.tables, missingOf(session, deps), deps);
    if (!sections.ok) return sections;
    const assessment = parseAssessment(sections.value);
    if (!assessment.ok) return assessment;
    const own =
      assessment.value.status === 'computed' ? assessment.value.levels.find((one) => one.level === level) : undefined;
    const lead = own === undefined || !own.scores.leadRanked ? null : own.scores.lead;
    if (own === undefined || lead === null || own.scores.completeness === 0 || own.scores.hypotheses.length < 2) {
      return err({
        code: 'NOTHING_TO_CONFIRM',
        message: `No named hypothesis leads at level ${level}, so no term is stated of one.`,
        hint: 'Rate the evidence first; where a residual leads or several are level, there is no likelihood to judge.',
      });
    }
    const { words, stated } = own;
    const computed = words.byHypothesis[lead]?.band ?? '';
    if (term !== computed) {
      return err({
        code: 'TERM_DIFFERS',
        message: `The term of level ${level} is ${computed}, not ${term}: only what the number says can be confirmed.`,
        hint: 'Look at the assessment as it is now. If you judge otherwise, change what the number rests on.',
        at: String(level),
      });
    }
    if (words.confirmation?.stands === true) {
      return err({
        code: 'CONFIRMED_ALREADY',
        message: `The term of level ${level} is confirmed already, in line ${words.confirmation.line}; nothing was recorded.`,
        hint: 'It stands until a line moves the number.',
      });
    }
    const fields = {
      ...commonFields(session, deps, tlp),
      level,
      hypothesis: lead,
      probability: decimalString(stated.hypotheses[lead]?.stated ?? 0, 6),
      term,
      reason,
    };
    // What was computed is confirmed; another process may have moved the number since.
    const appended = session.append(({ head }) =>
      head?.size === asOf ? ok({ drafts: [{ type: 'yardstick.confirm', fields }] }) : err(movedMeanwhile),
    );
    return appended.ok ? ok({ line: appended.value.first }) : appended;
  },
);

export const readYardstick = unlessRatedBlind(({ tables }: CaseSession): Result<Output<'yardstick.read'>> => {
  const choice = tables.get('yardstick_choice', 'case');
  return ok({
    wording: wordingOf(tables).id,
    choice:
      choice === undefined ? null : { line: choice.seq, reason: choice.reason, at: choice.at, actor: choice.actor },
    confirmations: tables
      .rows('yardstick_confirmation')
      .map(({ key, seq, hypothesis, probability, term, reason, at, actor }) => ({
        level: Number(key),
        line: seq,
        hypothesis,
        probability,
        term,
        reason,
        at,
        actor,
      })),
  });
});

const movedMeanwhile: Failure = {
  code: 'CHANGED_MEANWHILE',
  message: 'The case has changed since its term was computed; nothing was recorded.',
  hint: 'Look at the assessment as it is now, and confirm its term again.',
};
