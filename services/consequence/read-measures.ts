import { daysBetween } from '../../shared/base/calendar.ts';
import { z } from 'zod';
import { ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { instrumentName } from '../../shared/consequence/gate-words.ts';
import { reviewsRequired, standingState, type RequiredReview } from '../../shared/consequence/measure-due.ts';
import {
  asGated,
  asItStands,
  gateMeasure,
  instrumentOf,
  levelOf,
  type CaseNumbers,
  type Gated,
} from '../../shared/consequence/measure-gate.ts';
import { shownState } from '../../shared/consequence/measure-dates.ts';
import { rolesAsked } from '../../shared/consequence/measure-rules.ts';
import { carriedOutBy, proposedEnd } from '../../shared/consequence/measure-renewal.ts';
import type { Measure } from '../../shared/consequence/measure.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { noNames } from '../../shared/domain/line-word-parts.ts';
import { lineToWords } from '../../shared/domain/line-words.ts';
import { liveStates, monitoringIndicators, safeguardIds } from '../../shared/domain/measure-vocabulary.ts';
import type { MeasureGate } from '../../shared/ledger/measure-line-types.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { missingOf } from '../cases/assess.ts';
import { showingRatings } from '../reasoning/hidden-ratings.ts';
import { coverScores } from '../reasoning/score-cover.ts';
import { findMeasure, readCaseMeasures, readNumbers, type CaseMeasures } from './case-measures.ts';
import { explainOfGate, gateToReply, readProse } from './measure-replies.ts';
import { missingRoles } from './measures.ts';
import { policyToReply } from './read-harm.ts';
import { dueNow } from './settle-measures.ts';

type Shown = CaseMeasures & {
  readonly tables: CaseTables;
  readonly numbers: CaseNumbers | null;
  /** Levels of which nothing may be shown. */
  readonly covered: readonly number[];
};

const readShown = (session: CaseSession, cover: boolean, deps: AppDeps): Result<Shown> => {
  const { tables } = session;
  const known = readCaseMeasures(tables, deps);
  if (!known.ok) return known;
  if (known.value.measures.length === 0) return ok({ ...known.value, tables, numbers: null, covered: [] });
  const now = readNumbers(session, deps);
  if (!now.ok) return now;
  const covered = coverScores(session, now.value.sections, { cover }, deps);
  return ok({ ...known.value, tables, numbers: now.value.numbers, covered: cover ? covered.unranked : [] });
};

/** Every measure as it stands today. What the gates say of them tells of scores, and is hidden with them. */
export const listMeasures = showingRatings(
  (session: CaseSession, { cover }: Checked<'measure.list'>, deps: AppDeps): Result<Output<'measure.list'>> => {
    const shown = readShown(session, cover, deps);
    if (!shown.ok) return shown;
    const { profile, today, covered, measures } = shown.value;
    return ok({
      profile: policyToReply(profile),
      today,
      withheld: [...missingOf(session, deps)],
      covered: [...covered],
      measures: measures.map((measure) => summarise(measure, shown.value)),
      due:
        session.readOnly === null
          ? dueNow(shown.value, session.tables, covered.length === 0 ? shown.value : null).length
          : 0,
    });
  },
);

export const readMeasure = showingRatings(
  (
    session: CaseSession,
    { measure: reference, cover }: Checked<'measure.read'>,
    deps: AppDeps,
  ): Result<Output<'measure.read'>> => {
    const shown = readShown(session, cover, deps);
    if (!shown.ok) return shown;
    const found = findMeasure(shown.value.measures, reference);
    if (!found.ok) return found;
    const measure = found.value;
    const { profile, today, tables } = shown.value;
    const isHidden = shown.value.covered.includes(levelOf(measure, profile));
    const proseOf = (seq: number) => readProse(eventAt(tables, seq)?.words ?? '{}');
    const reply = (gate: MeasureGate, gated: Gated) => gateToReply(gate, gated, profile, tables);
    return ok({
      profile: policyToReply(profile),
      today,
      measure: {
        ...summarise(measure, shown.value),
        authors: [...measure.authors],
        record: recordToReply(measure, shown.value),
        gated:
          measure.gate === null || isHidden
            ? null
            : {
                ...reply(measure.gate.gate, asGated(measure, measure.gate)),
                line: measure.gate.seq,
                renewal: proposedEnd(measure),
                carriedOut: carriedOutBy(measure),
              },
        decision:
          measure.decision === null || isHidden
            ? null
            : {
                ...reply(measure.decision.gate, { ...asItStands(measure), term: null }),
                line: measure.decision.seq,
                reason: proseOf(measure.decision.seq).text('reason'),
              },
        reviews: measure.reviews.map(({ seq, day, reviewer, conclusion, isSigned }) => ({
          line: seq,
          day,
          reviewer,
          conclusion,
          isSigned,
          opinion: proseOf(seq).text('opinion'),
        })),
        approvals: approvalsToReply(measure, tables),
        rolesAsked: [...rolesAsked(measure, profile)],
        indicators: indicatorsToReply(measure, shown.value),
        consequences: measure.consequences.map((seq) => {
          const prose = proseOf(seq);
          const day = eventAt(tables, seq)?.day ?? '';
          return {
            line: seq,
            day,
            what: prose.text('what'),
            done: prose.text('done'),
            cites: [...prose.list('cites')],
          };
        }),
        faults: measure.faults.map(({ seq, code }) => ({ line: seq, code })),
        history: isHidden ? [] : historyOf(session, measure, deps),
      },
    });
  },
);

const eventAt = (tables: CaseTables, seq: number) => tables.get('measure_event', String(seq).padStart(12, '0'));

/** The line that says what the record is: the draft, or its latest amendment that counts. */
const recordLine = (tables: CaseTables, { id, faults }: Measure) =>
  tables
    .rows('measure_event')
    .findLast(
      ({ measure, kind, seq }) =>
        measure === id && (kind === 'draft' || kind === 'amend') && !faults.some((fault) => fault.seq === seq),
    );

type Summary = Output<'measure.list'>['measures'][number];

const summarise = (measure: Measure, shown: Shown): Summary => {
  const { profile, tables, today, numbers } = shown;
  const { facts } = measure;
  const instrument = instrumentOf(profile, measure.instrument);
  const isHidden = shown.covered.includes(levelOf(measure, profile));
  const required = reviewsRequired(measure, tables, isHidden ? null : numbers, profile);
  const state = standingState(measure, required, today);
  const isOver = state === 'lapsed' || state === 'revoked' || state === 'closed';
  const gate = numbers === null || isHidden || isOver ? null : gateMeasure(asItStands(measure), numbers, profile);
  const next = nextReview(measure, today);
  return {
    id: measure.id,
    line: measure.line,
    title: readProse(recordLine(tables, measure)?.words ?? '{}').text('title'),
    instrument: {
      id: measure.instrument,
      name: instrument === undefined ? measure.instrument : instrumentName(instrument),
      rung: instrument?.rung ?? 0,
    },
    state,
    recordedState: measure.state,
    since: { line: measure.since.seq, day: measure.since.day },
    start: facts.start,
    end: facts.end,
    daysLeft: facts.end === null || isOver ? null : daysBetween(today, facts.end),
    nextReview: next,
    isReviewOverdue: next !== null && next <= today,
    renewals: measure.term?.renewals ?? 0,
    required: requiredToReply(measure, required, gate, profile),
    missingApprovals: missingRoles(measure, profile),
    gate: gate === null ? null : gateToReply(gate, measure, profile, tables),
  };
};

/** The first planned day of review on or after which nobody has reviewed it. */
const nextReview = ({ facts, reviews, state, term }: Measure, today: string): string | null => {
  if (shownState({ facts, state }, today) === 'lapsed' || (!liveStates.has(state) && state !== 'suspended'))
    return null;
  const last = reviews.findLast(({ seq }) => term !== null && seq > term.seq)?.day ?? '';
  return facts.reviews.find((day) => day > last) ?? null;
};

const requiredToReply = (
  measure: Measure,
  derived: readonly RequiredReview[],
  gate: MeasureGate | null,
  profile: CaseMeasures['profile'],
): Summary['required'] => {
  const lineOf = ({ trigger, codes }: RequiredReview): number | null =>
    measure.required.find((one) => one.trigger === trigger && one.codes.join() === codes.join())?.seq ?? null;
  const now = derived.map((one) => ({ ...one, line: lineOf(one) }));
  const earlier = measure.required
    .filter(({ seq }) => !now.some(({ line }) => line === seq))
    .map(({ trigger, codes, seq }) => ({ trigger, codes, line: seq }));
  return [...now, ...earlier].map(({ trigger, codes, line }) => ({
    trigger,
    codes: [...codes],
    found:
      gate === null
        ? []
        : codes
            .filter((code) => gate.reasons.includes(code))
            .map((code) => explainOfGate(code, gate, measure, profile).found),
    line,
  }));
};

type Whole = Output<'measure.read'>['measure'];

const recordToReply = (measure: Measure, { tables, profile }: Shown): Whole['record'] => {
  const { facts } = measure;
  const prose = readProse(recordLine(tables, measure)?.words ?? '{}');
  return {
    title: prose.text('title'),
    target: prose.text('target'),
    targetLevel: facts.targetLevel,
    release: measure.release,
    question: prose.text('question'),
    options: facts.options.map((kind, at) => ({ kind, text: prose.textOf('options', String(at)) })),
    proportionate: prose.text('proportionate'),
    necessary: prose.text('necessary'),
    now: prose.text('now'),
    legalBasis: prose.text('legalBasis'),
    legalReviewed: facts.legal,
    dissent: prose.text('dissent'),
    collateral: facts.collateral,
    collateralReviewed: facts.collateralReviewed,
    hitsEssentialCivilianService: facts.hitsEssentialCivilianService,
    emergency: prose.text('emergency'),
    partner: facts.partner,
    safeguards: profile.policy.safeguards.map(({ id, text, hard }) => {
      const known = safeguardIds.find((one) => one === id);
      return {
        id,
        asks: text,
        isHard: hard === true,
        answer: known === undefined ? null : (facts.safeguards[known] ?? null),
        text: prose.textOf('safeguards', id),
      };
    }),
    monitoring: { indicators: [...facts.monitoring], plan: prose.text('monitoring') },
    redress: prose.text('redress'),
    publication: { kind: facts.publication, text: prose.text('publication') },
    start: facts.start,
    end: facts.end,
    reviews: [...facts.reviews],
  };
};

const approvalsToReply = ({ approvals, approvedBy }: Measure, tables: CaseTables): Whole['approvals'] =>
  [...approvedBy, ...approvals.filter(({ seq }) => !approvedBy.some((one) => one.seq === seq))].map(
    ({ role, principal, seq }) => ({
      line: seq,
      role,
      principal,
      person: tables.get('identity', principal)?.person ?? null,
      isCounted: approvedBy.some((one) => one.seq === seq),
    }),
  );

const indicatorsToReply = ({ facts, observations }: Measure, { profile, tables }: Shown): Whole['indicators'] =>
  profile.policy.monitoring.indicators.flatMap(({ id, name, tripwire }) => {
    const known = monitoringIndicators.find((one) => one === id);
    if (known === undefined) return [];
    const observed = observations
      .filter(({ indicator }) => indicator === known)
      .map(({ seq, day, value, hit }) => ({
        line: seq,
        day,
        value: value === null ? null : Number(value),
        hit,
        note: readProse(eventAt(tables, seq)?.words ?? '{}').text('note'),
      }));
    return [{ id: known, name, tripwire, isWatched: facts.monitoring.includes(known), observed }];
  });

const instant = z.string().nullable();
const historyOf = ({ store, tables }: CaseSession, { id }: Measure, deps: AppDeps): Whole['history'] => {
  const seqs = tables
    .rows('measure_event')
    .filter(({ measure }) => measure === id)
    .map(({ seq }) => seq);
  return readStoredLines(store.db, seqs, deps.crypto).map(({ revealed }) => ({
    line: revealed.seq,
    at: instant.catch(null).parse(revealed.fields['at']),
    actor: instant.catch(null).parse(revealed.fields['actor']),
    words: lineToWords(revealed, noNames),
  }));
};
