import { describe, expect, it } from 'vitest';
import { fixtureInput, inputOf, scoreOf } from '../../support/scoring-inputs.ts';

const completenessOf = (input: Parameters<typeof scoreOf>[0]) => scoreOf(input, 1).completeness;

describe('completeness', () => {
  it('is 35 of 36 in K5: a failed item is not counted, a blank cell is missing', () => {
    expect(completenessOf(fixtureInput('k5'))).toBe(35 / 36);
  });

  it('counts "not applicable" as rated', () => {
    expect(completenessOf(inputOf({ hypotheses: ['a', 'b'], rows: [['E', 'NA', null]] }))).toBe(0.5);
  });

  it('is 0 without a counted item', () => {
    expect(completenessOf(inputOf({ hypotheses: ['a', 'b'], rows: [] }))).toBe(0);
  });
});
