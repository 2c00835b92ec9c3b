import { describe, expect, it } from 'vitest';
import { cascadeOf, cascadeOfCase, cycleWith } from '../../../shared/consequence/cascade.ts';
import { peopleServed, peopleToWords, scopeAnchor, serviceHints } from '../../../shared/consequence/service-hints.ts';
import type { Dependency, RegisterEntry } from '../../../shared/consequence/service-register.ts';

const entry = (id: string, given: Partial<RegisterEntry> = {}): RegisterEntry => ({
  id,
  line: 1,
  kind: 'service',
  name: id,
  operator: '',
  location: '',
  sectors: ['nis2-i:energy/electricity'],
  criticality: 4,
  vulnerable: null,
  people: null,
  state: null,
  cites: null,
  note: '',
  hidden: [],
  ...given,
});
const needs = (asset: string, needed: string, backupMinutes: number | null = 0): Dependency => ({
  asset,
  needs: needed,
  backupMinutes,
  statement: '',
  cites: [],
  line: 1,
});
const state = (is: 'affected' | 'unaffected', from: string | null = null, to: string | null = null) => ({
  is,
  status: 'observed' as const,
  from,
  to,
});
const people = (count: number) => ({ count, status: 'observed' as const });

// A hospital on the water works, the water works on the grid; the hospital on the grid too, with a generator.
const dependencies = [needs('hospital', 'water', 120), needs('water', 'grid', 60), needs('hospital', 'grid', 480)];
const register = { entries: ['grid', 'water', 'hospital'].map((id) => entry(id)), dependencies };

describe('the cascade', () => {
  it('takes the shortest way, and says what is lacked first', () => {
    const { reached, held } = cascadeOf(register, [{ id: 'grid', minutes: null }]);
    // The water works after 60 minutes, the hospital 120 after it: sooner than its generator runs dry.
    expect(reached).toEqual([
      { id: 'water', earliest: 60, latest: 60, lacks: 'grid', root: 'grid' },
      { id: 'hospital', earliest: 180, latest: 180, lacks: 'water', root: 'grid' },
    ]);
    expect(held).toEqual([]);
  });

  it('stops at a backup that outlasts the failure, and counts a failure as ended the moment a backup ends', () => {
    const reach = (minutes: number) => cascadeOf(register, [{ id: 'grid', minutes }]);
    expect(reach(181).reached.map(({ id }) => id)).toEqual(['water', 'hospital']);
    expect(reach(180).reached.map(({ id }) => id)).toEqual(['water']);
    expect(reach(180).held).toEqual([{ id: 'hospital', why: 'backup' }]);
    expect(reach(60).reached).toEqual([]);
    // What is behind something that held is not looked at but by its own ways.
    expect(reach(60).held.map(({ id }) => id)).toEqual(['hospital', 'water']);
  });

  it('counts an unknown backup as none for the earliest time, and claims no latest one', () => {
    const unknown = { ...register, dependencies: [needs('water', 'grid', null), needs('hospital', 'water', 120)] };
    expect(cascadeOf(unknown, [{ id: 'grid', minutes: null }]).reached).toEqual([
      { id: 'water', earliest: 0, latest: null, lacks: 'grid', root: 'grid' },
      { id: 'hospital', earliest: 120, latest: null, lacks: 'water', root: 'grid' },
    ]);
    // By the other way the hospital fails after 480 minutes whatever the backup of the water works.
    const two = { ...unknown, dependencies: [...unknown.dependencies, needs('hospital', 'grid', 480)] };
    expect(cascadeOf(two, [{ id: 'grid', minutes: null }]).reached[1]).toMatchObject({ earliest: 120, latest: 480 });
    // A failure of 300 minutes may pass it by.
    expect(cascadeOf(two, [{ id: 'grid', minutes: 300 }]).reached[1]).toMatchObject({ earliest: 120, latest: null });
  });

  it('starts from what is stated to have failed, for as long as it did, and goes through nothing that held', () => {
    const from = state('affected', '2016-12-17T21:53:00Z', '2016-12-17T23:08:00Z');
    const entries = [entry('grid', { state: from }), entry('water', { state: state('unaffected') }), entry('hospital')];
    const { roots, reached, held } = cascadeOfCase({ ...register, entries });
    expect(roots).toEqual([{ id: 'grid', minutes: 75 }]);
    // By water it would have failed after 180 minutes, by its generator after 480; the grid was back after 75.
    expect(reached).toEqual([]);
    expect(held).toEqual([
      { id: 'hospital', why: 'backup' },
      { id: 'water', why: 'stated' },
    ]);
  });

  it('ends in a ring that no rule let in', () => {
    const ring = { ...register, dependencies: [...dependencies, needs('grid', 'hospital')] };
    expect(cascadeOf(ring, [{ id: 'grid', minutes: null }]).reached).toHaveLength(2);
  });

  it('names the way by which something would need itself', () => {
    expect(cycleWith(dependencies, { asset: 'grid', needs: 'hospital' })).toEqual(['grid', 'hospital', 'grid']);
    expect(cycleWith(dependencies.slice(0, 2), { asset: 'grid', needs: 'hospital' })).toEqual([
      'grid',
      'hospital',
      'water',
      'grid',
    ]);
    expect(cycleWith([], { asset: 'grid', needs: 'grid' })).toEqual(['grid', 'grid']);
    expect(cycleWith(dependencies, { asset: 'school', needs: 'grid' })).toBeUndefined();
  });
});

describe('people served', () => {
  it('are never a sum but at most, and have no upper bound where a number is unknown', () => {
    const words = (...counts: readonly (number | null)[]) =>
      peopleToWords(peopleServed(counts.map((one) => entry('x', { people: one === null ? null : people(one) }))));
    expect(words(40_000)).toBe('40\u202f000 people');
    expect(words(40_000, 100_000)).toBe('at least 100\u202f000 people, at most 140\u202f000');
    expect(words(40_000, null)).toBe('at least 40\u202f000 people; the number of one service is unknown');
    expect(peopleToWords(peopleServed([entry('x', { people: people(5) }), entry('y', { kind: 'asset' })]))).toBe(
      '5 people',
    );
    const guess = { count: 5, status: 'estimated' as const };
    expect(peopleToWords(peopleServed([entry('x', { people: guess })]))).toBe('5 people (estimated)');
    expect(words(null)).toBe('an unknown number of people');
    expect(words()).toBe('nobody');
  });

  it('fall under the anchors of the method', () => {
    expect([100, 101, 10_000, 10_001, 100_000, 100_001, 1_000_000, 1_000_001].map(scopeAnchor)).toEqual([
      0, 1, 1, 2, 2, 3, 3, 4,
    ]);
  });
});

describe('what the register says beside the harm card', () => {
  it('is nothing until something failed', () => {
    expect(serviceHints(register, cascadeOfCase(register))).toEqual([]);
  });

  it('keeps what is stated apart from what could follow, and names the entries that it rests on', () => {
    const entries = [
      entry('grid', { state: state('affected'), people: people(90_000), operator: 'Grid company' }),
      entry('water', { sectors: ['nis2-i:drinking-water'], people: people(60_000), operator: 'City' }),
      entry('hospital', { sectors: ['nis2-i:health', 'cisa:healthcare-and-public-health'], vulnerable: 4 }),
    ];
    const all = { ...register, entries };
    expect(serviceHints(all, cascadeOfCase(all))).toEqual([
      {
        criterion: 'criticality',
        stated: 'highest 4 (life-sustaining): “grid”',
        potential: 'highest 4 (life-sustaining): “water”, “hospital”',
        entries: ['grid', 'water', 'hospital'],
      },
      {
        criterion: 'scope',
        stated: '90\u202f000 people: anchor 2',
        potential: 'at least 60\u202f000 people; the number of one service is unknown: anchor 2 or higher',
        entries: ['grid', 'water', 'hospital'],
      },
      {
        criterion: 'collateral',
        stated: 'one organisation, in energy, electricity (NIS2 I)',
        potential:
          'one organisation and others that are not named, in drinking water (NIS2 I); health (NIS2 I); healthcare and public health (CISA); 2 of another sector',
        entries: ['grid', 'water', 'hospital'],
      },
      {
        criterion: 'vulnerable',
        stated: null,
        potential: expect.stringContaining('4 ('),
        entries: ['grid', 'water', 'hospital'],
      },
    ]);
  });
});
