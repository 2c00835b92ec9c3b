import { describe, expect, it } from 'vitest';
import {
  rankByCrossCheck,
  sumCrossCheck,
  sumInconsistency,
  sumOsachInconsistency,
} from '../../../shared/attribution/ach.ts';
import { buildMatrix } from '../../../shared/attribution/matrix.ts';
import { alr1, fixtureInput, inputOf, soundItem } from '../../support/scoring-inputs.ts';

describe('inconsistency score', () => {
  it.each([
    ['k1', [4, 0, 2]],
    ['k2', [6, 0]],
    ['k3', [2, 3, 2]],
    ['k4', [0, 2]],
  ])('gives the published values for %s', (name, expected) => {
    expect([...sumInconsistency(buildMatrix(fixtureInput(name), alr1))]).toEqual(expected);
  });

  it('leaves out an item whose custody failed', () => {
    // E09 of K5 rates HB and HC "very inconsistent"; with it the sums would be 7 and 7.
    expect([...sumInconsistency(buildMatrix(fixtureInput('k5'), alr1))]).toEqual([1, 5, 5, 0]);
  });

  it('weights by credibility as Open Source ACH does: 2, 1, a half, and 1 when it is not set', () => {
    const matrix = buildMatrix(
      inputOf({
        hypotheses: ['H'],
        rows: [
          ['E1', 'I'],
          ['E2', 'II'],
          ['E3', 'II'],
          ['E4', 'I'],
        ],
      }),
      alr1,
    );
    const credibility = { E1: 'high', E2: 'medium', E3: 'low', E4: 'unset' } as const;
    const sums = sumOsachInconsistency(
      matrix,
      (id) => credibility[id === 'E1' || id === 'E2' || id === 'E3' ? id : 'E4'],
    );
    expect([...sums]).toEqual([1 * 2 + 2 * 1 + 2 * 0.5 + 1 * 1]);
  });
});

describe('cross-check', () => {
  it('gives the values of K5 and ranks all but the catch-all', () => {
    const matrix = buildMatrix(fixtureInput('k5'), alr1);
    const crossCheck = sumCrossCheck(matrix);
    expect([...crossCheck]).toEqual([0.5, 7.5, 8, 0]);
    expect(rankByCrossCheck(matrix, crossCheck)).toEqual(['HA', 'HB', 'HC']);
  });

  it.each([
    ['k1', ['H2', 'H3', 'H1']],
    ['k2', ['H2', 'H1']],
    ['k4', ['Hacker', 'Insider']],
  ])('ranks %s as published', (name, rank) => {
    const matrix = buildMatrix(fixtureInput(name), alr1);
    expect(rankByCrossCheck(matrix, sumCrossCheck(matrix))).toEqual(rank);
  });

  it('puts an item at an edge of a weight band into the upper band', () => {
    const factorAt = (weight: number) => {
      const profile = { ...alr1, custody: { ...alr1.custody, intact: weight } };
      const input = { ...inputOf({ hypotheses: ['H'], evidence: [] }), evidence: [soundItem('E', { H: 'I' })] };
      return sumCrossCheck(buildMatrix(input, profile))[0];
    };
    expect([1, 0.7, 0.699, 0.4, 0.399, 0.001, 0].map(factorAt)).toEqual([2, 2, 1, 1, 0.5, 0.5, 0]);
  });

  it('breaks a tie by id', () => {
    const matrix = buildMatrix(inputOf({ hypotheses: ['b', 'a', 'B'], rows: [['E', 'I', 'I', 'I']] }), alr1);
    expect(rankByCrossCheck(matrix, sumCrossCheck(matrix))).toEqual(['B', 'a', 'b']);
  });
});
