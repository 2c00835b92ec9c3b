import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import type { Json } from '../../shared/ledger/canonical-json.ts';
import { readHead } from '../../db/ledger.ts';
import { replayTo } from '../../db/replay.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { assess, missingOf } from '../cases/assess.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { namedTwice, readCells, type RatedCells } from './rated-cells.ts';
import { coverScores } from './score-cover.ts';
import { showingRatings, unlessRatedBlind } from './hidden-ratings.ts';

export const addHypothesis = (
  session: CaseSession,
  input: Checked<'hypothesis.add'>,
  deps: AppDeps,
): Result<Output<'hypothesis.add'>> => {
  const id = newId('hypothesis', deps.random);
  const { folder: _, tlp, ...fields } = input;
  const appended = session.append(() =>
    ok({ drafts: [{ type: 'hypothesis.add', fields: { ...commonFields(session, deps, tlp), id, ...fields } }] }),
  );
  return appended.ok ? ok({ id }) : appended;
};

const defaultRho: Readonly<Record<Checked<'group.set'>['relation'], string>> = {
  same_upstream_report: '1',
  same_artifact_or_sensor: '0.7',
  same_analysis_line: '0.5',
  same_technique_class: '0.3',
  independent: '0',
};

export const setGroup = (
  session: CaseSession,
  input: Checked<'group.set'>,
  deps: AppDeps,
): Result<Output<'group.set'>> => {
  const known =
    input.id === undefined
      ? ok({ key: newId('group', deps.random) })
      : findRow(session.tables, 'origin_group', input.id);
  if (!known.ok) return known;
  const rho = input.rho ?? defaultRho[input.relation];
  if (!(Number(rho) >= 0 && Number(rho) <= 1)) {
    return err({
      code: 'BAD_RHO',
      message: `The dependence ${rho} is not between 0 and 1.`,
      hint: 'Give a decimal such as 0.7.',
    });
  }
  const id = known.value.key;
  const { name, relation, reason } = input;
  const appended = session.append(() =>
    ok({
      drafts: [
        { type: 'group.set', fields: { ...commonFields(session, deps, input.tlp), id, name, relation, rho, reason } },
      ],
    }),
  );
  return appended.ok ? ok({ id }) : appended;
};

/** Saves the cells of one row together: one item against hypotheses, each with its rationale. */
export const setRating = unlessRatedBlind(
  (session: CaseSession, input: Checked<'rating.set'>, deps: AppDeps): Result<Output<'rating.set'>> => {
    const cells = readCells(session.tables, input);
    if (!cells.ok) return cells;
    const rater = input.rater ?? session.actor;
    let replaces: Output<'rating.set'>['replaces'] = [];
    const appended = session.append(() => {
      replaces = othersRatings(session, cells.value, rater);
      return ok({
        drafts: [{ type: 'rating.set', fields: { ...commonFields(session, deps, input.tlp), ...cells.value, rater } }],
      });
    });
    return appended.ok ? ok({ line: appended.value.first, replaces }) : appended;
  },
);

/** What somebody else rated, and the case counts no longer. It stays on record. */
const othersRatings = (
  { tables }: CaseSession,
  { item, ratings }: RatedCells,
  rater: string,
): Output<'rating.set'>['replaces'] =>
  Object.keys(ratings).flatMap((hypothesis) => {
    const before = tables.get('rating', `${item}/${hypothesis}`);
    return before === undefined || before.rating === null || before.rater === rater
      ? []
      : [{ hypothesis, rating: before.rating, rater: before.rater, line: before.seq }];
  });

export const setPriors = (
  session: CaseSession,
  input: Checked<'prior.set'>,
  deps: AppDeps,
): Result<Output<'prior.set'>> => {
  const priors: Record<string, Json> = {};
  for (const [reference, prior] of Object.entries(input.priors)) {
    const hypothesis = findRow(session.tables, 'hypothesis', reference);
    if (!hypothesis.ok) return hypothesis;
    if (Object.hasOwn(priors, hypothesis.value.key)) return err(namedTwice(reference));
    priors[hypothesis.value.key] = prior;
  }
  const expected = session.tables.rows('hypothesis').filter(({ level }) => level === input.level);
  const fault =
    Object.keys(priors).length === 0
      ? undefined
      : priorFault(
          expected.map(({ key }) => key),
          priors,
        );
  if (fault !== undefined)
    return err({
      code: 'BAD_PRIORS',
      message: `The priors were refused: ${fault}.`,
      hint: 'Give every hypothesis of the level between 0.02 and 0.60, summing to 1.',
    });
  const appended = session.append(() =>
    ok({
      drafts: [
        {
          type: 'prior.set',
          fields: { ...commonFields(session, deps, input.tlp), level: input.level, priors, reason: input.reason },
        },
      ],
    }),
  );
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

const priorFault = (expected: readonly string[], priors: Readonly<Record<string, Json>>): string | undefined => {
  if (expected.some((key) => !Object.hasOwn(priors, key)) || Object.keys(priors).length !== expected.length) {
    return 'they do not name exactly the hypotheses of the level';
  }
  const values = Object.values(priors).map(Number);
  if (values.some((value) => !(value >= 0.02 && value <= 0.6))) return 'one lies outside 0.02 to 0.60';
  const sum = values.reduce((total, value) => total + value, 0);
  return Math.abs(sum - 1) <= 1e-9 ? undefined : `they sum to ${sum}`;
};

export const setAssumption = (
  session: CaseSession,
  input: Checked<'assumption.set'>,
  deps: AppDeps,
): Result<Output<'assumption.set'>> => {
  const known =
    input.id === undefined
      ? ok({ key: newId('assumption', deps.random) })
      : findRow(session.tables, 'assumption', input.id);
  if (!known.ok) return known;
  const { statement, critical, status } = input;
  const id = known.value.key;
  const appended = session.append(() =>
    ok({
      drafts: [
        {
          type: 'assumption.set',
          fields: { ...commonFields(session, deps, input.tlp), id, statement, critical, status },
        },
      ],
    }),
  );
  return appended.ok ? ok({ id }) : appended;
};

export const examineAssumption = (
  session: CaseSession,
  { id, test, owner, consequence, tlp }: Checked<'assumption.examine'>,
  deps: AppDeps,
): Result<Output<'assumption.examine'>> => {
  const known = findRow(session.tables, 'assumption', id);
  if (!known.ok) return known;
  const fields = { ...commonFields(session, deps, tlp), id: known.value.key, owner, consequence, test };
  const appended = session.append(() => ok({ drafts: [{ type: 'assumption.examine', fields }] }));
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

/** The sections of assessment.json for the case as it is, or as it was after line `at`. */
export const scoreCase = showingRatings(
  (session: CaseSession, input: Checked<'score.case'>, deps: AppDeps): Result<Output<'score.case'>> => {
    const size = readHead(session.store.db)?.size ?? 0;
    if (input.at !== undefined && input.at >= size) {
      return err({
        code: 'NO_SUCH_LINE',
        message: `The ledger has the lines 0 to ${size - 1}, not ${input.at}.`,
        hint: 'Name a line that exists.',
      });
    }
    const tables = input.at === undefined ? session.tables : replayTo(session.store.db, deps.crypto, input.at + 1);
    const sections = assess(tables, missingOf(session, deps, input.at === undefined ? undefined : input.at + 1), deps);
    if (!sections.ok) return sections;
    return ok(coverScores(session, sections.value, input, deps));
  },
);
