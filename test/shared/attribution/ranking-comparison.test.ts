import { describe, expect, it } from 'vitest';
import {
  compareRanking,
  computedOrder,
  rankingProblems,
  standingRankings,
} from '../../../shared/attribution/ranking-comparison.ts';
import { sentenceToText } from '../../../shared/attribution/sentence.ts';
import type { OwnRanking, RankedOrder } from '../../../shared/domain/own-ranking.ts';

const db = { A: 3, B: 1, C: 1, D: -2 };

const ranking = (order: RankedOrder | null, more: Partial<OwnRanking> = {}): OwnRanking => ({
  id: 'r',
  line: 7,
  at: null,
  actor: 'anna',
  level: 2,
  order,
  standing: 'unshown',
  reason: '',
  explanation: null,
  ...more,
});

const explained = (computed: RankedOrder): OwnRanking['explanation'] => ({
  line: 9,
  at: null,
  actor: 'anna',
  computed,
  asOf: 8,
  text: 'x',
});

const kindsOf = (rankings: readonly OwnRanking[], waived: readonly string[] = []) =>
  rankingProblems(
    { rankings, waivers: waived.map((actor) => ({ line: 1, at: null, actor, level: 2, reason: '' })) },
    2,
    db,
    { hypothesis: (id) => ({ kind: 'hypothesis', id, text: id }) },
  ).map(({ kind, sentence }) => [kind, sentenceToText(sentence)]);

describe('an own ranking beside the computed order', () => {
  it('has the computed order by place, with what is equal in one place', () => {
    expect(computedOrder(db)).toEqual([['A'], ['B', 'C'], ['D']]);
  });

  it('is measured by Kendall’s τ-b, by hand', () => {
    // Pairs of B > A > C = D against A > B = C > D: AB discordant; AC, AD, BD concordant; BC tied there, CD tied here.
    // (3 − 1) / √(5 · 5) = 0.4.
    const compared = compareRanking(ranking([['B'], ['A'], ['C', 'D']]), db);
    expect(compared?.tauB).toBeCloseTo(0.4, 12);
    expect(compared?.differs).toEqual([
      { id: 'A', own: 2, computed: 1 },
      { id: 'B', own: 1, computed: 2 },
      { id: 'C', own: 3, computed: 2 },
      { id: 'D', own: 3, computed: 4 },
    ]);
  });

  it('has no τ-b where one of the two is all ties, and none of it where the order is withheld', () => {
    expect(compareRanking(ranking([['A', 'B', 'C', 'D']]), db)?.tauB).toBeNull();
    expect(compareRanking(ranking(null), db)).toBeNull();
  });

  it('is outdated by hypotheses that came later, which are left out of both orders', () => {
    const compared = compareRanking(ranking([['A'], ['D']]), db);
    expect(compared).toMatchObject({ computed: [['A'], ['D']], tauB: 1, differs: [], missing: ['B', 'C'] });
    expect(kindsOf([ranking([['A'], ['D']])])).toEqual([
      ['ranking-outdated', 'The own ranking of anna is outdated: 2 hypotheses came later.'],
    ]);
  });

  it('is explained only against the order that is computed now', () => {
    const order = [['B'], ['A'], ['C', 'D']];
    const now = [['A'], ['C', 'B'], ['D']];
    expect(kindsOf([ranking(order)])).toEqual([
      [
        'ranking-unexplained',
        'The own ranking of anna differs from the computed order (τ-b 0.40) in “A”, “B”, “C” and 1 more, and nobody has explained why.',
      ],
    ]);
    expect(kindsOf([ranking(order, { explanation: explained(now) })])).toEqual([]);
    expect(kindsOf([ranking(order, { explanation: explained([['B'], ['A'], ['C'], ['D']]) })])).toHaveLength(1);
  });

  it('is missed where nobody ranked, and who looked without is named', () => {
    expect(kindsOf([])[0]?.[1]).toBe('Nobody ranked these hypotheses themselves before the scores were shown.');
    expect(kindsOf([], ['ben', 'eve'])[0]?.[1]).toBe('The scores were shown without an own ranking to ben and eve.');
    expect(kindsOf([ranking([['A'], ['B', 'C'], ['D']])], ['ben'])).toEqual([]);
  });

  it('is replaced by a later one of the same person, not by one of another', () => {
    const [one, two, three] = [
      ranking([['A']], { id: 'one' }),
      ranking([['B']], { id: 'two' }),
      ranking([['C']], { id: 'three', actor: 'ben' }),
    ];
    expect(standingRankings([one, two, three], 2).map(({ id }) => id)).toEqual(['two', 'three']);
    expect(standingRankings([one, two, three], 1)).toEqual([]);
  });
});
