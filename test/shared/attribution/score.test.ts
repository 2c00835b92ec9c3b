import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratingScale } from '../../../shared/attribution/cells.ts';
import { scoreBase } from '../../../shared/attribution/base-score.ts';
import type { ScoringInput, ScoringItem } from '../../../shared/attribution/scoring-input.ts';
import { scoreToSections } from '../../../shared/attribution/score-sections.ts';
import { canonicalJson } from '../../../shared/ledger/canonical-json.ts';
import { naiveItems, naiveScore, withRating } from '../../support/naive-scoring.ts';
import { alr1, fixtureInput, scoreOf, scoringInputs, soundItem } from '../../support/scoring-inputs.ts';

const quick = { ...alr1, monteCarlo: { ...alr1.monteCarlo, n: 20 } };
const runs = { numRuns: 200, seed: 20260302 };
const posteriorOf = (input: ScoringInput) => scoreBase(input, alr1).base.alr1.posterior;
const expectClose = (actual: Readonly<Record<string, number>>, expected: Readonly<Record<string, number>>) => {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [id, value] of Object.entries(expected)) expect(Math.abs((actual[id] ?? 99) - value)).toBeLessThan(1e-9);
};
const addItems = (input: ScoringInput, ...items: readonly ScoringItem[]): ScoringInput => ({
  ...input,
  evidence: [...input.evidence, ...items],
});
const plainOf = (input: ScoringInput) => Object.fromEntries(naiveScore(input, naiveItems(input, alr1), alr1).posterior);

describe('ALR-1 equals its plain definition on any input', () => {
  it('in totals, probabilities and lead', () => {
    fc.assert(
      fc.property(scoringInputs, (input) => {
        const { base } = scoreBase(input, alr1);
        const plain = naiveScore(input, naiveItems(input, alr1), alr1);
        expectClose(base.alr1.db, Object.fromEntries(plain.totals));
        expectClose(base.alr1.posterior, Object.fromEntries(plain.posterior));
        expect(base.lead).toBe(plain.lead);
      }),
      { ...runs, numRuns: 1000 },
    );
  });

  it('when one item or one group is left out', () => {
    fc.assert(
      fc.property(scoringInputs, (input) => {
        for (const left of scoreOf(input, 1, quick).sensitivity.leaveOneOut) {
          const rest = naiveItems(input, alr1).filter(
            (item) => (left.of === 'item' ? item.id : item.group) !== left.drop,
          );
          const plain = naiveScore(input, rest, alr1);
          expectClose(left.posterior, Object.fromEntries(plain.posterior));
          expect(left.lead).toBe(plain.lead);
        }
      }),
      runs,
    );
  });

  it('when one cell moves one step', () => {
    fc.assert(
      fc.property(scoringInputs, (input) => {
        const scored = scoreOf(input, 1, quick);
        const items = naiveItems(input, alr1);
        const expected: string[] = [];
        for (const { id, ratings } of scored.lead === null ? [] : items) {
          for (const hypothesis of scored.hypotheses) {
            const from = ratingScale.findIndex((rating) => rating === ratings.get(hypothesis.id));
            for (const to of from < 0 ? [] : [from - 1, from + 1]) {
              const rating = ratingScale[to];
              if (rating === undefined) continue;
              const { lead } = naiveScore(input, withRating(items, id, hypothesis.id, rating), alr1);
              if (lead !== scored.lead) expected.push(`${id} ${hypothesis.id} ${rating} ${lead}`);
            }
          }
        }
        const actual = scored.sensitivity.singleCellFlips.map(
          ({ evidence, hypothesis, to, lead }) => `${evidence} ${hypothesis} ${to} ${lead}`,
        );
        expect(actual).toEqual(expected);
      }),
      runs,
    );
  });

  it('when the groups of a flip set are taken away, and no smaller set would do', () => {
    fc.assert(
      fc.property(scoringInputs, (input) => {
        const { lead, sensitivity } = scoreOf(input, 1, quick);
        const items = naiveItems(input, alr1);
        const groups = [...new Set(items.map(({ group }) => group))];
        const leadIsAhead = (gone: readonly string[], rival: string) => {
          const { totals } = naiveScore(
            input,
            items.filter(({ group }) => !gone.includes(group)),
            alr1,
          );
          return Math.round(((totals.get(lead ?? '') ?? 0) - (totals.get(rival) ?? 0)) * 1e9) > 0;
        };
        for (const [rival, { k, set }] of Object.entries(sensitivity.flips)) {
          expect(leadIsAhead(set, rival)).toBe(k === null);
          for (const gone of subsets(groups)) {
            if (gone.length < (k ?? Infinity)) expect(leadIsAhead(gone, rival)).toBe(true);
          }
        }
      }),
      { ...runs, numRuns: 60 },
    );
  });
});

const subsets = (ids: readonly string[]): readonly (readonly string[])[] => {
  const sets: (readonly string[])[] = [[]];
  for (const id of ids) sets.push(...sets.map((set) => [...set, id]));
  return sets;
};

describe('properties of the method', () => {
  it('1: a row rated the same for all hypotheses changes no probability', () => {
    fc.assert(
      fc.property(scoringInputs, fc.constantFrom(...ratingScale, 'NA' as const, null), (input, rating) => {
        const r = Object.fromEntries(input.hypotheses.map(({ id }) => [id, rating]));
        expectClose(posteriorOf(addItems(input, soundItem('flat', r))), posteriorOf(input));
      }),
      runs,
    );
  });

  it('2: a duplicate changes nothing at full dependence and something at none', () => {
    const k1 = fixtureInput('k1');
    const last = k1.evidence.at(-1);
    if (last === undefined) throw new Error('K1 has evidence');
    const doubled = (rho: number): ScoringInput => ({
      ...k1,
      rho: { G: rho },
      evidence: [...k1.evidence.slice(0, -1), { ...last, group: 'G' }, { ...last, id: 'E7', group: 'G' }],
    });
    const four = (posterior: Readonly<Record<string, number>>) => Object.values(posterior).map((p) => p.toFixed(4));
    expect(four(posteriorOf(doubled(1)))).toEqual(['0.0217', '0.8265', '0.1518']);
    expect(four(posteriorOf(doubled(0)))).toEqual(['0.0032', '0.8422', '0.1547']);
    fc.assert(
      fc.property(scoringInputs, fc.nat(), (input, pick) => {
        const grouped = input.evidence.filter(({ group }) => group === 'G-a');
        const twin = grouped[pick % Math.max(grouped.length, 1)];
        if (twin !== undefined) expectClose(posteriorOf(addItems(input, { ...twin, id: 'twin' })), posteriorOf(input));
      }),
      runs,
    );
  });

  it('3: an item of weight 0 has no effect anywhere', () => {
    fc.assert(
      fc.property(scoringInputs, fc.constantFrom('G-a', 'G-b', 'G-d', null), (input, group) => {
        const r = Object.fromEntries(
          input.hypotheses.map(({ id }, column) => [id, column === 0 ? 'CC' : 'II'] as const),
        );
        const before = scoreOf(input, 5, quick);
        const after = scoreOf(addItems(input, soundItem('void', r, { custody: 'failed', group })), 5, quick);
        expect({ ...after, weights: {}, excluded: [] }).toEqual({ ...before, weights: {}, excluded: [] });
        expect(after.excluded).toContain('void');
        expect(after.weights['void']).toBe(0);
      }),
      runs,
    );
  });

  it('4: the order of rows, columns and groups changes nothing, not even the last bit', () => {
    fc.assert(
      fc.property(scoringInputs, (input) => {
        const turned: ScoringInput = {
          ...input,
          hypotheses: input.hypotheses.toReversed(),
          evidence: input.evidence
            .toReversed()
            .map((item) => ({ ...item, r: Object.fromEntries(Object.entries(item.r).reverse()) })),
          rho: Object.fromEntries(Object.entries(input.rho).reverse()),
        };
        expect(scoreOf(turned, undefined, quick)).toEqual(scoreOf(input, undefined, quick));
      }),
      runs,
    );
  });

  it('5: two hypotheses that swap every rating swap their probabilities', () => {
    fc.assert(
      fc.property(scoringInputs, (input) => {
        const uniform: ScoringInput = { ...input, prior: 'uniform' };
        const swapped: ScoringInput = {
          ...uniform,
          evidence: input.evidence.map((item) => ({
            ...item,
            r: { ...item.r, H0: item.r['H1'] ?? null, H1: item.r['H0'] ?? null },
          })),
        };
        const before = posteriorOf(uniform);
        const after = posteriorOf(swapped);
        expectClose(after, { ...before, H0: before['H1'] ?? 0, H1: before['H0'] ?? 0 });
      }),
      runs,
    );
  });

  it('6: a better rating on an ungrouped item never lowers the probability of its hypothesis', () => {
    fc.assert(
      fc.property(scoringInputs, fc.nat(), (input, pick) => {
        const item = input.evidence.filter(({ group }) => group === null)[pick % Math.max(input.evidence.length, 1)];
        const step = ratingScale.findIndex((rating) => rating === item?.r['H0']);
        const better = ratingScale[step + 1];
        if (item === undefined || step < 0 || better === undefined) return;
        const raised: ScoringInput = {
          ...input,
          evidence: input.evidence.map((each) =>
            each.id === item.id ? { ...each, r: { ...each.r, H0: better } } : each,
          ),
        };
        expect(posteriorOf(raised)['H0']).toBeGreaterThanOrEqual((posteriorOf(input)['H0'] ?? 0) - 1e-12);
      }),
      runs,
    );
  });

  it('7: probabilities sum to 1', () => {
    fc.assert(
      fc.property(scoringInputs, (input) => {
        const sum = Object.values(posteriorOf(input)).reduce((before, probability) => before + probability, 0);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
      }),
      runs,
    );
  });

  it('8: the same input gives the same bytes', () => {
    fc.assert(
      fc.property(scoringInputs, (input) => {
        const bytes = () => {
          const { scores, sensitivity } = scoreToSections(scoreOf(structuredClone(input), undefined, quick));
          return canonicalJson(scores) + canonicalJson(sensitivity);
        };
        expect(bytes()).toBe(bytes());
      }),
      runs,
    );
  });
});

describe('a score without evidence that counts', () => {
  it('is the prior, with zero everywhere else', () => {
    const k5 = fixtureInput('k5');
    const prior = { HA: 0.4, HB: 0.3, HC: 0.2, HX: 0.1 };
    const input = { ...k5, prior, evidence: k5.evidence.map((item) => ({ ...item, custody: 'failed' as const })) };
    const scored = scoreOf(input, 1);
    expectClose(scored.alr1.posterior, prior);
    expect(plainOf(input)['HA']).toBeCloseTo(0.4, 12);
    const zero = { HA: 0, HB: 0, HC: 0, HX: 0 };
    expect(scored).toMatchObject({
      completeness: 0,
      ach: { is: zero, xc: zero },
      os: { inc: zero, con: zero },
      groups: {},
    });
    expect(scored.modelAgreement).toBe(false);
    expect(scored.excluded).toHaveLength(10);
  });
});

describe('a score of an input that nobody checked', () => {
  it('throws instead of guessing', () => {
    const k5 = fixtureInput('k5');
    expect(() => scoreOf({ ...k5, rho: {} })).toThrow('has no rho');
    expect(() => scoreOf({ ...k5, hypotheses: [...k5.hypotheses, { id: 'HA', type: 'specific' }] })).toThrow('twice');
  });
});

describe('diagnosticity', () => {
  it('is 0 exactly for a row that separates nothing', () => {
    const input = {
      hypotheses: ['a', 'b'].map((id) => ({ id, type: 'specific' as const })),
      evidence: [soundItem('E1', { a: 'II', b: 'II' }), soundItem('E2', { a: 'CC', b: 'II' })],
      rho: {},
      prior: 'uniform' as const,
    };
    const { diagnosticity } = scoreOf(input, 1);
    expect(diagnosticity['E1']).toEqual({ alr: 0, os: 0 });
    expect(diagnosticity['E2']?.alr).toBeCloseTo(2.5527 + 6.9897, 4);
    expect(diagnosticity['E2']?.os).toBe(2);
  });
});
