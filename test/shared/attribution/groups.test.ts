import { describe, expect, it } from 'vitest';
import { addGroup, orderMembers } from '../../../shared/attribution/groups.ts';
import { scoreBase } from '../../../shared/attribution/base-score.ts';
import { alr1, fixtureInput } from '../../support/scoring-inputs.ts';

const cells = Float64Array.of(2, -2, 1, -1, 4, -4);
const pointsAt = (rho: number, order: readonly number[]) => {
  const sums = new Float64Array(2);
  addGroup(order, rho, cells, 2, sums);
  return [...sums];
};

describe('groups of shared origin', () => {
  it('order items by spread, then by id where spreads differ by less than a billionth', () => {
    expect(orderMembers([0, 1, 2, 3], Float64Array.of(4, 4 + 1e-11, 8, 4))).toEqual([2, 0, 1, 3]);
    expect(orderMembers([0, 1], Float64Array.of(4, 4 + 1e-8))).toEqual([1, 0]);
  });

  it('count only the first item at full dependence and all of them at none', () => {
    expect(pointsAt(1, [2, 0, 1])).toEqual([4, -4]);
    expect(pointsAt(0, [2, 0, 1])).toEqual([7, -7]);
  });

  it('discount each further item geometrically', () => {
    expect(pointsAt(0.5, [2, 0, 1])).toEqual([4 + 1 + 0.25, -(4 + 1 + 0.25)]);
  });

  it('give the group points of K5', () => {
    const { groups } = scoreBase(fixtureInput('k5'), alr1).base;
    const expected: Record<string, readonly number[]> = {
      'G-c2': [2.833, -2.576, -2.2185, 0],
      'G-vendor': [0.9342, 0, -1.1919, 0],
      E03: [2.5527, 1.4613, -6.9897, 0],
      E04: [0.4922, -0.5552, 0.4922, 0],
      E07: [1.1394, -3.9794, 0, 0],
      E08: [0.7918, 0, 0.7918, 0],
      E10: [-0.3621, 0.3342, 0, 0],
    };
    expect(Object.keys(groups).sort()).toEqual(Object.keys(expected).sort());
    for (const [id, points] of Object.entries(expected)) {
      Object.values(groups[id]?.points ?? {}).forEach((decibels, column) => {
        expect(decibels).toBeCloseTo(points[column] ?? Number.NaN, 4);
      });
    }
    expect(groups['G-c2']).toMatchObject({ rho: 0.7, items: ['E01', 'E02'] });
  });
});
