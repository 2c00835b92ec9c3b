import { describe, expect, it } from 'vitest';
import { nameAssessment } from '../../../shared/attribution/assessment-names.ts';
import { findWaterfall, foldWaterfall } from '../../../shared/attribution/waterfall.ts';
import { assess } from '../../support/assessed-tables.ts';
import { fixtureInput, inputOf, soundItem } from '../../support/scoring-inputs.ts';

const { level, rows } = assess(fixtureInput('k5'), { groups: { 'G-c2': 'Shared C2' } });
const names = nameAssessment(level.scores, rows);
const whole = findWaterfall(level.scores, names, 'HA');

describe('the way from the prior to the total', () => {
  it('has the steps of the method, the prior first and then from the most to the least', () => {
    // Method, section 2.5: a prior of 1 in 4 is −6.0206 dB; the points of HA by group; E01 is in G-c2, E09 weighs nothing.
    expect(whole.steps.map(({ name, decibels }) => [name, decibels.toFixed(4)])).toEqual([
      ['Prior', '-6.0206'],
      ['Shared C2', '2.8330'],
      ['Item E03', '2.5527'],
      ['Item E07', '1.1394'],
      ['Group G-vendor', '0.9342'],
      ['Item E08', '0.7918'],
      ['Item E04', '0.4922'],
      ['Item E10', '-0.3621'],
    ]);
    expect(whole.total).toBeCloseTo(2.3606, 4);
  });

  it('adds up to the total, folded or not', () => {
    const sum = (steps: typeof whole.steps): number => steps.reduce((total, { decibels }) => total + decibels, 0);
    for (const max of [2, 3, 5, 100]) {
      const folded = foldWaterfall(whole, max);
      expect(folded.steps.length).toBeLessThanOrEqual(max);
      expect(sum(folded.steps)).toBeCloseTo(whole.total, 9);
    }
  });

  it('keeps the prior and the largest steps, and names the others with their sum and their items', () => {
    const { steps } = foldWaterfall(whole, 4);
    expect(steps.map(({ kind, name }) => [kind, name])).toEqual([
      ['prior', 'Prior'],
      ['group', 'Shared C2'],
      ['item', 'Item E03'],
      ['rest', '5 others together'],
    ]);
    // 1.1394 + 0.9342 + 0.7918 + 0.4922 − 0.3621
    expect(steps[3]?.decibels).toBeCloseTo(2.9955, 4);
    expect(steps[3]?.items).toHaveLength(6);
  });

  it('takes the stated prior', () => {
    const stated = assess({
      ...inputOf({ hypotheses: ['H1', 'H2'], rows: [], prior: { H1: 0.4, H2: 0.6 } }),
      evidence: [soundItem('E1', { H1: 'CC', H2: 'N' })],
    });
    const [prior, only] = findWaterfall(
      stated.level.scores,
      nameAssessment(stated.level.scores, stated.rows),
      'H1',
    ).steps;
    // 10·log10 0.4, and 10·log10 (0.9 / 0.5).
    expect(prior?.decibels).toBeCloseTo(-3.9794, 4);
    expect(only?.decibels).toBeCloseTo(2.5527, 4);
  });
});
