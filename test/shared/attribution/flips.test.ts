import { describe, expect, it } from 'vitest';
import { fixtureInput, inputOf, scoreOf, soundItem } from '../../support/scoring-inputs.ts';

const flipsOf = (name: string) => scoreOf(fixtureInput(name), 42).sensitivity.flips;

describe('flip sets', () => {
  it.each([
    ['k1', { H1: 3, H3: 2 }],
    ['k2', { H1: 4 }],
    ['k4', { Insider: 2 }],
    ['k5', { HB: 6, HC: 4, HX: 6 }],
  ])('have the published sizes for %s', (name, sizes) => {
    expect(Object.fromEntries(Object.entries(flipsOf(name)).map(([id, { k }]) => [id, k]))).toEqual(sizes);
  });

  it('name the groups of K5 against HC, strongest first', () => {
    expect(flipsOf('k5')['HC']).toEqual({ k: 4, set: ['E03', 'G-c2', 'G-vendor', 'E07'] });
  });

  it('order equal margins by id', () => {
    expect(flipsOf('k1')['H1']?.set).toEqual(['E6', 'E4', 'E5']);
  });

  it('need no more than a tie', () => {
    const rows = [
      ['E1', 'C', 'N'],
      ['E2', 'C', 'N'],
      ['E3', 'N', 'C'],
    ];
    expect(scoreOf(inputOf({ hypotheses: ['a', 'b'], rows }), 1).sensitivity.flips['b']).toEqual({ k: 1, set: ['E1'] });
  });

  it('take margins that differ by noise only as equal', () => {
    // 0.8 · 0.4 and 0.4 · 0.8: the same decibels by two ways, which differ in the last bit of a double.
    const empty = inputOf({ hypotheses: ['a', 'b'], evidence: [] });
    for (const [sound, weak] of [
      ['E1', 'E2'],
      ['E2', 'E1'],
    ] as const) {
      const evidence = [
        soundItem(sound, { a: 'C', b: 'N' }, { forge: 'moderate' }),
        soundItem(weak, { a: 'CC', b: 'N' }, { forge: 'moderate', rel: 'C' }),
      ];
      expect(scoreOf({ ...empty, evidence }, 1).sensitivity.flips['b']?.set).toEqual(['E1', 'E2']);
    }
  });

  it('do not exist where the prior alone keeps the lead ahead', () => {
    const input = inputOf({
      hypotheses: ['a', 'b'],
      evidence: [],
      prior: { a: 0.6, b: 0.4 },
    });
    expect(scoreOf(input).sensitivity).toMatchObject({ flips: { b: { k: null, set: [] } }, fragility: null });
  });

  it('are not given for a tie', () => {
    const tied = scoreOf(inputOf({ hypotheses: ['a', 'b', 'c'], rows: [['E', 'C', 'C', 'I']] }));
    expect(tied.lead).toBeNull();
    expect(tied.sensitivity).toMatchObject({ flips: {}, fragility: null, singleCellFlips: [], monteCarlo: null });
  });

  it('give the fragility over ranked rivals only', () => {
    const input = inputOf({
      hypotheses: ['a', 'b', { id: 'x', type: 'catch_all' }],
      rows: [
        ['E1', 'C', 'II', 'N'],
        ['E2', 'N', 'II', 'N'],
      ],
    });
    expect(scoreOf(input).sensitivity.flips).toMatchObject({ b: { k: 2 }, x: { k: 1 } });
    expect(scoreOf(input).sensitivity.fragility).toBe(2);
    expect(scoreOf(fixtureInput('k5'), 42).sensitivity.fragility).toBe(4);
  });
});
