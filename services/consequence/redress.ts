import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { dayPlus } from '../../shared/base/calendar.ts';
import { instantToDay } from '../../shared/base/clock.ts';
import { newId } from '../../shared/base/ids.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { policyOfCase } from '../../shared/consequence/case-policy.ts';
import { contestedBy, measuresResting, runningOn } from '../../shared/consequence/measure-due.ts';
import { claimsOf, mustLookForReleases, releasesConcerned, type Claim } from '../../shared/consequence/redress.ts';
import { dayRefusal, deciderRefusal, decisionRefusal } from '../../shared/consequence/redress-rules.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { standingsOf } from '../../shared/domain/release-standing.ts';
import { isUpheld } from '../../shared/domain/redress-vocabulary.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { readHead } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { profileTexts } from '../cases/assess.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { unlessRatedBlind } from '../reasoning/hidden-ratings.ts';
import { findMeasure, readCaseMeasures } from './case-measures.ts';
import { readCites } from './harm.ts';
import { releasesNaming } from './naming-releases.ts';
import { requireReviews } from './settle-measures.ts';

/** Enters a claim, with the days by which it is to be acknowledged and decided by the policy profile in force. */
export const receiveClaim = (
  session: CaseSession,
  input: Checked<'redress.receive'>,
  deps: AppDeps,
): Result<Output<'redress.receive'>> => {
  const { tables } = session;
  const known = policyOfCase({ tables, profileText: profileTexts(tables, deps), sha256Hex: deps.crypto.sha256Hex });
  if (!known.ok) return known;
  const { redress } = known.value.policy;
  const { ground, claimant, words, name, release, tlp } = input;
  const today = instantToDay(deps.clock());
  const on = input.on ?? today;
  const about = aboutOf(tables, input);
  if (!about.ok) return about;
  const measure = measureOf(session, input.measure, deps);
  if (!measure.ok) return measure;
  const releasedOn = about.value.release === null ? null : instantToDay(about.value.release.at);
  const fault =
    unsaidFault(words, 'The words of the claimant are missing.') ??
    dayRefusal(on, { today, notBefore: releasedOn, of: 'the day of the release' }) ??
    (redress.grounds.includes(ground) ? undefined : noSuchGround(ground, redress.grounds));
  if (fault !== undefined) return err(fault);
  const items = citedOrNone(session, input.cites);
  if (!items.ok) return items;
  const id = newId('redress', deps.random);
  const due = { acknowledgeBy: dayPlus(on, redress.ackDays), decideBy: dayPlus(on, redress.decisionDays) };
  const fields = {
    ...commonFields(session, deps, tlp),
    ...due,
    id,
    on,
    claimant,
    ground,
    release: release ?? null,
    measure: measure.value,
    hypothesis: about.value.hypothesis,
    profile: known.value.sha256,
    name,
    words,
    cites: [...items.value],
  };
  const appended = session.append(() => ok({ drafts: [{ type: 'redress.receive', fields }] }));
  return appended.ok ? ok({ id, line: appended.value.first, ...due }) : appended;
};

/** What a claim is about. A misattribution says of whom, since only that can be looked for in what was released. */
const aboutOf = (tables: CaseTables, { ground, release, hypothesis }: Checked<'redress.receive'>) => {
  const found = hypothesis === undefined ? ok(null) : findRow(tables, 'hypothesis', hypothesis);
  if (!found.ok) return found;
  const standing = standingsOf(tables).find((one) => one.release.seq === release);
  if (release !== undefined && (standing === undefined || standing.standing === 'draft')) {
    return err({
      code: 'NO_SUCH_RELEASE',
      message: `Line ${release} froze no release that two people approved.`,
      hint: '`plumbline release list DIR` lists the releases with their lines.',
      at: `line ${release}`,
    });
  }
  if (ground === 'misattribution' && (found.value === null || standing === undefined)) {
    return err({
      code: 'NOT_NAMED',
      message: 'A claim of misattribution says which release it is about and which hypothesis it contests.',
      hint: 'Give both: `--release LINE --hypothesis HYPOTHESIS`.',
    });
  }
  return ok({ hypothesis: found.value?.key ?? null, release: standing?.release ?? null });
};

const measureOf = (
  { tables }: CaseSession,
  reference: string | undefined,
  deps: AppDeps,
): Result<string | null, Failure> => {
  if (reference === undefined) return ok(null);
  const known = readCaseMeasures(tables, deps);
  if (!known.ok) return known;
  const found = findMeasure(known.value.measures, reference);
  return found.ok ? ok(found.value.id) : found;
};

export const acknowledgeClaim = (
  session: CaseSession,
  { claim, on, note, tlp }: Checked<'redress.acknowledge'>,
  deps: AppDeps,
): Result<Output<'redress.acknowledge'>> =>
  appendTo(session, claim, ({ row, acknowledged }) => {
    if (acknowledged !== null) {
      return err({
        code: 'ACKNOWLEDGED_BEFORE',
        message: `Receipt of the claim was acknowledged in line ${acknowledged.seq}.`,
        hint: 'Nothing is left to record.',
        at: row.key,
      });
    }
    const today = instantToDay(deps.clock());
    const day = on ?? today;
    const fault = dayRefusal(day, { today, notBefore: row.on, of: 'the day on which it was received' });
    if (fault !== undefined) return err(fault);
    return draft('redress.acknowledge', { ...commonFields(session, deps, tlp), claim: row.key, on: day, note });
  });

/**
 * Decides a claim. For an upheld misattribution every release is scored again, to find those that named the contested one.
 * The same append requires the review of every measure that runs and rests on what was upheld.
 */
export const decideClaim = unlessRatedBlind(
  (session: CaseSession, input: Checked<'redress.decide'>, deps: AppDeps): Result<Output<'redress.decide'>> => {
    const { outcome, decider, reasons, remedies, tlp } = input;
    const named = findClaim(session.tables, input.claim);
    if (!named.ok) return named;
    const { row } = named.value;
    const naming = mustLookForReleases(row, outcome)
      ? releasesNaming(session, row.hypothesis ?? '', deps)
      : ok<readonly number[]>([]);
    if (!naming.ok) return naming;
    const size = readHead(session.store.db)?.size;
    let reviewed: readonly string[] = [];
    const appended = session.append(({ tables, head }) => {
      if (head?.size !== size) return err(movedMeanwhile);
      const known = readCaseMeasures(tables, deps);
      if (!known.ok) return known;
      const claim = findClaim(tables, row.key);
      if (!claim.ok) return claim;
      const today = instantToDay(deps.clock());
      const on = input.on ?? today;
      const releases = releasesConcerned(row, naming.value);
      const resting = measuresResting(known.value.measures, contestedBy(row, releases));
      const about = { releases, measures: resting.map(({ id }) => id) };
      const fault =
        unsaidFault(reasons, 'The reasons of the decision are missing.') ??
        decisionRefusal(claim.value, { outcome, remedies }) ??
        dayRefusal(on, { today, notBefore: row.on, of: 'the day on which it was received' }) ??
        deciderRefusal(decider, about, tables);
      if (fault !== undefined) return err(fault);
      const running = isUpheld(outcome) ? runningOn(resting, known.value.today) : [];
      reviewed = running.map(({ id }) => id);
      const common = commonFields(session, deps, tlp);
      const fields = {
        ...common,
        claim: row.key,
        on,
        outcome,
        remedies: [...new Set(remedies)],
        releases: [...naming.value],
        measures: [...reviewed],
        decider: decider.trim(),
        reasons,
      };
      const why = `The claim ${row.key} was upheld.`;
      const reviews = requireReviews(running, 'successful_redress', common, why);
      return ok({ drafts: [{ type: 'redress.decide', fields }, ...reviews] });
    });
    return appended.ok
      ? ok({ line: appended.value.first, releases: [...naming.value], measures: [...reviewed] })
      : appended;
  },
);

export const carryOutRemedy = (
  session: CaseSession,
  { claim, remedy, on, line, note, cites, tlp }: Checked<'redress.remedy'>,
  deps: AppDeps,
): Result<Output<'redress.remedy'>> => {
  const items = citedOrNone(session, cites);
  if (!items.ok) return items;
  const size = readHead(session.store.db)?.size ?? 0;
  return appendTo(session, claim, ({ row, decision }) => {
    if (decision === null || !decision.remedies.includes(remedy)) {
      return err({
        code: 'NOT_OWED',
        message: `No decision on this claim owes the remedy ${remedy.replaceAll('_', ' ')}.`,
        hint: '`plumbline redress show DIR CLAIM` says what is owed.',
        at: row.key,
      });
    }
    const today = instantToDay(deps.clock());
    const day = on ?? today;
    const fault =
      dayRefusal(day, { today, notBefore: decision.row.on, of: 'the day of the decision' }) ??
      (line !== undefined && (line >= size || line <= decision.line)
        ? notProven(`Line ${line} does not follow the decision in line ${decision.line}.`)
        : line === undefined && items.value.length === 0
          ? notProven('Neither an item nor a line of the ledger proves that the remedy was carried out.')
          : undefined);
    if (fault !== undefined) return err(fault);
    return draft('redress.remedy', {
      ...commonFields(session, deps, tlp),
      claim: row.key,
      on: day,
      remedy,
      line: line ?? null,
      note,
      cites: [...items.value],
    });
  });
};

export const recordLesson = (
  session: CaseSession,
  { claim, lesson, change, owner, tlp }: Checked<'redress.lesson'>,
  deps: AppDeps,
): Result<Output<'redress.lesson'>> =>
  appendTo(session, claim, ({ row, decision }) => {
    const fault =
      unsaidFault(lesson, 'What went wrong is not said.') ??
      unsaidFault(change, 'What is done otherwise from now on is not said.') ??
      (decision === null ? undecided(row.key) : undefined);
    if (fault !== undefined) return err(fault);
    return draft('redress.lesson', { ...commonFields(session, deps, tlp), claim: row.key, lesson, change, owner });
  });

export const findClaim = (tables: CaseTables, reference: string): Result<Claim, Failure> => {
  const found = findRow(tables, 'redress_claim', reference);
  if (!found.ok) return found;
  const claim = claimsOf(tables).find(({ row }) => row.key === found.value.key);
  if (claim === undefined) throw new Error('a row of the docket is a claim');
  return ok(claim);
};

export const undecided = (claim: string): Failure => ({
  code: 'NOT_DECIDED',
  message: 'The claim is not decided yet.',
  hint: 'Decide it first: `plumbline redress decide DIR CLAIM OUTCOME --decider NAME --reasons TEXT`.',
  at: claim,
});

export const movedMeanwhile: Failure = {
  code: 'MOVED',
  message: 'A line was added to the case while the scores were computed; nothing was recorded.',
  hint: 'Try again.',
};

type Drafted = { readonly drafts: readonly LineDraft[] };
export const draft = (type: string, fields: LineDraft['fields']): Result<Drafted, Failure> =>
  ok({ drafts: [{ type, fields }] });

const appendTo = (
  session: CaseSession,
  reference: string,
  act: (claim: Claim) => Result<Drafted, Failure>,
): Result<{ line: number }> => {
  const appended = session.append(({ tables }) => {
    const claim = findClaim(tables, reference);
    return claim.ok ? act(claim.value) : claim;
  });
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

const citedOrNone = (session: CaseSession, cites: readonly string[]): Result<readonly string[]> =>
  cites.length === 0 ? ok([]) : readCites(session, cites, 'the claim');

const unsaidFault = (text: string, message: string): Failure | undefined =>
  text.trim() === '' ? { code: 'NOT_SAID', message, hint: 'Say it in a sentence.' } : undefined;

const notProven = (message: string): Failure => ({
  code: 'NOT_PROVEN',
  message,
  hint: 'Cite an item with --cite, or name a later line with --line, such as the one that retracted the release.',
});

const noSuchGround = (ground: string, grounds: readonly string[]): Failure => ({
  code: 'NO_SUCH_GROUND',
  message: `The policy profile in force knows no ground ${ground}.`,
  hint: `It knows ${grounds.join(', ')}.`,
  at: ground,
});
