import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { parseAssessment } from '../../shared/attribution/assessment-shape.ts';
import { compareRanking, computedOrder } from '../../shared/attribution/ranking-comparison.ts';
import type { OpinionStanding } from '../../shared/domain/vocabulary.ts';
import { readHead } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import { assess, missingOf } from '../cases/assess.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { unlessRatedBlind } from './hidden-ratings.ts';
import { readRankings, unrankedLevels } from './score-cover.ts';
import { scoresShownTo } from './shown-scores.ts';

const setOwnRanking = (
  session: CaseSession,
  input: Checked<'ranking.set'>,
  deps: AppDeps,
): Result<Output<'ranking.set'>> => {
  const { level, reason, seen, tlp } = input;
  const id = newId('ranking', deps.random);
  let standing: OpinionStanding = 'seen';
  const appended = session.append(() => {
    const order = readOrder(session, input);
    if (!order.ok) return order;
    const judged = seen ? ok<OpinionStanding>('seen') : judgeStanding(session, level, deps);
    if (!judged.ok) return judged;
    standing = judged.value;
    const fields = { ...commonFields(session, deps, tlp), id, level, order: order.value, standing, reason };
    return ok({ drafts: [{ type: 'ranking.set', fields }] });
  });
  return appended.ok ? ok({ id, line: appended.value.first, standing }) : appended;
};

/** Every hypothesis of the level once, and no other. */
const readOrder = (
  { tables }: CaseSession,
  { level, order }: Pick<Checked<'ranking.set'>, 'level' | 'order'>,
): Result<string[][], Failure> => {
  const own = new Set(
    tables
      .rows('hypothesis')
      .filter((row) => row.level === level)
      .map(({ key }) => key),
  );
  if (own.size < 2) return err(badRanking(`level ${level} has ${own.size === 0 ? 'no hypothesis' : 'only one'}`));
  const seen = new Set<string>();
  const places: string[][] = [];
  for (const place of order) {
    const keys: string[] = [];
    for (const reference of place) {
      const hypothesis = findRow(tables, 'hypothesis', reference);
      if (!hypothesis.ok) return hypothesis;
      const { key } = hypothesis.value;
      if (!own.has(key)) return err(badRanking(`${reference} is not on level ${level}`));
      if (seen.has(key)) return err(badRanking(`${reference} stands in it twice`));
      seen.add(key);
      keys.push(key);
    }
    places.push(keys.sort());
  }
  const left = [...own].filter((key) => !seen.has(key));
  return left.length === 0
    ? ok(places)
    : err(badRanking(`${left.length} of ${own.size} are left out: ${left[0] ?? ''}`));
};

const badRanking = (why: string): Failure => ({
  code: 'BAD_RANKING',
  message: `The ranking was refused: ${why}; nothing was recorded.`,
  hint: 'Name every hypothesis of the level once, the most likely first; those that are equally likely share a place.',
});

/** How independent the ranking of who acts is, as far as the program knows. */
const judgeStanding = (session: CaseSession, level: number, deps: AppDeps): Result<OpinionStanding, Failure> => {
  const shown = scoresShownTo(session, level, deps);
  if (shown === 'everybody' || shown.has(session.actor)) {
    return err({
      code: 'HAS_SEEN',
      message: `Scores of level ${level} were shown on this workstation while ${session.actor} worked on the case, so the ranking would not be independent of them; nothing was recorded.`,
      hint: 'Have it recorded as made knowing the scores: `--seen`, or the mark in the dialog.',
    });
  }
  return ok(shown.size === 0 ? 'unshown' : 'declared');
};

const waive = (
  session: CaseSession,
  { level, reason, tlp }: Checked<'ranking.waive'>,
  deps: AppDeps,
): Result<Output<'ranking.waive'>> => {
  const appended = session.append(() =>
    unrankedLevels(session, deps).includes(level)
      ? ok({
          drafts: [{ type: 'ranking.waive', fields: { ...commonFields(session, deps, tlp), level, reason } }],
        })
      : err({
          code: 'NOTHING_COVERED',
          message: `Scores of level ${level} are not covered for ${session.actor}; nothing was recorded.`,
          hint: 'They are once something is rated there, until the hypotheses are ranked.',
        }),
  );
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

const explain = (
  session: CaseSession,
  { level, explanation, tlp }: Checked<'ranking.explain'>,
  deps: AppDeps,
): Result<Output<'ranking.explain'>> => {
  const ranking = readRankings(session, deps).rankings.findLast(
    (one) => one.level === level && one.actor === session.actor,
  );
  if (ranking === undefined) {
    return err({
      code: 'NO_RANKING',
      message: `${session.actor} has not ranked the hypotheses of level ${level}; nothing was recorded.`,
      hint: 'Rank them first: `plumbline ranking set DIR --level N …`, or Rank… on Overview.',
    });
  }
  const sections = assess(session.tables, missingOf(session, deps), deps);
  if (!sections.ok) return sections;
  const assessment = parseAssessment(sections.value);
  if (!assessment.ok) return assessment;
  const own =
    assessment.value.status === 'computed' ? assessment.value.levels.find((one) => one.level === level) : undefined;
  const compared = own === undefined ? null : compareRanking(ranking, own.scores.alr1.db);
  if (own === undefined || compared === null || own.scores.completeness === 0 || compared.differs.length === 0) {
    return err({
      code: 'NOTHING_TO_EXPLAIN',
      message: `The ranking of level ${level} and the computed order do not differ; nothing was recorded.`,
      hint: 'An explanation is asked for where they do.',
    });
  }
  const computed = computedOrder(own.scores.alr1.db).map((place) => [...place]);
  const asOf = readHead(session.store.db)?.size ?? 0;
  const appended = session.append(() =>
    ok({
      drafts: [
        {
          type: 'ranking.explain',
          fields: { ...commonFields(session, deps, tlp), ranking: ranking.id, computed, asOf, explanation },
        },
      ],
    }),
  );
  return appended.ok ? ok({ line: appended.value.first, ranking: ranking.id }) : appended;
};

const list = (session: CaseSession, _: unknown, deps: AppDeps): Result<Output<'ranking.list'>> => {
  const { rankings, waivers } = readRankings(session, deps);
  return ok({ rankings: [...rankings], waivers: [...waivers] });
};

// Whoever gives a second opinion must not know how others rank.
export const setRanking = unlessRatedBlind(setOwnRanking);
export const waiveRanking = unlessRatedBlind(waive);
export const explainRanking = unlessRatedBlind(explain);
export const listRankings = unlessRatedBlind(list);
