import { describe, expect, it } from 'vitest';
import { inputOf, scoreOf, soundItem } from '../../support/scoring-inputs.ts';

const flipsOf = (input: Parameters<typeof scoreOf>[0]) => scoreOf(input, 1).sensitivity.singleCellFlips;

describe('single-cell flips', () => {
  it('list every step that ends in a tie or in another lead, towards "very inconsistent" first', () => {
    expect(flipsOf(inputOf({ hypotheses: ['a', 'b'], rows: [['E', 'C', 'N']] }))).toEqual([
      { evidence: 'E', hypothesis: 'a', from: 'C', to: 'N', lead: null },
      { evidence: 'E', hypothesis: 'b', from: 'N', to: 'C', lead: null },
    ]);
    expect(
      flipsOf(
        inputOf({
          hypotheses: ['a', 'b'],
          rows: [
            ['E1', 'C', 'C'],
            ['E2', 'CC', 'C'],
          ],
        }),
      ),
    ).toEqual([
      { evidence: 'E1', hypothesis: 'a', from: 'C', to: 'N', lead: 'b' },
      { evidence: 'E1', hypothesis: 'b', from: 'C', to: 'CC', lead: null },
      { evidence: 'E2', hypothesis: 'a', from: 'CC', to: 'C', lead: null },
      { evidence: 'E2', hypothesis: 'b', from: 'C', to: 'CC', lead: null },
    ]);
  });

  it('leave cells off the scale alone', () => {
    const flips = flipsOf(inputOf({ hypotheses: ['a', 'b', 'c'], rows: [['E', 'C', 'NA', null]] }));
    expect(flips.map(({ hypothesis }) => hypothesis)).toEqual(['a']);
  });

  it('leave items of weight 0 alone', () => {
    const input = inputOf({ hypotheses: ['a', 'b'], rows: [['E', 'C', 'N']] });
    const failed = soundItem('F', { a: 'C', b: 'N' }, { custody: 'failed' });
    expect(flipsOf({ ...input, evidence: [...input.evidence, failed] }).map(({ evidence }) => evidence)).toEqual([
      'E',
      'E',
    ]);
  });

  it('see that a change inside a group brings another item to the front', () => {
    // Only the first item counts. E2 falling to I spreads 2.22 dB, more than the 1.46 dB of E1, and speaks for b;
    // E2 rising to C spreads as much as E1, which stays in front by its id.
    const input = {
      ...inputOf({ hypotheses: ['a', 'b'], evidence: [], rho: { G: 1 } }),
      evidence: [
        soundItem('E1', { a: 'C', b: 'N' }, { group: 'G' }),
        soundItem('E2', { a: 'N', b: 'N' }, { group: 'G' }),
      ],
    };
    expect(flipsOf(input)).toEqual([
      { evidence: 'E1', hypothesis: 'a', from: 'C', to: 'N', lead: null },
      { evidence: 'E1', hypothesis: 'b', from: 'N', to: 'C', lead: null },
      { evidence: 'E2', hypothesis: 'a', from: 'N', to: 'I', lead: 'b' },
    ]);
  });
});
