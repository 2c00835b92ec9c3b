import { describe, expect, it } from 'vitest';
import { refuseNow } from '../../../shared/consequence/measure-late.ts';
import { gateAgain, asRenewed } from '../../../shared/consequence/measure-gate.ts';
import { proposedEnd } from '../../../shared/consequence/measure-renewal.ts';
import { refuseAct } from '../../../shared/consequence/measure-rules.ts';
import type { ActOf, Measure, MeasureAct } from '../../../shared/consequence/measure.ts';
import { measureGateSchema, type MeasureGate } from '../../../shared/ledger/measure-line-types.ts';
import { defaultPolicy } from '../../../shared/reference/policy-profiles.ts';
import { measureGate, testSha256 } from '../../support/drafts.ts';
import { measureWith } from '../../support/measures.ts';

const profile = { policy: defaultPolicy, sha256: testSha256('d'), line: null };
const renewal = { harm: 40, review: 41, externalReview: null };
const rules = { profileOf: () => profile, renewal };
const day = '2026-04-01';
const codeOf = (measure: Measure, act: MeasureAct, refuse = refuseNow(rules)): string =>
  refuse(measure, act, { seq: 60, day })?.code ?? 'ok';
/** As lines of a ledger are read, whoever wrote them. */
const read = refuseAct({ profileOf: () => profile });

const review = { kind: 'review', reviewer: 'ben', conclusion: 'concur', signature: 's' } as const;
const approve = { kind: 'approve', role: 'board', principal: 'zoe' } as const;

const end = '2026-06-01';
const base = measureGateSchema.parse({ ...measureGate, policy: profile.sha256 });
const gateOf = (measure: Measure, standing: MeasureGate['review']): MeasureGate => {
  const numbers = { ...base, review: standing };
  return { ...numbers, ...gateAgain(asRenewed(measure, end, day), numbers, profile) };
};
// It asks for no review and no approval of its own.
const running = measureWith({ instrument: 'I05' });
const proposed: Measure = {
  ...running,
  gate: { seq: 50, day, gate: gateOf(running, 'concur'), renewal: end },
};
const approved: Measure = { ...proposed, approvals: [{ seq: 51, day, role: 'board', principal: 'zoe' }] };
const term = { seq: 52, day, renewals: 1, sinceExternal: 1 };
const renewed: Measure = { ...proposed, state: 'renewed', facts: { ...proposed.facts, end }, term };
const renew = (measure: Measure, standing: MeasureGate['review'] = 'concur'): ActOf<'move'> => ({
  kind: 'move',
  to: 'renewed',
  automatic: false,
  trigger: null,
  codes: [],
  gate: gateOf(measure, standing),
  facts: null,
  end,
  externalReview: null,
});

describe('a renewal that was carried out', () => {
  it('is neither approved nor reviewed any more, and says which line carried it out', () => {
    expect(codeOf(proposed, approve)).toBe('ok');
    expect(codeOf(proposed, review)).toBe('ok');
    for (const act of [approve, review]) {
      expect(codeOf(renewed, act)).toBe('RENEWED_ALREADY');
      expect(refuseNow(rules)(renewed, act, { seq: 60, day })?.message).toContain('line 52');
      // Lines of that kind which are there already are read as they were.
      expect(codeOf(renewed, act, read)).toBe('ok');
    }
  });

  it('is not carried out once more after the measure was narrowed, whatever approvals were written since', () => {
    expect(codeOf(approved, renew(approved))).toBe('ok');
    const narrowed: Measure = {
      ...renewed,
      state: 'narrowed',
      facts: { ...renewed.facts, end: '2026-05-01' },
      approvals: approved.approvals,
    };
    expect(proposedEnd(narrowed)).toBeNull();
    expect(codeOf(narrowed, renew(narrowed))).toBe('RENEWED_ALREADY');
    expect(codeOf(narrowed, renew(narrowed), refuseAct(rules))).toBe('RENEWED_ALREADY');
  });

  it('leaves the way to a review open by holding the measure against the gates again', () => {
    const again: Measure = { ...renewed, gate: { seq: 55, day, gate: gateOf(renewed, 'concur'), renewal: null } };
    expect(codeOf(again, review)).toBe('ok');
  });
});

describe('a measure that nobody decided on before its end came', () => {
  it('is not reviewed, approved or decided on, and hears what to do', () => {
    const late = measureWith({
      state: 'reviewed',
      instrument: 'I10',
      term: null,
      facts: { ...running.facts, end: day },
      gate: { seq: 15, day, gate: gateOf(running, 'concur'), renewal: null },
      approvals: [{ seq: 16, day, role: 'head', principal: 'zoe' }],
    });
    const inTime: Measure = { ...late, facts: { ...late.facts, end: '2026-04-02' } };
    const head = { ...approve, role: 'head', principal: 'dan' } as const;
    expect(codeOf(inTime, review)).toBe('ok');
    expect(codeOf(late, review)).toBe('END_PASSED');
    expect(codeOf({ ...inTime, approvals: [] }, head)).toBe('ok');
    expect(codeOf({ ...late, approvals: [] }, head)).toBe('END_PASSED');
    expect(refuseNow(rules)(late, review, { seq: 60, day })?.hint).toContain('Amend the draft with a later end');
    expect(codeOf(late, review, read)).toBe('ok');
  });
});

describe('a review of the case that concurs with an earlier state', () => {
  // Method, sections 7.4 and 7.5: a renewal requires an independent review, and one that is outdated is none.
  it.each([
    ['outdated', 'REVIEW_OUTDATED'],
    ['dissent', 'REVIEW_OUTDATED'],
    ['assigned', 'REVIEW_OUTDATED'],
    ['concur', 'ok'],
  ] as const)('carries no renewal of an instrument that itself asks for no review: %s, %s', (standing, code) => {
    expect(codeOf(approved, renew(approved, standing))).toBe(code);
    // A ledger in which that was done is read as it was.
    expect(codeOf(approved, renew(approved, standing), refuseAct(rules))).toBe('ok');
  });

  it('is no matter where the policy profile asks for none of a renewal', () => {
    const sunset = { ...defaultPolicy.sunset, renewalRequires: ['fresh_score', 'board'] };
    const lenient = { ...profile, policy: { ...defaultPolicy, sunset } };
    const refuse = refuseNow({ profileOf: () => lenient, renewal });
    expect(codeOf(approved, renew(approved, 'outdated'), refuse)).toBe('ok');
  });
});
