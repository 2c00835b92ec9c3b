import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreBase } from '../../../shared/attribution/base-score.ts';
import { compareRaters } from '../../../shared/attribution/rater-comparison.ts';
import { cellOf, ratersOf, type Rater } from '../../../shared/attribution/raters.ts';
import type { Rating, ScoringInput } from '../../../shared/attribution/scoring-input.ts';
import type { GivenRating, Opinion } from '../../../shared/domain/given-ratings.ts';
import { ratingCodes } from '../../../shared/domain/vocabulary.ts';
import { alr1, fixtureInput } from '../../support/scoring-inputs.ts';

const columns = { steps: 0, share: 0, isWarning: false };
/** Somebody who rates as the case does, but for some cells; null: not rated. */
const raterOf = (id: string, input: ScoringInput, other: Readonly<Record<string, Rating | null>> = {}): Rater => {
  const cells = new Map<string, Rating>();
  for (const item of input.evidence)
    for (const hypothesis of input.hypotheses) {
      const cell = cellOf(item.id, hypothesis.id);
      const rating = Object.hasOwn(other, cell) ? (other[cell] ?? null) : (item.r[hypothesis.id] ?? null);
      if (rating !== null) cells.set(cell, rating);
    }
  return { id, name: id, opinion: null, cells, counted: 0, columns };
};

describe('two raters of one level', () => {
  it('find the rating that moves the lead’s probability most, by the likelihoods multiplied by hand', () => {
    const input = fixtureInput('k1');
    const ben = raterOf('ben', input, { 'E6/H1': 'N', 'E1/H2': 'CC' });
    const { cells, own, alone } = compareRaters(input, [raterOf('anna', input), ben], alr1);
    const [first, second] = cells;
    expect(first).toMatchObject({
      item: 'E6',
      hypothesis: 'H1',
      own: 'II',
      ratings: ['II', 'N'],
      steps: 2,
      panel: 'I',
    });
    // 0.7^6 against 0.7^3 · 0.3^2 · 0.5 and 0.7^4 · 0.3^2.
    const probability = 0.117649 / (0.117649 + 0.015435 + 0.021609);
    expect(first?.effect).toMatchObject({ rater: 'ben', rating: 'N', lead: 'H2', changesLead: false });
    expect(first?.effect?.probability).toBeCloseTo(probability, 12);
    expect(first?.effect?.delta).toBeCloseTo(probability - (own.alr1.posterior['H2'] ?? 0), 12);
    expect(second).toMatchObject({ item: 'E1', hypothesis: 'H2', steps: 1, panel: 'C', osach: { band: 'consensus' } });
    expect(cells.slice(2).every(({ effect }) => effect === null)).toBe(true);
    expect(cells).toHaveLength(18);
    expect(alone.map(({ alr1: { posterior } }) => posterior['H2']?.toFixed(4))).toEqual([
      '0.8265',
      (0.151263 / (0.151263 + 0.015435 + 0.021609)).toFixed(4),
    ]);
  });

  it('say first which single rating would put somebody else in the lead', () => {
    const input = fixtureInput('k4');
    const ben = raterOf('ben', input, { 'E1/Hacker': 'II', 'E2/Insider': 'CC' });
    const { cells, agreeOnLead } = compareRaters(input, [raterOf('anna', input), ben], alr1);
    expect(cells[0]).toMatchObject({ item: 'E1', hypothesis: 'Hacker', steps: 3 });
    // 0.1 · 0.7 · 0.7 against 0.3 · 0.7 · 0.3.
    expect(cells[0]?.effect).toMatchObject({ lead: 'Insider', changesLead: true });
    expect(cells[0]?.effect?.probability).toBeCloseTo(0.049 / 0.112, 12);
    expect(agreeOnLead).toBe(false);
  });

  it('leave the case’s own result as it is, whatever they say, and agree with it where all say the same', () => {
    const input = fixtureInput('k5');
    const own = scoreBase(input, alr1).base;
    const cells = input.evidence.flatMap(({ id }) => input.hypotheses.map((one) => cellOf(id, one.id)));
    const others = fc.dictionary(fc.constantFrom(...cells), fc.option(fc.constantFrom(...ratingCodes)));
    fc.assert(
      fc.property(others, (other) => {
        const compared = compareRaters(input, [raterOf('anna', input), raterOf('ben', input, other)], alr1);
        expect(compared.own).toEqual(own);
        expect(compared.alone[0]).toEqual(own);
        for (const { item, hypothesis, effect } of compared.cells) {
          if (effect === null) continue;
          // What the exchange of one cell gives is what scoring the exchanged matrix gives.
          const evidence = input.evidence.map((one) =>
            one.id === item ? { ...one, r: { ...one.r, [hypothesis]: effect.rating } } : one,
          );
          const { base } = scoreBase({ ...input, evidence }, alr1);
          expect(base.lead).toBe(effect.lead);
          expect(base.alr1.posterior[own.lead ?? '']).toBeCloseTo(effect.probability ?? -1, 9);
        }
      }),
      { numRuns: 30 },
    );
    const same = compareRaters(input, [raterOf('anna', input), raterOf('ben', input)], alr1);
    expect(same.panel).toEqual(own);
    expect(same.agreeOnLead).toBe(true);
    expect(same.cells.every(({ effect, steps }) => effect === null && (steps === 0 || steps === null))).toBe(true);
  });
});

describe('raters of a level', () => {
  const opinion: Opinion = { id: 'op-1', line: 5, level: 2, rater: 'ben', standing: 'declared', at: null, end: null };
  const given = (line: number, rater: string, cell: string, rating: Rating | null, own = true): GivenRating => {
    const [item = '', hypothesis = ''] = cell.split('/');
    return { item, hypothesis, rating, rationale: null, rater, opinion: own ? null : 'op-1', line, at: null };
  };
  const raters = (...all: readonly GivenRating[]) =>
    ratersOf({ given: all, opinions: [opinion] }, 2, new Set(['h', 'k'])).map(({ id, cells, counted }) => [
      id,
      Object.fromEntries(cells),
      counted,
    ]);

  it('keep their own ratings when somebody else rates the cell after them, and the last one counts', () => {
    expect(raters(given(1, 'anna', 'e/h', 'C'), given(2, 'zoe', 'e/h', 'I'), given(3, 'anna', 'e/k', 'N'))).toEqual([
      ['anna', { 'e/h': 'C', 'e/k': 'N' }, 1],
      ['zoe', { 'e/h': 'I' }, 1],
    ]);
  });

  it('are heard once: by the second opinion, not by what they entered into the case’s matrix afterwards', () => {
    expect(
      raters(given(1, 'anna', 'e/h', 'C'), given(6, 'ben', 'e/h', 'II', false), given(9, 'ben', 'e/h', 'C')),
    ).toEqual([
      ['anna', { 'e/h': 'C' }, 0],
      ['op-1', { 'e/h': 'II' }, 1],
    ]);
  });

  it('lose a cell that they cleared, and are not those of another level', () => {
    expect(raters(given(1, 'anna', 'e/h', 'C'), given(2, 'anna', 'e/h', null), given(3, 'bo', 'e/other', 'C'))).toEqual(
      [['anna', {}, 0]],
    );
  });
});
