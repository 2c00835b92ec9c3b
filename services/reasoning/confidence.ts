import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { parseAssessment } from '../../shared/attribution/assessment-shape.ts';
import { confidenceLevels } from '../../shared/attribution/confidence/confidence.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { partInCase } from '../../shared/review/independence.ts';
import type { AppDeps } from '../app-deps.ts';
import { assess, missingOf } from '../cases/assess.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';

/** Lowers the confidence of a level with a reason, or takes that back. Refused where it would lower nothing. */
export const lowerConfidence = (
  session: CaseSession,
  input: Checked<'confidence.lower'>,
  deps: AppDeps,
): Result<Output<'confidence.lower'>> => {
  const { level, reason } = input;
  const to = input.to === 'computed' ? null : input.to;
  const sections = assess(session.tables, missingOf(session, deps), deps);
  if (!sections.ok) return sections;
  const assessment = parseAssessment(sections.value);
  if (!assessment.ok) return assessment;
  const own =
    assessment.value.status === 'computed' ? assessment.value.levels.find((one) => one.level === level) : undefined;
  if (own === undefined) {
    return err({
      code: 'NOT_ASSESSED',
      message: `Level ${level} has no hypotheses, so there is no confidence to lower.`,
      hint: 'State the hypotheses of the level first.',
    });
  }
  const { computed, lowered } = own.confidence;
  if (to === null && lowered === null) {
    return err({
      code: 'NOTHING_LOWERED',
      message: `The confidence of level ${level} has not been lowered.`,
      hint: 'It stands as computed.',
    });
  }
  if (to !== null && confidenceLevels.indexOf(to) >= confidenceLevels.indexOf(computed)) {
    return err({
      code: 'CANNOT_RAISE',
      message: `Level ${level} is computed as ${computed}: it can be lowered, never raised or set to the same.`,
      hint: 'What would lift it stands beside each test: `plumbline confidence DIR`.',
    });
  }
  const appended = session.append(() =>
    ok({
      drafts: [{ type: 'confidence.lower', fields: { ...commonFields(session, deps, input.tlp), level, to, reason } }],
    }),
  );
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

/** Names an independent reviewer, or withdraws a naming. Whoever rated or approved in the case is none (method, section 6.5). */
export const assignReviewer = (
  session: CaseSession,
  input: Checked<'review.assign'>,
  deps: AppDeps,
): Result<Output<'review.assign'>> => {
  const { reason } = input;
  const appended = session.append(({ tables }) => {
    const draft = input.withdraw === undefined ? naming(tables, input, deps) : withdrawal(tables, input.withdraw);
    if (!draft.ok) return draft;
    return ok({
      drafts: [
        { type: 'review.assign', fields: { ...commonFields(session, deps, input.tlp), ...draft.value, reason } },
      ],
    });
  });
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

type Naming = {
  readonly id: string;
  readonly status: 'assigned' | 'withdrawn';
  readonly reviewer: { readonly person: string; readonly principal: string };
};

const naming = (
  tables: CaseTables,
  { person, principal }: Pick<Checked<'review.assign'>, 'person' | 'principal'>,
  deps: AppDeps,
): Result<Naming> => {
  if (person.trim() === '') {
    return err({ code: 'NO_REVIEWER', message: 'Nobody is named.', hint: 'Give the name of the person who reviews.' });
  }
  const names = new Set([person, principal].filter((name) => name !== ''));
  const part = partInCase(tables, { person, principal });
  if (part !== undefined) {
    return err({
      code: 'NOT_INDEPENDENT',
      message: `${person} ${part} in this case, and so cannot review it independently.`,
      hint: 'Name somebody who has had no part in the assessment.',
    });
  }
  const standing = namings(tables).find((one) => names.has(one.person ?? '') || names.has(one.principal ?? ''));
  if (standing !== undefined) {
    return err({
      code: 'NAMED_ALREADY',
      message: `${person} is named already; nothing was recorded.`,
      hint: 'Withdraw that naming first, if something about it is wrong.',
      at: standing.review ?? '',
    });
  }
  return ok({ id: newId('review', deps.random), status: 'assigned', reviewer: { person, principal } });
};

const withdrawal = (tables: CaseTables, reference: string): Result<Naming> => {
  const found = namings(tables).filter(({ review }) => review?.startsWith(reference) === true);
  const [only] = found;
  if (only === undefined || only.review === null || found.length > 1) {
    return err({
      code: found.length === 0 ? 'NOT_FOUND' : 'AMBIGUOUS',
      message: `${reference} is ${found.length === 0 ? 'no' : 'no unique'} standing naming of a reviewer.`,
      hint: '`plumbline confidence DIR` lists them.',
      at: reference,
    });
  }
  const reviewer = { person: only.person ?? '', principal: only.principal ?? '' };
  return ok({ id: only.review, status: 'withdrawn', reviewer });
};

/** Namings that stand: the latest line of each says so. */
const namings = (tables: CaseTables) => {
  const latest = new Map(
    tables
      .rows('review_event')
      .filter(({ review }) => review !== null)
      .map((row) => [row.review, row]),
  );
  return [...latest.values()].filter(({ act }) => act === 'assigned');
};

/** Who is named to review, and what reviewers answered. */
export const readReviewers = ({ tables }: CaseSession): Result<Output<'review.list'>> =>
  ok({
    namings: namings(tables).map(({ review, person, principal, reason, at, actor, seq }) => ({
      id: review ?? '',
      line: seq,
      person,
      principal,
      reason,
      at,
      actor,
    })),
    answers: tables
      .rows('review_event')
      .filter(({ review }) => review === null)
      .map(({ act, person, principal, reviewedSize, at, seq }) => ({
        line: seq,
        conclusion: act,
        person,
        principal,
        reviewedSize,
        at,
      })),
  });
