import { describe, expect, it } from 'vitest';
import { fixtureInput, inputOf, scoreOf, soundItem } from '../../support/scoring-inputs.ts';

describe('wrong-weight test', () => {
  it('lists the group whose loss lets a rival pass', () => {
    // Without E03 the total of HC rises by 6.99 dB above that of HB, which loses 1.46 dB.
    expect(scoreOf(fixtureInput('k5'), 42).sensitivity.wrongWeight).toEqual([
      { group: 'E03', weight: 0, lead: 'HA', places: { HA: 1, HB: 4, HC: 3, HX: 2 } },
    ]);
  });

  it('lists a weak item that would decide if it were trusted fully', () => {
    const empty = inputOf({ hypotheses: ['a', 'b'], evidence: [] });
    const evidence = [soundItem('E1', { a: 'C', b: 'N' }), soundItem('E2', { a: 'I', b: 'N' }, { rel: 'D' })];
    expect(scoreOf({ ...empty, evidence }, 1).sensitivity.wrongWeight).toEqual([
      { group: 'E1', weight: 0, lead: 'b', places: { a: 2, b: 1 } },
      { group: 'E2', weight: 1, lead: 'b', places: { a: 2, b: 1 } },
    ]);
  });

  it('trusts neither more nor less than fully: equal and opposite items then tie', () => {
    const empty = inputOf({ hypotheses: ['a', 'b'], evidence: [] });
    const evidence = [soundItem('E1', { a: 'C', b: 'N' }), soundItem('E2', { a: 'N', b: 'C' }, { rel: 'D' })];
    expect(scoreOf({ ...empty, evidence }, 1).sensitivity.wrongWeight).toContainEqual({
      group: 'E2',
      weight: 1,
      lead: null,
      places: { a: 1, b: 1 },
    });
  });

  it('does not bring back an item that counts nowhere', () => {
    const empty = inputOf({ hypotheses: ['a', 'b'], evidence: [] });
    const evidence = [soundItem('E1', { a: 'C', b: 'C' }), soundItem('E2', { a: 'II', b: 'N' }, { custody: 'failed' })];
    expect(scoreOf({ ...empty, evidence }, 1).sensitivity.wrongWeight).toEqual([]);
  });

  it('trusts an assumption beyond its cap when asked to', () => {
    const empty = inputOf({ hypotheses: ['a', 'b'], evidence: [] });
    const evidence = [
      soundItem('E1', { a: 'C', b: 'N' }),
      soundItem('E2', { a: 'N', b: 'CC' }, { kind: 'assumption', rel: 'D' }),
    ];
    expect(scoreOf({ ...empty, evidence }, 1).sensitivity.wrongWeight).toContainEqual({
      group: 'E2',
      weight: 1,
      lead: 'b',
      places: { a: 2, b: 1 },
    });
  });
});
