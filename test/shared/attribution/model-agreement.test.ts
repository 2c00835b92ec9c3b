import { describe, expect, it } from 'vitest';
import { fixtureInput, inputOf, scoreOf } from '../../support/scoring-inputs.ts';

const agreementOf = (value: unknown) => scoreOf(inputOf(value), 1).modelAgreement;

describe('model agreement', () => {
  it.each([
    ['k1', true],
    ['k2', true],
    ['k4', true],
    ['k5', true],
    // h1 and h3 share the lowest cross-check.
    ['k3', false],
  ])('of %s is %s', (name, expected) => {
    expect(scoreOf(fixtureInput(name), 42).modelAgreement).toBe(expected);
  });

  it('fails when the models put different hypotheses first', () => {
    const rows = [...Array.from({ length: 4 }, (_, index) => [`E${index}`, 'CC', 'N']), ['F', 'I', 'N']];
    const scored = scoreOf(inputOf({ hypotheses: ['a', 'b'], rows }), 1);
    expect(scored.lead).toBe('a');
    expect(scored.ach.rank).toEqual(['b', 'a']);
    expect(scored.modelAgreement).toBe(false);
    expect(scored.kendallTauB).toBe(-1);
  });

  it('fails on a tie for the highest total among ranked hypotheses, whoever leads', () => {
    const hypotheses = ['a', 'b', { id: 'x', type: 'catch_all' }];
    expect(agreementOf({ hypotheses, rows: [['E', 'I', 'I', 'N']] })).toBe(false);
    expect(agreementOf({ hypotheses, rows: [['E', 'I', 'II', 'N']] })).toBe(true);
  });

  it('fails when the lead is tied with a hypothesis that is not ranked', () => {
    const scored = scoreOf(
      inputOf({ hypotheses: ['a', 'b', { id: 'x', type: 'catch_all' }], rows: [['E', 'N', 'I', 'N']] }),
      1,
    );
    expect(scored.lead).toBeNull();
    expect(scored.modelAgreement).toBe(false);
  });

  it('fails where there is no evidence or nothing to rank', () => {
    expect(agreementOf({ hypotheses: ['a', 'b'], evidence: [] })).toBe(false);
    expect(agreementOf({ hypotheses: [{ id: 'x', type: 'catch_all' }], rows: [['E', 'N']] })).toBe(false);
  });

  it('marks a lead that is not ranked', () => {
    const scored = scoreOf(inputOf({ hypotheses: ['a', { id: 'x', kind: 'catch_all' }], rows: [['E', 'I', 'N']] }), 1);
    expect(scored).toMatchObject({ lead: 'x', leadRanked: false });
    expect(scoreOf(fixtureInput('k5'), 42).leadRanked).toBe(true);
  });
});
