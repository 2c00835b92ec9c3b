import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../../shared/base/calendar.ts';
import {
  tripwireReached,
  reviewsRequired,
  standingState,
  unrecordedReviews,
} from '../../../shared/consequence/measure-due.ts';
import { shownState } from '../../../shared/consequence/measure-dates.ts';
import { proposedEnd } from '../../../shared/consequence/measure-renewal.ts';
import { asRenewed, asRunning, gateMeasure, type CaseNumbers } from '../../../shared/consequence/measure-gate.ts';
import { refuseAct } from '../../../shared/consequence/measure-rules.ts';
import {
  afterAct,
  measuresOfCase,
  type ActOf,
  type Measure,
  type MeasureAct,
} from '../../../shared/consequence/measure.ts';
import { createMemoryTables, seqKey, type CaseTables } from '../../../shared/domain/case-tables.ts';
import { liveStates, measureMoves, measureRoles } from '../../../shared/domain/measure-vocabulary.ts';
import type { MeasureFacts } from '../../../shared/ledger/measure-line-types.ts';
import { defaultPolicy } from '../../../shared/reference/policy-profiles.ts';
import { testId, testSha256 } from '../../support/drafts.ts';

const profile = { policy: defaultPolicy, sha256: testSha256('d'), line: null };
const rulesFor = (renewal?: { harm: number | null; review: number | null; externalReview: number | null }) =>
  refuseAct({ profileOf: (sha256) => (sha256 === profile.sha256 ? profile : undefined), renewal });
const refuse = rulesFor();

const numbers = (p05: number, actual = 3, confidence: 'low' | 'moderate' | 'high' = 'high'): CaseNumbers => ({
  facts: {
    attribution: Object.fromEntries(
      [1, 2, 3, 4].map((level) => [level, { subject: testId('hypothesis'), confidence, p05, modelAgreement: true }]),
    ),
    harm: { actual, potential: actual },
    redLines: [],
    dissentUnresolved: false,
    review: 'concur',
  },
  harm: {
    v: 1,
    profile: { id: 'p', version: '1', status: 's', sha256: profile.sha256, line: null },
    scores: {},
    index: 50,
    potentialIndex: 50,
    actual,
    potential: actual,
    overrides: [],
    missing: [],
    redLines: [],
  },
  probabilityOf: () => '0.900000',
});
const strong = numbers(0.96);
const weak = numbers(0.4);

const facts: MeasureFacts = {
  targetLevel: 0,
  collateral: 0,
  collateralReviewed: false,
  hitsEssentialCivilianService: false,
  emergencyJustified: false,
  partner: 'joint',
  legal: true,
  options: ['do_nothing', 'less_intrusive', 'chosen'],
  question: true,
  rationale: true,
  safeguards: Object.fromEntries(
    (['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10'] as const).map((id) => [id, 'met']),
  ),
  monitoring: ['M1'],
  redress: true,
  publication: 'explained',
  start: '2026-03-01',
  end: '2026-05-30',
  reviews: ['2026-03-20'],
};

let next = 0;
const drafted = (instrument: string, change: Partial<MeasureFacts> = {}): Measure => {
  const tables = createMemoryTables();
  const codes = { author: 'anna', instrument, release: null, facts: { ...facts, ...change } };
  putEvent(tables, 1, 'draft', codes);
  const [measure] = measuresOfCase(tables, refuse);
  if (measure === undefined) throw new Error('no measure');
  return measure;
};
const putEvent = (tables: CaseTables, seq: number, kind: string, codes: object): void =>
  tables.put('measure_event', {
    key: seqKey(seq),
    seq,
    measure: testId('measure'),
    kind,
    day: '2026-03-01',
    at: null,
    actor: null,
    codes: JSON.stringify(codes),
    words: '{}',
  });

const when = (day: string) => ({ seq: (next += 1) + 10, day });
const gateNow = (measure: Measure, of: CaseNumbers = strong) => {
  const roles = (liveStates.has(measure.state) ? measure.approvedBy : measure.approvals).map(({ role }) => role);
  return gateMeasure(measure.decision === null ? { ...measure, roles } : asRunning(measure), of, profile);
};
const move = (to: ActOf<'move'>['to'], change: Partial<ActOf<'move'>> = {}): ActOf<'move'> => ({
  kind: 'move',
  to,
  automatic: false,
  trigger: null,
  codes: [],
  gate: null,
  facts: null,
  end: null,
  externalReview: null,
  ...change,
});

/** Does what must be allowed. */
const done = (measure: Measure, act: MeasureAct, day = '2026-03-01', by = refuse): Measure => {
  const at = when(day);
  expect(by(measure, act, at)).toBeUndefined();
  return afterAct(measure, act, at);
};
const codeOf = (measure: Measure, act: MeasureAct, day = '2026-03-01', by = refuse): string =>
  by(measure, act, when(day))?.code ?? 'ok';

const reviewed = (instrument: string, change: Partial<MeasureFacts> = {}): Measure => {
  const draft = drafted(instrument, change);
  const gated = done(draft, { kind: 'gate', gate: gateNow(draft), renewal: null });
  return done(gated, { kind: 'review', reviewer: 'ben', conclusion: 'concur' });
};
const decided = (instrument: string, change: Partial<MeasureFacts> = {}): Measure => {
  let measure = reviewed(instrument, change);
  for (const [at, role] of (
    defaultPolicy.instruments.find(({ id }) => id === instrument) as { approvals: ActOf<'approve'>['role'][] }
  ).approvals.entries())
    measure = done(measure, { kind: 'approve', role, principal: `approver${at}` });
  return done(measure, { kind: 'decide', gate: gateNow(measure) });
};
const active = (instrument: string, change: Partial<MeasureFacts> = {}): Measure => {
  const measure = decided(instrument, change);
  return done(measure, move('active', { gate: gateNow(measure) }));
};

describe('the states of a measure', () => {
  it('never come to run without a review, a decision, every approval and criteria that are met', () => {
    const instruments = fc.constantFrom('I03', 'I05', 'I07', 'I10', 'I12', 'I15');
    const who = fc.constantFrom('anna', 'ben', 'cleo', 'dan', 'eve');
    type Make = (measure: Measure) => MeasureAct;
    const strength = fc.constantFrom(strong, strong, strong, weak);
    const makers: fc.Arbitrary<Make> = fc.oneof(
      {
        weight: 4,
        arbitrary: strength.map((of): Make => (one) => ({ kind: 'gate', gate: gateNow(one, of), renewal: null })),
      },
      { weight: 2, arbitrary: who.map((reviewer): Make => () => ({ kind: 'review', reviewer, conclusion: 'concur' })) },
      fc.constant<Make>(() => ({ kind: 'review', reviewer: 'eve', conclusion: 'dissent' })),
      {
        weight: 6,
        arbitrary: fc
          .tuple(who, fc.constantFrom(...measureRoles))
          .map(([principal, role]): Make => () => ({ kind: 'approve', role, principal })),
      },
      { weight: 4, arbitrary: strength.map((of): Make => (one) => ({ kind: 'decide', gate: gateNow(one, of) })) },
      // A result that nobody computed.
      fc.constant<Make>((one) => ({
        kind: 'decide',
        gate: { ...gateNow(one, weak), result: 'CRITERIA_MET', reasons: [] },
      })),
      {
        weight: 5,
        arbitrary: fc.tuple(fc.constantFrom(...measureMoves), strength).map(
          ([to, of]): Make =>
            (one) =>
              move(to, { gate: gateNow(one, of), facts: one.facts, end: '2026-07-01' }),
        ),
      },
      fc.constant<Make>((one) => ({
        kind: 'amend',
        author: 'cleo',
        instrument: one.instrument,
        release: null,
        facts: one.facts,
      })),
    );
    let running = 0;
    fc.assert(
      fc.property(instruments, fc.array(makers, { minLength: 20, maxLength: 60 }), (instrument, made) => {
        let measure = drafted(instrument);
        const asked = defaultPolicy.instruments.find(({ id }) => id === instrument);
        for (const make of made) {
          const act = make(measure);
          const before = measure;
          const at = when('2026-03-02');
          if (refuse(measure, act, at) !== undefined) continue;
          measure = afterAct(measure, act, at);
          expect(before.state).not.toBe('closed');
          if (!liveStates.has(measure.state)) continue;
          running += 1;
          expect(measure.decision?.gate.result).toBe('CRITERIA_MET');
          expect(measure.reviews.some(({ reviewer }) => !measure.authors.includes(reviewer))).toBe(true);
          const roles = measure.approvedBy.map(({ role }) => role);
          if (asked !== undefined && 'approvals' in asked)
            expect(roles).toEqual(expect.arrayContaining(asked.approvals));
          const people = measure.approvedBy.map(({ principal }) => principal);
          expect(new Set(people).size).toBe(people.length);
          expect(people.some((one) => measure.authors.includes(one))).toBe(false);
        }
      }),
      { numRuns: 600, seed: 7 },
    );
    expect(running).toBeGreaterThan(20);
  });

  it('refuse nothing of the straight way, and everything once closed', () => {
    const measure = active('I12');
    const revoked = done(measure, move('revoked'));
    const closed = done(revoked, move('closed'));
    for (const to of measureMoves) expect(codeOf(closed, move(to, { gate: gateNow(closed) }))).toBe('MEASURE_CLOSED');
    expect(codeOf(closed, { kind: 'consequence' })).toBe('MEASURE_CLOSED');
    expect(codeOf(drafted('I12'), move('active'))).toBe('WRONG_STATE');
    // What is running ends by being revoked, and is closed after that.
    expect(codeOf(measure, move('closed'))).toBe('WRONG_STATE');
  });

  it('do not reach a decision while one safeguard is not answered, the public is told nothing, or nothing was compared', () => {
    const decide = (change: Partial<MeasureFacts>): string => {
      let measure = reviewed('I10', change);
      measure = done(measure, { kind: 'approve', role: 'head', principal: 'cleo' });
      return codeOf(measure, { kind: 'decide', gate: gateNow(measure) });
    };
    expect(decide({})).toBe('ok');
    const { S9: _, ...safeguards } = facts.safeguards;
    expect(decide({ safeguards })).toBe('RECORD_INCOMPLETE');
    expect(decide({ publication: 'open' })).toBe('RECORD_INCOMPLETE');
    expect(decide({ options: ['chosen', 'less_intrusive'] })).toBe('RECORD_INCOMPLETE');
    expect(decide({ reviews: [] })).toBe('RECORD_INCOMPLETE');
    expect(decide({ reviews: ['2026-06-01'], end: null })).toBe('RECORD_INCOMPLETE');
    expect(decide({ safeguards: { ...facts.safeguards, S1: 'not_met' } })).toBe('SAFEGUARD_NOT_MET');
    // Saying nothing to the public needs the board beside whoever the instrument asks.
    expect(decide({ publication: 'withheld_with_reason' })).toBe('NOT_APPROVED');
  });

  it('refuse a decision by gates of another profile, or whose result is another than computed', () => {
    const measure = reviewed('I05');
    const gate = gateNow(measure);
    expect(codeOf(measure, { kind: 'decide', gate: { ...gate, policy: testSha256('e') } })).toBe('PROFILE_MISSING');
    expect(codeOf(measure, { kind: 'decide', gate: { ...gate, result: 'PENDING', reasons: ['LEGAL'] } })).toBe(
      'GATE_NOT_COMPUTED',
    );
    const grave = numbers(0.97, 5);
    const countered = done(drafted('I19'), {
      kind: 'gate',
      gate: gateNow(drafted('I19'), grave),
      renewal: null,
    });
    const seen = done(countered, { kind: 'review', reviewer: 'ben', conclusion: 'concur' });
    expect(codeOf(seen, { kind: 'decide', gate: gateNow(seen, grave) })).toBe('REFERRED');
  });
});

describe('the end of a measure', () => {
  it('comes by itself on its day, and nothing is done with it after that', () => {
    const measure = active('I07');
    expect(daysBetween('2026-03-01', '2026-05-30')).toBe(90);
    expect(shownState(measure, '2026-05-29')).toBe('active');
    expect(shownState(measure, '2026-05-30')).toBe('lapsed');
    expect(codeOf(measure, move('suspended'), '2026-05-30')).toBe('MEASURE_LAPSED');
    // It is closed once a line says so, and whoever closes it too early hears how.
    expect(refuse(measure, move('closed'), when('2026-05-30'))?.hint).toContain('`plumbline measure lapse DIR`');
    expect(codeOf(measure, move('lapsed'), '2026-05-29')).toBe('NOT_ENDED');
    const lapsed = done(measure, move('lapsed', { automatic: true }), '2026-05-30');
    expect(codeOf(lapsed, move('lapsed'), '2026-05-30')).toBe('WRONG_STATE');
    // A measure that was decided on and never started ends as well.
    expect(shownState(decided('I07'), '2026-05-30')).toBe('lapsed');
  });

  it('is moved by a renewal that was proposed, scored afresh, reviewed and approved by the board, for a year at most', () => {
    const fresh = rulesFor({ harm: 90, review: 91, externalReview: null });
    const propose = (measure: Measure, end: string): Measure => {
      const gate = gateMeasure(asRenewed(measure, end, '2026-05-01'), strong, profile);
      return done(measure, { kind: 'gate', gate, renewal: end }, '2026-05-01');
    };
    const renew = (measure: Measure, end: string, change: Partial<ActOf<'move'>> = {}) =>
      move('renewed', { gate: gateMeasure(asRenewed(measure, end, '2026-05-01'), strong, profile), end, ...change });
    const running = active('I07');
    const end = '2026-07-01';
    const day = '2026-05-01';
    expect(codeOf(running, renew(running, end), day, fresh)).toBe('NOT_PROPOSED');
    expect(proposedEnd(running)).toBeNull();
    const proposed = propose(running, end);
    expect(proposedEnd(proposed)).toBe(end);
    expect(codeOf(proposed, renew(proposed, end), day, fresh)).toBe('NOT_APPROVED');
    const approved = done(proposed, { kind: 'approve', role: 'board', principal: 'zoe' }, day);
    expect(
      codeOf(approved, renew(approved, end), day, rulesFor({ harm: null, review: 91, externalReview: null })),
    ).toBe('HARM_NOT_FRESH');
    expect(
      codeOf(approved, renew(approved, end), day, rulesFor({ harm: 90, review: null, externalReview: null })),
    ).toBe('REVIEW_NEEDED');
    expect(codeOf(propose(running, '2027-05-02'), renew(running, '2027-05-02'), day, fresh)).toBe('TOO_LONG');
    expect(codeOf(propose(running, '2026-05-20'), renew(running, '2026-05-20'), day, fresh)).toBe('DATES_OUT_OF_ORDER');
    let renewed = done(approved, renew(approved, end), day, fresh);
    expect(renewed).toMatchObject({ state: 'renewed', facts: { end }, term: { renewals: 1, sinceExternal: 1 } });
    // What was proposed was done, and nobody is asked to approve it again.
    expect(proposedEnd(renewed)).toBeNull();
    for (const later of ['2026-08-01', '2026-09-01']) {
      const again = done(propose(renewed, later), { kind: 'approve', role: 'board', principal: 'zoe' }, day);
      if (later === '2026-08-01') renewed = done(again, renew(again, later), day, fresh);
      else {
        expect(codeOf(again, renew(again, later), day, fresh)).toBe('EXTERNAL_REVIEW_NEEDED');
        renewed = done(again, renew(again, later, { externalReview: 92 }), day, fresh);
      }
    }
    expect(renewed.term).toMatchObject({ renewals: 3, sinceExternal: 0 });
  });
});

describe('a running measure', () => {
  it('must be reviewed as soon as a hard gate fails, by the trigger of that gate, and only while it runs', () => {
    const measure = active('I15', { end: '2026-12-01' });
    const tables = createMemoryTables();
    expect(reviewsRequired(measure, tables, strong, profile)).toEqual([]);
    expect(reviewsRequired(measure, tables, weak, profile)).toEqual([
      { trigger: 'p05_below_gate', codes: ['ATTR_PROB'] },
    ]);
    expect(reviewsRequired(measure, tables, numbers(0.96, 1), profile)).toEqual([
      { trigger: 'harm_remediated', codes: ['HARM', 'RI_GT_HARM'] },
    ]);
    expect(reviewsRequired(measure, tables, numbers(0.96, 3, 'low'), profile)).toEqual([
      { trigger: 'confidence_downgrade', codes: ['ATTR_CONF'] },
    ]);
    const failing = reviewsRequired(measure, tables, weak, profile);
    expect(standingState(measure, failing, '2026-03-02')).toBe('review_required');
    expect(standingState(measure, failing, '2026-12-01')).toBe('lapsed');
    const recorded = done(measure, move('review_required', { trigger: 'p05_below_gate', codes: ['ATTR_PROB'] }));
    expect(unrecordedReviews(recorded, failing)).toEqual([]);
    expect(codeOf(recorded, move('active', { gate: gateNow(recorded, weak) }))).toBe('GATES_NOT_MET');
    expect(done(recorded, move('active', { gate: gateNow(recorded) }))).toMatchObject({
      state: 'active',
      required: [],
    });
    expect(reviewsRequired(decided('I15', { end: '2026-12-01' }), tables, weak, profile)).toEqual([]);
  });

  it('must be reviewed when the release that it rests on is retracted', () => {
    const measure = { ...active('I03'), release: 7 };
    const tables = createMemoryTables();
    const said = { at: '', actor: '', ground: 'other', statement: 'False.', request: 'rq' } as const;
    tables.put('release_standing', { ...said, key: seqKey(1e9), seq: 1e9, release: 7, act: 'retract' });
    expect(reviewsRequired(measure, tables, strong, profile)).toEqual([{ trigger: 'release_retracted', codes: [] }]);
    expect(reviewsRequired({ ...measure, release: 8 }, tables, strong, profile)).toEqual([]);
  });

  it('is narrowed, and never widened', () => {
    const measure = active('I03');
    const narrower = (change: Partial<MeasureFacts>): string => {
      const next = { ...measure.facts, ...change };
      const gate = gateMeasure({ ...asRunning(measure), facts: next }, strong, profile);
      return codeOf(measure, move('narrowed', { facts: next, gate }));
    };
    expect(narrower({ end: '2026-04-01', reviews: [] })).toBe('ok');
    expect(narrower({ end: '2026-06-01' })).toBe('NOT_NARROWER');
    expect(narrower({ end: null })).toBe('NOT_NARROWER');
    expect(narrower({ collateral: 1 })).toBe('NOT_NARROWER');
    expect(narrower({ targetLevel: 1 })).toBe('NOT_NARROWER');
    expect(narrower({ hitsEssentialCivilianService: true })).toBe('NOT_NARROWER');
  });

  it.each([
    ['>= 3', 2.9, false],
    ['>= 3', 3, true],
    ['drop >= 5 percentage points or any life-critical outage', 5, true],
    ['drop >= 5 percentage points or any life-critical outage', 4, false],
    ['any life-critical outage', 9, false],
  ])('hits the tripwire “%s” with %d: %s', (tripwire, value, hit) => {
    expect(tripwireReached(tripwire, value)).toBe(hit);
  });
});

describe('lines about measures that no program wrote', () => {
  it('count for nothing and are named', () => {
    const tables = createMemoryTables();
    const gate = { ...gateNow(drafted('I05')), result: 'CRITERIA_MET', reasons: [] };
    putEvent(tables, 1, 'draft', { author: 'anna', instrument: 'I05', release: null, facts });
    putEvent(tables, 2, 'decide', { gate });
    putEvent(tables, 3, 'move', move('active', { gate: gateNow(drafted('I05')) }));
    putEvent(tables, 4, 'gate', { gate: 'yes' });
    expect(measuresOfCase(tables, refuse)).toMatchObject([
      {
        state: 'draft',
        faults: [
          { seq: 2, code: 'WRONG_STATE' },
          { seq: 3, code: 'WRONG_STATE' },
          { seq: 4, code: 'UNREADABLE' },
        ],
      },
    ]);
  });
});
