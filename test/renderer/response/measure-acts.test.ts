import { describe, expect, it } from 'vitest';
import { nextAct, offerActs, type MeasureActId } from '../../../renderer/app/features/response/measure-acts.ts';
import { measureStates, type MeasureState } from '../../../shared/domain/measure-vocabulary.ts';

type Facts = Parameters<typeof offerActs>[0];
const today = '2026-03-01';
const factsOf = (recordedState: MeasureState, change: Partial<Facts> = {}): Facts => ({
  recordedState,
  state: recordedState,
  start: '2026-03-01',
  end: '2026-05-01',
  missingApprovals: [],
  gate: null,
  gated: null,
  ...change,
});
const openOf = (facts: Facts): readonly MeasureActId[] =>
  offerActs(facts, today).flatMap(({ id, why }) => (why === null ? [id] : []));
const whyOf = (facts: Facts, id: MeasureActId): string | null | undefined =>
  offerActs(facts, today).find((one) => one.id === id)?.why;

describe('what can be done with a measure', () => {
  // Method, section 7.6.
  it.each<[MeasureState, readonly MeasureActId[]]>([
    ['draft', ['amend', 'gate', 'close']],
    ['gated', ['amend', 'gate', 'review', 'close']],
    ['reviewed', ['amend', 'gate', 'review', 'decide', 'close']],
    ['decided', ['start', 'consequence', 'revoke']],
    ['active', ['gate', 'review', 'observe', 'consequence', 'require', 'narrow', 'suspend', 'revoke']],
    [
      'review_required',
      ['gate', 'review', 'start', 'observe', 'consequence', 'require', 'narrow', 'suspend', 'revoke'],
    ],
    ['suspended', ['start', 'observe', 'consequence', 'revoke', 'close']],
    ['lapsed', ['consequence', 'close']],
    ['revoked', ['consequence', 'close']],
    ['closed', []],
  ])('is, where it is %s, what the state leaves open', (state, open) => {
    expect(openOf(factsOf(state))).toEqual(open);
  });

  it('is said for every act, with a reason where it cannot be done', () => {
    for (const state of measureStates)
      for (const { why } of offerActs(factsOf(state), today)) expect(why === null || why.endsWith('.')).toBe(true);
  });

  it('names whose approval is missing before a decision, and offers the approval', () => {
    const facts = factsOf('reviewed', { missingApprovals: ['case_lead', 'board'] });
    expect(whyOf(facts, 'decide')).toBe('Approval is missing by case lead, board.');
    expect(nextAct(offerActs(facts, today), facts)).toBe('approve');
  });

  it('starts nothing before its day', () => {
    expect(whyOf(factsOf('decided', { start: '2026-03-02' }), 'start')).toBe('It starts on 2026-03-02.');
  });

  it('resumes nothing that fails a gate, and says which', () => {
    const gate = { result: 'BLOCKED', reasons: [{ code: 'ATTR_PROB', found: 'f', change: 'c' }] } as Facts['gate'];
    expect(whyOf(factsOf('review_required', { gate }), 'start')).toContain('ATTR_PROB');
  });

  it('offers a renewal, and its approval, only once an end is proposed', () => {
    const proposed = factsOf('active', {
      gated: { line: 30, renewal: '2026-06-01', carriedOut: null },
      missingApprovals: ['board'],
    });
    expect(openOf(proposed)).toContain('approve');
    expect(whyOf(proposed, 'renew')).toBe('Approval is missing by board.');
    expect(openOf({ ...proposed, missingApprovals: [] })).toContain('renew');
    expect(openOf(factsOf('active', { missingApprovals: ['board'] }))).not.toContain('approve');
  });

  it('offers no review over a renewal that was carried out, and says what comes first', () => {
    const renewed = factsOf('renewed', { gated: { line: 30, renewal: null, carriedOut: 34 } });
    expect(whyOf(renewed, 'review')).toContain('line 34: hold it against the gates');
    expect(openOf(renewed)).not.toContain('approve');
  });

  it('offers no review, approval or decision of a draft whose end has come, and says to amend it', () => {
    const late = factsOf('reviewed', { end: today, missingApprovals: ['board'] });
    expect(openOf(late)).toEqual(['amend', 'gate', 'close']);
    expect(whyOf(late, 'approve')).toContain('amend it with a later end');
  });

  it('leaves of one whose end has come only what outlives it', () => {
    expect(openOf(factsOf('active', { state: 'lapsed' }))).toEqual(['observe', 'consequence']);
  });
});
