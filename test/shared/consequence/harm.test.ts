import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePolicies } from '../../../shared/consequence/compare-policies.ts';
import { computeHarm, parseHarmInput, type HarmScores } from '../../../shared/consequence/harm.ts';
import { harmCriteria, harmStatuses } from '../../../shared/domain/vocabulary.ts';
import { defaultPolicy, parsePolicyProfile } from '../../../shared/reference/policy-profiles.ts';
import { policyProfileText } from '../../../shared/reference/policy-1.ts';

type Status = (typeof harmStatuses)[number];
const order = [
  'life',
  'criticality',
  'disruption',
  'scope',
  'duration',
  'collateral',
  'reversibility',
  'vulnerable',
  'data',
] as const;
const scoresOf = (values: readonly number[], status: Status = 'observed'): HarmScores =>
  Object.fromEntries(order.map((criterion, at) => [criterion, { score: values[at] ?? 0, status }]));
const harmOf = (scores: HarmScores) => computeHarm(scores, defaultPolicy);

describe('the harm card', () => {
  // Method, section 7.2.
  it.each([
    ['hospital', [3, 4, 3, 2, 2, 2, 1, 4, 2], 67.5, 3, []],
    ['website', [0, 1, 1, 1, 1, 0, 0, 0, 0], 13, 1, []],
    ['grid', [2, 4, 4, 3, 1, 2, 1, 3, 0], 62.5, 3, []],
    ['water', [1, 4, 3, 1, 1, 0, 1, 2, 0], 40.5, 3, ['OVR-LIFELINE']],
    ['clinic death', [4, 4, 2, 1, 1, 1, 4, 3, 1], 63, 4, ['OVR-LIFE4']],
    ['all 4', [4, 4, 4, 4, 4, 4, 4, 4, 4], 100, 5, []],
  ])('of %s is that of the method', (_, values, index, level, overrides) => {
    expect(harmOf(scoresOf(values))).toEqual({
      index,
      potentialIndex: index,
      actual: level,
      potential: level,
      overrides,
      missing: [],
    });
  });

  it('counts what is only potential in the potential alone, and what is missing as 0 that is listed', () => {
    expect(harmOf({ life: { score: 4, status: 'potential' }, scope: { score: 4, status: 'estimated' } })).toEqual({
      index: 13,
      potentialIndex: 35,
      actual: 1,
      potential: 4,
      overrides: [],
      missing: ['criticality', 'disruption', 'duration', 'collateral', 'reversibility', 'vulnerable', 'data'],
    });
    expect(harmOf({})).toMatchObject({ index: 0, actual: 0, missing: [...harmCriteria] });
  });

  it('never falls when a score rises, and is never more than the potential', () => {
    const score = fc.record({ score: fc.integer({ min: 0, max: 4 }), status: fc.constantFrom(...harmStatuses) });
    const scores = fc.record(Object.fromEntries(order.map((criterion) => [criterion, score])));
    fc.assert(
      fc.property(scores, fc.constantFrom(...order), (given: HarmScores, criterion) => {
        const harm = harmOf(given);
        expect(harm.actual).toBeLessThanOrEqual(harm.potential);
        const before = given[criterion];
        if (before === undefined || before.score === 4) return;
        const more = harmOf({ ...given, [criterion]: { ...before, score: before.score + 1 } });
        expect(more.actual).toBeGreaterThanOrEqual(harm.actual);
        expect(more.potential).toBeGreaterThanOrEqual(harm.potential);
      }),
    );
  });

  it.each([
    ['an unknown criterion', { scores: { lives: { score: 1, status: 'observed' } } }],
    ['a score above 4', { scores: { life: { score: 5, status: 'observed' } } }],
    ['half a score', { scores: { life: { score: 1.5, status: 'observed' } } }],
    ['an unknown status', { scores: { life: { score: 1, status: 'guessed' } } }],
    ['a score without a status', { scores: { life: { score: 1 } } }],
    ['no scores', {}],
    ['a list', []],
  ])('refuses %s', (_, input) => {
    const parsed = parseHarmInput(input);
    expect(parsed.ok ? 'ok' : parsed.error.code).toBe('BAD_HARM_INPUT');
  });
});

describe('two policy profiles', () => {
  it('differ by place, members of lists by their identifier, and what is new or gone by one side', () => {
    const before = {
      version: '1',
      harm: { levels: [{ level: 0, min: 0 }] },
      instruments: [{ id: 'I01', approvals: [] }],
    };
    const after = {
      harm: { levels: [{ level: 0, min: 1 }] },
      instruments: [{ id: 'I01', approvals: ['head'] }, { id: 'I02' }],
    };
    expect(comparePolicies(before, after)).toEqual([
      { where: 'harm.levels.0.min', before: '0', after: '1' },
      { where: 'instruments.I01.approvals', before: '[]', after: '["head"]' },
      { where: 'instruments.I02.id', before: null, after: '"I02"' },
      { where: 'version', before: '"1"', after: null },
    ]);
    expect(comparePolicies(before, before)).toEqual([]);
  });
});

describe('a policy profile', () => {
  const changed = (from: string, to: string): string => {
    expect(policyProfileText).toContain(from);
    return policyProfileText.replace(from, to);
  };
  it('that comes with the program is sound and has twenty instruments', () => {
    expect(parsePolicyProfile(policyProfileText).ok).toBe(true);
    expect(defaultPolicy.instruments.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, at) => `I${String(at + 1).padStart(2, '0')}`),
    );
  });
  it.each([
    ['weights that do not sum to 1', changed('"life":0.22', '"life":0.23')],
    ['a missing weight', changed('"life":0.22,', '')],
    ['an unknown criterion', changed('"when":{"life":3}', '"when":{"lives":3}')],
    ['an instrument that is there twice', changed('"id":"I02"', '"id":"I01"')],
    ['an unknown confidence', changed('"conf":"low"', '"conf":"some"')],
    ['an instrument without a rung', changed('"rung":0,', '')],
    ['levels that do not rise', changed('"min":30', '"min":60')],
    ['another statistic than the pessimistic end', changed('"gateStatistic":"p05"', '"gateStatistic":"p50"')],
    ['a raise by analysts', changed('"maxAnalystRaise":0', '"maxAnalystRaise":1')],
    ['a member that is unknown', changed('"maxAnalystRaise":0', '"maxAnalystRaise":0,"override":true')],
    ['an unknown instrument', changed('"key":"retorsion"', '"key":"hack_back"')],
    ['an instrument of the future', changed('"id":"I14"', '"id":"I21"')],
    ['an unknown role', changed('"approvals":["head"]', '"approvals":["anybody"]')],
    ['a rung without an instrument', changed('"rung":6', '"rung":5')],
    ['countermeasures that are not referred', changed(',"scope":"REFER"', '')],
    [
      'countermeasures on a lower rung',
      changed('"key":"state_countermeasures","rung":7', '"key":"state_countermeasures","rung":6'),
    ],
    [
      'a use of force that is open',
      changed(
        '"key":"use_of_force","rung":8,"ri":5,"scope":"EXCLUDED"',
        '"key":"use_of_force","rung":8,"ri":5,"level":4,"conf":"high","p":0.99,"hl":5,"maxCollateral":1,"indep":true,"partner":"joint","legal":true,"approvals":["head"],"initialDays":30,"reviewDays":14,"redress":true',
      ),
    ],
    ['no redress', changed('"deciderMustDifferFromApprovers":true', '"deciderMustDifferFromApprovers":false')],
    ['no JSON', '{'],
  ])('with %s is refused', (_, text) => {
    const parsed = parsePolicyProfile(text);
    expect(parsed.ok ? 'ok' : parsed.error.code).toBe('BAD_POLICY_PROFILE');
  });
});
