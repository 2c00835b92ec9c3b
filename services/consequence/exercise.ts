import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { newId } from '../../shared/base/ids.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { afterAction, injectsInOrder, markRefusal, startRefusal } from '../../shared/consequence/exercise.ts';
import { injectName, parseInjectPlan, type PlannedInject } from '../../shared/consequence/inject-plan.ts';
import { isExercise } from '../../shared/domain/apply-exercise.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { Tlp } from '../../shared/domain/vocabulary.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { readSmallText } from '../releases/small-text.ts';

/** Says when the exercise started. */
export const startExercise = (
  session: CaseSession,
  { moment: given, note, tlp }: Checked<'exercise.start'>,
  deps: AppDeps,
): Result<Output<'exercise.start'>> => {
  const moment = given ?? deps.clock();
  const appended = session.append(({ tables }) => {
    const fault = exerciseFault(tables) ?? notYet(moment, deps);
    if (fault !== undefined) return err(fault);
    const refusal = startRefusal(tables, { moment, note });
    if (refusal !== undefined) {
      return err({
        code: 'NOT_STARTED',
        message: `The exercise cannot have started at ${moment}: ${refusal}.`,
        hint: 'Say why the moment is another, and give one before the first inject.',
        at: moment,
      });
    }
    return ok({ drafts: [{ type: 'exercise.start', fields: { ...commonFields(session, deps, tlp), moment, note } }] });
  });
  return appended.ok ? ok({ line: appended.value.first, moment }) : appended;
};

/** Plans one inject. */
export const planInject = (
  session: CaseSession,
  { title, text, expected, offset, tlp }: Checked<'inject.plan'>,
  deps: AppDeps,
): Result<Output<'inject.plan'>> => {
  const planned = planAll(session, [{ title, text, expected, offset: offset ?? null }], { tlp, deps });
  if (!planned.ok) return planned;
  const { ids, line } = planned.value;
  return ok({ id: ids[0] ?? '', line });
};

/** Takes a plan over from a file. */
export const importInjects = (
  session: CaseSession,
  { path, tlp }: Checked<'inject.import'>,
  deps: AppDeps,
): Result<Output<'inject.import'>> => {
  // Before the file: what a case cannot take is not read.
  const fault = exerciseFault(session.tables);
  if (fault !== undefined) return err(fault);
  const text = readSmallText(path);
  if (!text.ok) return text;
  const plan = parseInjectPlan(text.value);
  return plan.ok ? planAll(session, plan.value, { tlp, deps }) : plan;
};

/** Says that an inject was played, what was done about it, or that it is skipped. */
export const markInject = (
  session: CaseSession,
  { inject, status, moment: given, note, tlp }: Checked<'inject.mark'>,
  deps: AppDeps,
): Result<Output<'inject.mark'>> => {
  const moment = given ?? deps.clock();
  const appended = session.append(({ tables }) => {
    const fault = exerciseFault(tables) ?? notYet(moment, deps);
    if (fault !== undefined) return err(fault);
    const found = findRow(tables, 'inject', inject);
    if (!found.ok) return found;
    const row = found.value;
    const refusal = markRefusal(row, tables.get('exercise', 'exercise'), { status, moment, note });
    if (refusal !== undefined) {
      return err({
        code: 'NOT_MARKED',
        message: `The inject was not marked as ${status}: ${refusal}.`,
        hint: 'An exercise is started, an inject played, and then said what was done; `plumbline exercise list DIR` shows how far it is.',
        at: row.key,
      });
    }
    const fields = { ...commonFields(session, deps, tlp), inject: row.key, status, moment, note };
    return ok({ drafts: [{ type: 'inject.mark', fields }] });
  });
  return appended.ok ? ok({ line: appended.value.first, moment }) : appended;
};

/** The inject list with what came of it: the after-action table. */
export const readExercise = (
  { tables }: Pick<CaseSession, 'tables'>,
  deps: Pick<AppDeps, 'clock'>,
): Output<'exercise.read'> => {
  const start = tables.get('exercise', 'exercise');
  const now = deps.clock();
  return {
    isExercise: isExercise(tables),
    now,
    start: start === undefined ? null : { line: start.seq, at: start.moment, note: start.note },
    injects: injectsInOrder(tables).map((row) => afterAction(row, start, now)),
  };
};

const planAll = (
  session: CaseSession,
  plan: readonly PlannedInject[],
  { tlp, deps }: { readonly tlp: Tlp | undefined; readonly deps: AppDeps },
): Result<Output<'inject.import'>> => {
  const injects = plan.map((inject) => ({ ...inject, id: newId('inject', deps.random) }));
  const appended = session.append(({ tables }) => {
    const fault = exerciseFault(tables) ?? plannedTwice(tables, plan);
    if (fault !== undefined) return err(fault);
    const common = commonFields(session, deps, tlp);
    return ok({ drafts: injects.map((inject) => ({ type: 'inject.plan', fields: { ...common, ...inject } })) });
  });
  return appended.ok ? ok({ ids: injects.map(({ id }) => id), line: appended.value.first }) : appended;
};

const exerciseFault = (tables: CaseTables): Failure | undefined =>
  isExercise(tables)
    ? undefined
    : {
        code: 'NOT_AN_EXERCISE',
        message: 'The case was not opened as an exercise, and its first line, which says so, never changes.',
        hint: 'Open a case for the drill: `plumbline case new DIR --title T --exercise`.',
      };

/** A file that is taken over again would double the whole list. */
const plannedTwice = (tables: CaseTables, plan: readonly PlannedInject[]): Failure | undefined => {
  const lineByName = new Map(
    tables
      .rows('inject')
      .flatMap(({ offset, title, seq }) => (title === null ? [] : [[injectName({ offset, title }), seq]])),
  );
  for (const name of plan.map(injectName)) {
    const line = lineByName.get(name);
    if (line === undefined) continue;
    return {
      code: 'PLANNED_ALREADY',
      message: `Nothing was planned: line ${line} plans ${name} already.`,
      hint: 'Give it another time or title, or leave it out.',
      at: name,
    };
  }
  return undefined;
};

/** Nothing that is recorded has yet to happen. */
const notYet = (moment: string, { clock }: Pick<AppDeps, 'clock'>): Failure | undefined => {
  const now = clock();
  return moment <= now
    ? undefined
    : {
        code: 'NOT_YET',
        message: `${moment} lies ahead: it is ${now} by the clock of this workstation.`,
        hint: 'Give the time in UTC, as it happened.',
        at: moment,
      };
};
