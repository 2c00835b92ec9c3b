import { describe, expect, it } from 'vitest';
import { countFindings, listFindings, listRest, type Rule } from '../../../renderer/app/lint/lint-model.ts';
import { placeWay } from '../../../renderer/app/lint/place-way.ts';
import { placeKinds } from '../../../shared/lint/rule.ts';

const rule = (id: string, status: Rule['status'], severities: readonly ('E' | 'W' | 'I')[] = []): Rule => ({
  rule: id,
  severity: 'E',
  checks: `checks ${id}`,
  why: `why ${id}`,
  absent: `absent ${id}`,
  overridable: false,
  status,
  findings: severities.map((severity) => ({
    fault: 'f',
    severity,
    says: 's',
    mend: 'm',
    where: [],
    justification: null,
    override: null,
  })),
});

describe('the findings of the rules of export', () => {
  const rules = [
    rule('A', 'broken', ['W', 'E']),
    rule('B', 'holds'),
    rule('C', 'broken', ['E']),
    rule('D', 'not_recomputable'),
    rule('F', 'covered'),
  ];

  it('stand with the worst first, and within that in the order of the rules', () => {
    expect(listFindings(rules).map(({ rule: id, severity }) => `${severity} ${id}`)).toEqual(['E A', 'E C', 'W A']);
  });

  it('are counted by how bad they are', () => {
    expect(countFindings(listFindings(rules))).toBe('2 errors, 1 warning');
    expect(countFindings([])).toBe('nothing found');
  });

  it('leave the rules without a finding to be listed by why they have none', () => {
    expect(listRest(rules).map(({ status, rules: rest }) => [status, rest.map(({ rule: id }) => id)])).toEqual([
      ['holds', ['B']],
      ['not_recomputable', ['D']],
      ['covered', ['F']],
    ]);
  });

  it('lead to a screen from every kind of place', () => {
    const screens = new Set(placeKinds.map((kind) => placeWay({ kind, id: '1' }).screen));
    expect([...screens].sort()).toEqual(['evidence', 'hypotheses', 'ledger', 'matrix', 'report', 'sources']);
    expect(placeWay({ kind: 'line', id: '12' })).toEqual({ screen: 'ledger', search: { line: 12 } });
  });
});
