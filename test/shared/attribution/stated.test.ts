import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  stateLevel,
  type ComputedLevel,
  type Percentiles,
  type StatedLevel,
} from '../../../shared/attribution/stated/stated.ts';

type Links = Readonly<Record<string, string>>;
const structureOf = (entails: Links, partOf: Links = {}) => {
  const links = (record: Links) => new Map(Object.entries(record).map(([id, to]) => [id, { to, line: 1 }]));
  return { entails: links(entails), partOf: links(partOf) };
};

const noRange: Percentiles = { p05: 1, p50: 1, p95: 1 };
const levelOf = (
  level: number,
  posterior: Readonly<Record<string, number>>,
  more: Partial<ComputedLevel> = {},
): ComputedLevel => ({ level, posterior, lead: null, rangeOf: () => noRange, ...more });

/** Levels in ascending order, each held to its neighbour below. */
const stateAll = (
  levels: readonly ComputedLevel[],
  structure: ReturnType<typeof structureOf>,
): ReadonlyMap<number, StatedLevel> => {
  const stated = new Map<number, StatedLevel>();
  for (const level of levels) stated.set(level.level, stateLevel(level, structure, stated.get(level.level - 1)));
  return stated;
};
const of = (level: StatedLevel | undefined, id: string) => {
  const own = level?.hypotheses.get(id);
  if (own === undefined) throw new Error(`${id} is stated`);
  return own;
};

const two = levelOf(2, { a: 0.6, b: 0.3, x: 0.1 });
const three = levelOf(3, { o: 0.8, p: 0.15, y: 0.05 });
const four = levelOf(4, { s: 0.9, t: 0.06, w: 0.04 });

describe('what is stated at a level (method, section 2.7)', () => {
  it('is what was computed where nothing entails anything', () => {
    const stated = stateAll([two, three, four], structureOf({}));
    for (const level of [two, three, four]) {
      const own = stated.get(level.level);
      for (const [id, probability] of Object.entries(level.posterior)) {
        expect(of(own, id)).toMatchObject({ stated: probability, cappedBy: null });
      }
      expect(own?.rest).toBe(0);
    }
  });

  it('is no more than the claim below that it entails, and runs up through the levels', () => {
    const stated = stateAll([two, three, four], structureOf({ o: 'a', s: 'o' }));
    expect(of(stated.get(3), 'o')).toMatchObject({ computed: 0.8, stated: 0.6, cappedBy: 'a' });
    expect(of(stated.get(4), 's')).toMatchObject({ computed: 0.9, stated: 0.6, cappedBy: 'o' });
  });

  it('takes from the capped claim and gives to nobody: the rest is not established', () => {
    const stated = stateAll([two, three], structureOf({ o: 'a' }));
    expect(of(stated.get(3), 'p')).toMatchObject({ stated: 0.15, cappedBy: null });
    expect(of(stated.get(3), 'y')).toMatchObject({ stated: 0.05, cappedBy: null });
    expect(stated.get(3)?.rest).toBeCloseTo(0.2, 12);
    expect(stated.get(2)?.rest).toBe(0);
  });

  it('leaves a claim alone that is less likely than what it entails', () => {
    const stated = stateAll([two, three], structureOf({ p: 'a' }));
    expect(of(stated.get(3), 'p')).toMatchObject({ stated: 0.15, cappedBy: null });
  });

  it('holds nothing to a level that is not its neighbour, nor to what is not there', () => {
    const stated = stateAll([two, four], structureOf({ s: 'a' }));
    expect(of(stated.get(4), 's')).toMatchObject({ stated: 0.9, cappedBy: null });
    expect(of(stateAll([two, three], structureOf({ o: 'gone' })).get(3), 'o').stated).toBe(0.8);
  });

  it('counts a whole with its parts: 0.6 for a family of 0.3 and 0.3 caps at 0.6, not at 0.3', () => {
    const family = levelOf(2, { a: 0.3, a1: 0.3, b: 0.4 });
    const stated = stateAll([family, three], structureOf({ o: 'a' }, { a1: 'a' }));
    expect(of(stated.get(2), 'a').family).toEqual({ members: ['a', 'a1'], computed: 0.6, stated: 0.6 });
    expect(of(stated.get(3), 'o').stated).toBe(0.6);
  });

  it('lowers a whole and its parts in proportion: 0.5 and 0.3 under 0.6 are 0.375 and 0.225', () => {
    const split = levelOf(3, { o: 0.5, q: 0.3, p: 0.2 });
    const stated = stateAll([two, split], structureOf({ o: 'a' }, { q: 'o' })).get(3);
    expect(of(stated, 'o').stated).toBeCloseTo(0.375, 12);
    expect(of(stated, 'q').stated).toBeCloseTo(0.225, 12);
    expect(of(stated, 'q').cappedBy).toBe('a');
    expect(of(stated, 'o').family.stated).toBeCloseTo(0.6, 12);
    expect(of(stated, 'p').stated).toBe(0.2);
    expect(stated?.rest).toBeCloseTo(0.2, 12);
  });

  it('lowers a part by what it entails itself, and its sisters not', () => {
    const split = levelOf(3, { o: 0.1, q: 0.4, r: 0.2, p: 0.3 });
    const stated = stateAll([two, split], structureOf({ q: 'b' }, { q: 'o', r: 'o' })).get(3);
    expect(of(stated, 'q')).toMatchObject({ stated: 0.3, cappedBy: 'b' });
    expect(of(stated, 'r')).toMatchObject({ stated: 0.2, cappedBy: null });
    expect(of(stated, 'o').family.stated).toBeCloseTo(0.6, 12);
  });
});

describe('the range that is stated', () => {
  const low = { p05: 0.4, p50: 0.55, p95: 0.7 };
  const below = levelOf(2, two.posterior, {
    lead: { id: 'a', range: low },
    rangeOf: () => ({ p05: 0.1, p50: 0.2, p95: 0.3 }),
  });
  const above = levelOf(3, three.posterior, { lead: { id: 'o', range: { p05: 0.5, p50: 0.6, p95: 0.65 } } });

  it('is held to that of the claim below, percentile by percentile', () => {
    const stated = stateAll([below, above], structureOf({ o: 'a' }));
    expect(stated.get(3)?.range).toEqual({ p05: 0.4, p50: 0.55, p95: 0.65, cappedBy: 'a' });
    expect(stated.get(2)?.range).toEqual({ ...low, cappedBy: null });
  });

  it('asks the runs again about a claim below that does not lead', () => {
    const stated = stateAll([below, above], structureOf({ o: 'b' }));
    expect(stated.get(3)?.range).toEqual({ p05: 0.1, p50: 0.2, p95: 0.3, cappedBy: 'b' });
  });

  it('of a part is held to what its whole entails', () => {
    const stated = stateAll([below, above], structureOf({ p: 'a' }, { o: 'p' }));
    expect(stated.get(3)?.range).toMatchObject({ p05: 0.4, cappedBy: 'a' });
  });

  it('runs up through the levels', () => {
    const top = levelOf(4, four.posterior, { lead: { id: 's', range: { p05: 0.8, p50: 0.9, p95: 0.95 } } });
    const stated = stateAll([below, above, top], structureOf({ o: 'a', s: 'o' }));
    expect(stated.get(4)?.range).toEqual({ p05: 0.4, p50: 0.55, p95: 0.65, cappedBy: 'o' });
  });

  it('is none on a tie', () => {
    expect(stateAll([below, levelOf(3, three.posterior)], structureOf({ o: 'a' })).get(3)?.range).toBeNull();
  });
});

describe('of any four levels', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const levels = fc
    .tuple(...[1, 2, 3, 4].map(() => fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 5 })))
    .map((weights) =>
      weights.map((own, at) => {
        const sum = own.reduce((total, weight) => total + weight, 0);
        return levelOf(at + 1, Object.fromEntries(own.map((weight, one) => [`${ids[one]}${at + 1}`, weight / sum])));
      }),
    );
  // A target that is not there entails nothing; a part is always of a hypothesis that comes before it, so of no circle.
  const links = fc.record({
    entails: fc.uniqueArray(
      fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 2, max: 4 }), fc.integer({ min: 0, max: 4 })),
      {
        selector: ([from, level]) => `${from} ${level}`,
        maxLength: 15,
      },
    ),
    parts: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.nat(3)), {
      selector: ([part, level]) => `${part} ${level}`,
      maxLength: 8,
    }),
  });
  type Drawn = typeof links extends fc.Arbitrary<infer Value> ? Value : never;
  const drawnToStructure = ({ entails, parts }: Drawn) =>
    structureOf(
      Object.fromEntries(entails.map(([from, level, to]) => [`${ids[from]}${level}`, `${ids[to]}${level - 1}`])),
      Object.fromEntries(parts.map(([part, level, whole]) => [`${ids[part]}${level}`, `${ids[whole % part]}${level}`])),
    );

  it('no claim with its parts is stated above the one that it entails with its own', () => {
    fc.assert(
      fc.property(levels, links, (drawn, link) => {
        const structure = drawnToStructure(link);
        const stated = stateAll(drawn, structure);
        for (const [higher, { to }] of structure.entails) {
          const level = stated.get(Number(higher.charAt(1)));
          const own = level?.hypotheses.get(higher);
          const target = stated.get(Number(to.charAt(1)))?.hypotheses.get(to);
          if (own === undefined || target === undefined) continue;
          expect(own.family.stated).toBeLessThanOrEqual(target.family.stated);
          expect(own.stated).toBeLessThanOrEqual(target.family.stated);
        }
      }),
      { numRuns: 400, seed: 20261126 },
    );
  });

  it('nobody gains, and what was taken is exactly the rest', () => {
    fc.assert(
      fc.property(levels, links, (drawn, link) => {
        for (const [number, { hypotheses, rest }] of stateAll(drawn, drawnToStructure(link))) {
          let sum = 0;
          for (const [id, own] of hypotheses) {
            expect(own.computed).toBe(drawn[number - 1]?.posterior[id]);
            expect(own.stated).toBeLessThanOrEqual(own.computed);
            expect(own.cappedBy === null).toBe(own.stated === own.computed);
            sum += own.stated;
          }
          expect(sum + rest).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 400, seed: 20261126 },
    );
  });

  it('does not depend on the order in which anything was said', () => {
    fc.assert(
      fc.property(levels, links, (drawn, link) => {
        const turned = {
          entails: link.entails.toReversed(),
          parts: link.parts.toReversed(),
        };
        const plain = (stated: ReadonlyMap<number, StatedLevel>) =>
          [...stated].map(([level, { hypotheses, rest }]) => [level, Object.fromEntries(hypotheses), rest]);
        expect(plain(stateAll(drawn, drawnToStructure(turned)))).toEqual(
          plain(stateAll(drawn, drawnToStructure(link))),
        );
      }),
      { numRuns: 200, seed: 20261126 },
    );
  });
});
