import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreBase } from '../../../shared/attribution/base-score.ts';
import { runSteps } from '../../../shared/base/steps.ts';
import { forgedInSteps } from '../../../shared/attribution/challenge/forged.ts';
import { findNextEvidence, nextEvidenceMax } from '../../../shared/attribution/challenge/next-evidence.ts';
import { marginOf } from '../../../shared/attribution/confidence/margin.ts';
import type { ScoringInput } from '../../../shared/attribution/scoring-input.ts';
import { alr1, fixtureInput, inputOf, scoreOf, scoringInputs, soundItem } from '../../support/scoring-inputs.ts';

const forgedOf = (input: ScoringInput, lead: string, rival: string) =>
  runSteps(forgedInSteps(input, alr1, marginOf(scoreOf(input, 42), input, alr1, lead, rival)));
const matrix = (evidence: ScoringInput['evidence']): ScoringInput => ({
  ...inputOf({ hypotheses: ['a', 'b'], rows: [] }),
  evidence,
});

describe('the forged-evidence run', () => {
  it('leaves out, then turns, what is cheap to fake and speaks for the lead', () => {
    const input = matrix([
      soundItem('cheap', { a: 'CC', b: 'II' }, { forge: 'high' }),
      soundItem('against', { a: 'I', b: 'C' }, { forge: 'high' }),
      soundItem('some', { a: 'C', b: 'N' }, { forge: 'moderate' }),
      soundItem('dear', { a: 'C', b: 'N' }),
    ]);
    const runs = forgedOf(input, 'a', 'b');
    expect(runs.map(({ degree, act, items }) => [degree, act, items])).toEqual([
      ['high', 'drop', ['cheap']],
      ['high', 'turn', ['cheap']],
      ['moderate', 'drop', ['cheap', 'some']],
      ['moderate', 'turn', ['cheap', 'some']],
    ]);
    // By hand: without “cheap” and “some” the sums in decibels are a: dear C 1.4613, against (w 0.5) I −0.9691; b: against C 0.7918.
    const [a, b] = [10 ** ((1.4613 - 0.9691) / 10), 10 ** (0.7918 / 10)];
    expect(runs[2]?.posterior['a']).toBeCloseTo(a / (a + b), 3);
    expect(runs[2]?.lead).toBe('b');
    // Turned, “cheap” (w 0.5) gives a II −2.2185 and b CC 1.4613; “some” (w 0.8) gives a C 1.2057.
    const [turnedA, turnedB] = [10 ** ((-2.2185 - 0.9691 + 1.2057 + 1.4613) / 10), 10 ** ((1.4613 + 0.7918) / 10)];
    expect(runs[1]?.posterior['a']).toBeCloseTo(turnedA / (turnedA + turnedB), 3);
    expect(runs[1]?.posterior['a']).toBeLessThan(runs[0]?.posterior['a'] ?? 0);
    expect(runs[3]?.posterior['a']).toBeLessThan(runs[2]?.posterior['a'] ?? 0);
  });

  it('changes nothing where nothing is cheap to fake', () => {
    const k1 = fixtureInput('k1');
    const base = scoreOf(k1, 42);
    for (const run of forgedOf(k1, 'H2', 'H3')) {
      expect(run).toMatchObject({ items: [], lead: 'H2' });
      expect(run.posterior).toEqual(base.alr1.posterior);
    }
  });

  it('never helps the lead, whatever is in the matrix and ungrouped', () => {
    fc.assert(
      fc.property(scoringInputs, (given) => {
        const input = { ...given, rho: {}, evidence: given.evidence.map((item) => ({ ...item, group: null })) };
        const { base, lead } = scoreBase(input, alr1);
        const own = input.hypotheses.toSorted((left, right) => (left.id < right.id ? -1 : 1))[lead]?.id;
        const rival = input.hypotheses.find(({ id }) => id !== own)?.id;
        if (own === undefined || rival === undefined || input.hypotheses.length !== 2) return;
        for (const { posterior } of forgedOf(input, own, rival)) {
          expect(posterior[own]).toBeLessThanOrEqual((base.alr1.posterior[own] ?? 0) + 1e-9);
        }
      }),
      { numRuns: 60, seed: 20261126 },
    );
  });
});

describe('what to find out next', () => {
  it('puts the widest first: the item under doubt and the cell that nobody rated', () => {
    const input = matrix([
      soundItem('settled', { a: 'C', b: 'C' }),
      soundItem('doubted', { a: 'CC', b: 'II' }, { rel: 'D' }),
      soundItem('half', { a: 'N', b: null }),
    ]);
    const found = findNextEvidence(scoreBase(input, alr1));
    expect(found.map(({ item, hypothesis }) => [item, hypothesis])).toEqual([
      ['half', 'b'],
      ['doubted', null],
    ]);
    // By hand: “doubted” at weight 0 leaves even odds, at weight 1 it is 9 to 1; at 0.25 its odds are 0.6 to 0.4, which the
    // blank cell moves by 0.5 / 0.1 or by 0.5 / 0.9.
    expect(found[1]?.low).toBeCloseTo(0.5, 9);
    expect(found[1]?.high).toBeCloseTo(0.9, 9);
    expect(found[0]?.low).toBeCloseTo(0.6 / (0.6 + 0.4 * 1.8), 9);
    expect(found[0]?.high).toBeCloseTo(0.6 / (0.6 + 0.4 * 0.2), 9);
  });

  it('is empty on a tie, and never longer than ten', () => {
    expect(findNextEvidence(scoreBase(matrix([]), alr1))).toEqual([]);
    const many = matrix(
      Array.from({ length: 30 }, (_, at) => soundItem(`e${String(at).padStart(2, '0')}`, { a: 'C', b: null })),
    );
    expect(findNextEvidence(scoreBase(many, alr1))).toHaveLength(nextEvidenceMax);
  });

  it('leaves the matrix as it was', () => {
    const scoring = scoreBase(fixtureInput('k5'), alr1);
    const before = [[...scoring.matrix.cells], [...scoring.matrix.diagnosticity], [...scoring.totals]];
    findNextEvidence(scoring);
    expect([[...scoring.matrix.cells], [...scoring.matrix.diagnosticity], [...scoring.totals]]).toEqual(before);
  });
});
