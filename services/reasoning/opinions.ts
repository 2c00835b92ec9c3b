import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { cellOf, ratersOf } from '../../shared/attribution/raters.ts';
import {
  linesToRatingHistory,
  ratingLineTypes,
  type GivenRating,
  type Opinion,
  type RatingHistory,
} from '../../shared/domain/given-ratings.ts';
import type { OpinionStanding } from '../../shared/domain/vocabulary.ts';
import { naturalOrder } from '../../shared/base/natural-order.ts';
import { listSeqsOf } from '../../db/queries/rating-lines.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { describeOpinion } from '../cases/cases.ts';
import { commonFields } from '../cases/common-fields.ts';
import { openOpinion, opinionName, wasShown } from './hidden-ratings.ts';
import { readCells } from './rated-cells.ts';

/** Who rated what in the whole case. */
export const readRatingHistory = (
  { store: { db } }: Pick<CaseSession, 'store'>,
  { crypto }: Pick<AppDeps, 'crypto'>,
): RatingHistory =>
  linesToRatingHistory(readStoredLines(db, listSeqsOf(db, ratingLineTypes), crypto).map(({ revealed }) => revealed));

/** From the line on, nothing that ratings say is shown until the opinion ends. */
export const beginOpinion = (
  session: CaseSession,
  { level, rater, seen, tlp }: Checked<'opinion.begin'>,
  deps: AppDeps,
): Result<Output<'opinion.begin'>> => {
  const id = newId('opinion', deps.random);
  let standing: OpinionStanding = 'seen';
  const appended = session.append(() => {
    const judged = judgeBeginning(session, { level, rater, seen }, deps);
    if (!judged.ok) return judged;
    standing = judged.value;
    return ok({
      drafts: [{ type: 'opinion.begin', fields: { ...commonFields(session, deps, tlp), id, level, rater, standing } }],
    });
  });
  return appended.ok ? ok({ id, line: appended.value.first, standing }) : appended;
};

/** Refuses an opinion that could not be a second one, and says how blind it is as far as the program knows. */
const judgeBeginning = (
  session: CaseSession,
  { level, rater, seen }: Pick<Checked<'opinion.begin'>, 'level' | 'rater' | 'seen'>,
  deps: AppDeps,
): Result<OpinionStanding, Failure> => {
  const open = openOpinion(session, deps);
  if (open !== null) {
    return err({
      code: 'OPINION_OPEN',
      message: `${capital(opinionName(open))} is still open.`,
      hint: 'End it first: `plumbline opinion end DIR`, or Done in the Matrix.',
    });
  }
  const hypotheses = hypothesesOf(session, level);
  if (hypotheses.length === 0 || session.tables.rows('evidence').length === 0) {
    return err({
      code: 'NOTHING_TO_RATE',
      message: `Level ${level} has no ${hypotheses.length === 0 ? 'hypothesis' : 'evidence to rate'}.`,
      hint: 'Name a level that has hypotheses, in a case with evidence.',
    });
  }
  const history = readRatingHistory(session, deps);
  const before = ratersOf(history, level, new Set(hypotheses)).find(
    ({ name }) => name !== null && isNamed(name, rater),
  );
  const given = history.opinions.find((one) => one.level === level && one.rater === rater);
  if (given !== undefined) {
    return err({
      code: 'ALREADY_RATED',
      message: `${rater} has given a second opinion on level ${level} already (line ${given.line}). It stays as it was given.`,
      hint: 'What they think now can be entered into the case’s own matrix, under their name.',
    });
  }
  if (before !== undefined) {
    return err({
      code: 'OWN_RATINGS',
      message: `${rater} has rated level ${level} in the case’s own matrix: the second opinion is somebody else’s.`,
      hint: 'Let another person rate, under their own name.',
    });
  }
  if (seen) return ok('seen');
  if (!wasShown(session, level, deps)) return ok('unshown');
  // The person who works on the case here is who the program showed the ratings to.
  if (isNamed(session.actor, rater)) {
    return err({
      code: 'HAS_SEEN',
      message: `Ratings of level ${level} were shown on this workstation while ${session.actor} worked on the case, so an opinion of ${rater} would not be blind.`,
      hint: 'Let another person rate under their own name, or have it recorded as not blind (`--seen`).',
    });
  }
  return ok('declared');
};

/** An unsigned actor is recorded by the system's user name and that word. */
const isNamed = (recorded: string, rater: string): boolean => recorded === rater || recorded === `${rater} (unsigned)`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const rateInOpinion = (
  session: CaseSession,
  input: Checked<'opinion.rate'>,
  deps: AppDeps,
): Result<Output<'opinion.rate'>> => {
  const cells = readCells(session.tables, input);
  if (!cells.ok) return cells;
  const { item, ratings, rationales } = cells.value;
  const appended = session.append(() => {
    const open = openOpinion(session, deps);
    if (open === null) return err(noneOpen);
    const other = Object.keys(ratings).find((key) => session.tables.get('hypothesis', key)?.level !== open.level);
    if (other !== undefined) {
      return err({
        code: 'OTHER_LEVEL',
        message: `The hypothesis ${other} is not on level ${open.level ?? ''}, which ${opinionName(open)} is about.`,
        hint: '`plumbline opinion show DIR` lists the hypotheses of the level.',
        at: other,
      });
    }
    const fields = { ...commonFields(session, deps, input.tlp), opinion: open.id, item, ratings, rationales };
    return ok({ drafts: [{ type: 'opinion.rate', fields }] });
  });
  if (!appended.ok) return appended;
  const open = openOpinion(session, deps);
  return ok({
    line: appended.value.first,
    ...(open === null ? { rated: 0, cells: 0 } : progressOf(session, open, deps)),
  });
};

export const endOpinion = (
  session: CaseSession,
  _: Checked<'opinion.end'>,
  deps: AppDeps,
): Result<Output<'opinion.end'>> => {
  let progress = { rated: 0, cells: 0 };
  const appended = session.append(() => {
    const open = openOpinion(session, deps);
    if (open === null) return err(noneOpen);
    progress = progressOf(session, open, deps);
    return ok({
      drafts: [{ type: 'opinion.end', fields: { ...commonFields(session, deps), opinion: open.id, ...progress } }],
    });
  });
  return appended.ok ? ok({ line: appended.value.first, ...progress }) : appended;
};

const noneOpen: Failure = {
  code: 'NO_OPINION_OPEN',
  message: 'No second opinion is being given in this case.',
  hint: 'Begin one: `plumbline opinion begin DIR --level N --rater NAME`, or Second opinion in the Matrix.',
};

export const readOpinion = (
  session: CaseSession,
  _: Checked<'opinion.read'>,
  deps: AppDeps,
): Result<Output<'opinion.read'>> => {
  const { tables } = session;
  const question = tables.get('case_file', 'case')?.question ?? null;
  const open = openOpinion(session, deps);
  if (open?.level === undefined || open.level === null)
    return ok({ opinion: null, question, hypotheses: [], items: [], rated: 0, cells: 0 });
  const { level } = open;
  const given = new Map(givenIn(session, open, deps).map((one) => [cellOf(one.item, one.hypothesis), one]));
  const hypotheses = tables
    .rows('hypothesis')
    .filter((row) => row.level === level)
    .sort((left, right) => left.seq - right.seq);
  const items = tables
    .rows('evidence')
    .map((row) => ({ row, order: naturalOrder(row.exhibit ?? '') }))
    // In the order of the exhibits: any other would follow from ratings.
    .sort((left, right) =>
      left.order < right.order ? -1 : left.order > right.order ? 1 : left.row.seq - right.row.seq,
    )
    .map(({ row }) => ({
      id: row.key,
      exhibit: row.exhibit,
      title: row.title,
      name: row.name,
      description: row.description,
      reliability: row.reliability,
      credibility: row.credibility,
      ratings: Object.fromEntries(
        hypotheses.flatMap(({ key }) => {
          const one = given.get(cellOf(row.key, key));
          return one === undefined || one.rating === null
            ? []
            : [[key, { rating: one.rating, rationale: one.rationale }] as const];
        }),
      ),
    }));
  return ok({
    opinion: describeOpinion(open),
    question,
    hypotheses: hypotheses.map(({ key, kind, statement, actorName }) => ({ id: key, kind, statement, actorName })),
    items,
    ...countProgress(given, items.length, hypotheses.length),
  });
};

const givenIn = (session: CaseSession, { id }: Opinion, deps: AppDeps): readonly GivenRating[] => {
  const { db } = session.store;
  const lines = readStoredLines(db, listSeqsOf(db, ['opinion.begin', 'opinion.rate']), deps.crypto);
  return linesToRatingHistory(lines.map(({ revealed }) => revealed)).given.filter(({ opinion }) => opinion === id);
};

const progressOf = (session: CaseSession, open: Opinion, deps: AppDeps) =>
  countProgress(
    new Map(givenIn(session, open, deps).map((one) => [cellOf(one.item, one.hypothesis), one])),
    session.tables.rows('evidence').length,
    hypothesesOf(session, open.level).length,
  );

const countProgress = (given: ReadonlyMap<string, GivenRating>, items: number, hypotheses: number) => ({
  rated: [...given.values()].filter(({ rating }) => rating !== null).length,
  cells: items * hypotheses,
});

const hypothesesOf = ({ tables }: Pick<CaseSession, 'tables'>, level: number | null): readonly string[] =>
  tables
    .rows('hypothesis')
    .filter((row) => row.level === level)
    .map(({ key }) => key);
