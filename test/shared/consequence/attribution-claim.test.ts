import { describe, expect, it } from 'vitest';
import { attributionRefusal } from '../../../shared/consequence/attribution-claim.ts';
import { evaluateGates } from '../../../shared/consequence/gate.ts';
import { parseGateInput } from '../../../shared/consequence/gate-input.ts';
import { attributionStatuses } from '../../../shared/domain/notification-vocabulary.ts';
import { defaultPolicy } from '../../../shared/reference/policy-profiles.ts';
import { valueOf } from '../../support/results.ts';

/** A case of method, section 7.5, with every soft condition satisfied unless it is taken away. */
const refusals = (level: number, confidence: string, p05: number, change: object = {}) => {
  const judged = Array.from({ length: level }, (_, at) => at + 1);
  const input = valueOf(
    parseGateInput({
      attribution: {
        byLevel: Object.fromEntries(judged.map((one) => [one, { confidence, p05, modelAgreement: true }])),
      },
      harm: { actual: 3, potential: 3 },
      dissentUnresolved: false,
      review: 'concur',
      partner: 'joint',
      legal: true,
      approvals: ['case_lead', 'head', 'board', 'legal', 'court', 'prosecutor'],
      alternatives: 2,
      rationale: true,
      response: {
        collateral: 0,
        collateralReviewed: true,
        hitsEssentialCivilianService: false,
        targetLevel: 0,
        start: '2026-01-01',
        end: '2026-01-15',
        monitoring: true,
        redress: true,
      },
      ...change,
    }),
  );
  const gates = evaluateGates(input, defaultPolicy);
  return attributionStatuses.filter(
    (status) => attributionRefusal(status, new Set(judged), gates, defaultPolicy) === undefined,
  );
};

describe('what a notification may assert', () => {
  it('is no attribution, whatever the case knows', () => {
    expect(refusals(0, 'none', 0)).toEqual(['none']);
  });

  it('follows the gates of the vectors of the method', () => {
    // G1: of the instruments from I10 on none is met.
    expect(refusals(2, 'low', 0.48)).toEqual(['none']);
    // G10 has harm 2: I10 and I13 are met, both of level 1.
    expect(refusals(1, 'high', 0.9, { harm: { actual: 2, potential: 2 } })).toEqual(['none', 'cluster']);
    // G2: I10 and I11 are met, and I11 asks for a judgement of level 4.
    expect(refusals(4, 'high', 0.7207)).toEqual([...attributionStatuses]);
    // G11: without harm nobody is named.
    expect(refusals(4, 'high', 0.97, { harm: { actual: 0, potential: 0 } })).toEqual(['none']);
  });

  it('is nothing where a gate is only pending', () => {
    expect(refusals(4, 'high', 0.96, { approvals: [] })).toEqual(['none']);
    expect(refusals(4, 'high', 0.96, { review: 'none', partner: 'none' })).toEqual(['none']);
  });

  it('needs a judgement at its own level, and says what is missing', () => {
    const gates = { I12: { result: 'CRITERIA_MET' } } as const;
    expect(attributionRefusal('actor', new Set([1, 3]), gates, defaultPolicy)).toBe(
      'no judgement at level 2 names anybody',
    );
    expect(attributionRefusal('organisation', new Set([3]), gates, defaultPolicy)).toBeUndefined();
    expect(attributionRefusal('state', new Set([4]), gates, defaultPolicy)).toContain('I11 blocked');
  });
});
