import { describe, expect, it } from 'vitest';
import { fixtureInput, scoreOf } from '../../support/scoring-inputs.ts';

const leftOut = (name: string) => scoreOf(fixtureInput(name), 42).sensitivity.leaveOneOut;

describe('leave one out', () => {
  it('gives the probabilities of H2 in K1 and keeps it first', () => {
    const expected: Record<string, number> = { E1: 0.8265, E2: 0.6874, E3: 0.6874, E4: 0.8033, E5: 0.8033, E6: 0.7313 };
    expect(leftOut('k1').map(({ drop }) => drop)).toEqual(Object.keys(expected));
    for (const { drop, posterior, lead } of leftOut('k1')) {
      expect(posterior['H2']).toBeCloseTo(expected[drop] ?? Number.NaN, 4);
      expect(lead).toBe('H2');
    }
  });

  it('gives the probabilities of HA in K5 without each group', () => {
    const expected: Record<string, number> = {
      'G-c2': 0.6739,
      'G-vendor': 0.7924,
      E03: 0.6773,
      E04: 0.8099,
      E07: 0.7404,
      E08: 0.8044,
      E10: 0.843,
    };
    const byDrop = new Map(leftOut('k5').map((entry) => [entry.drop, entry]));
    for (const [drop, probability] of Object.entries(expected)) {
      expect(byDrop.get(drop)?.posterior['HA']).toBeCloseTo(probability, 4);
      expect(byDrop.get(drop)?.lead).toBe('HA');
    }
  });

  it('lists counted items by id, then groups of two or more by id', () => {
    expect(leftOut('k5').map(({ drop, of }) => `${of} ${drop}`)).toEqual([
      ...['E01', 'E02', 'E03', 'E04', 'E05', 'E06', 'E07', 'E08', 'E10'].map((id) => `item ${id}`),
      'group G-c2',
      'group G-vendor',
    ]);
  });

  it('lets the next item of a group stand in for the one that is gone', () => {
    // G-vendor counts its first item only. Without E05 the weaker E06 takes its place, so less is lost than with the group.
    const byDrop = new Map(leftOut('k5').map(({ drop, posterior }) => [drop, posterior['HA'] ?? 0]));
    expect(byDrop.get('E06')).toBeCloseTo(0.8294, 4);
    expect(byDrop.get('E05')).toBeLessThan(byDrop.get('E06') ?? 0);
    expect(byDrop.get('E05')).toBeGreaterThan(byDrop.get('G-vendor') ?? 1);
  });
});
