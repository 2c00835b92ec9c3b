import { describe, expect, it } from 'vitest';
import { parseScoringInput } from '../../../shared/attribution/scoring-input.ts';
import { alr1ProfileText } from '../../../shared/reference/alr-1.ts';
import { fixtureInput, inputOf, readFixture, recordOf } from '../../support/scoring-inputs.ts';

const item = {
  id: 'E',
  kind: 'artifact',
  rel: 'A',
  cred: 1,
  custody: 'intact',
  forge: 'low',
  group: null,
  r: { a: 'C' },
};
const sound = { hypotheses: ['a', 'b'], evidence: [item], rho: {}, prior: 'uniform' };

describe('scoring input', () => {
  it('reads every fixture of the method', () => {
    for (const name of ['k1', 'k2', 'k3', 'k4', 'k5']) expect(fixtureInput(name).hypotheses.length).toBeGreaterThan(1);
  });

  it('reads rows as artifacts of the best grade, ungrouped, with a uniform prior', () => {
    expect(inputOf({ hypotheses: ['a', 'b', 'c'], rows: [['E', 'C', '', null]] })).toEqual({
      hypotheses: ['a', 'b', 'c'].map((id) => ({ id, type: 'specific' })),
      evidence: [{ ...item, r: { a: 'C', b: null, c: null } }],
      rho: {},
      prior: 'uniform',
    });
  });

  it('reads a short row and a missing rating as blank', () => {
    expect(inputOf({ hypotheses: ['a', 'b'], rows: [['E', 'C']] }).evidence[0]?.r).toEqual({ a: 'C', b: null });
    expect(inputOf(sound).evidence[0]?.r).toEqual({ a: 'C', b: null });
  });

  it('reads `kind` of a hypothesis as `type`', () => {
    const types = inputOf({
      ...sound,
      hypotheses: [{ id: 'a', kind: 'catch_all' }, { id: 'b', type: 'deception' }, { id: 'c' }],
    });
    expect(types.hypotheses.map(({ type }) => type)).toEqual(['catch_all', 'deception', 'specific']);
  });

  it('reads credibility as text, as the ledger spells it', () => {
    expect(inputOf({ ...sound, evidence: [{ ...item, cred: '2' }] }).evidence[0]?.cred).toBe(2);
  });

  it('hands on the seed and the profile', () => {
    expect(parseScoringInput({ ...sound, seed: 42, profile: alr1ProfileText })).toMatchObject({
      ok: true,
      value: { seed: 42, profileText: alr1ProfileText },
    });
    const profile = recordOf(JSON.parse(alr1ProfileText))['scoringProfile'];
    const bare = parseScoringInput({ ...sound, profile });
    const wrapped = parseScoringInput({ ...sound, profile: { scoringProfile: profile } });
    expect(bare).toEqual(wrapped);
    expect(bare.ok && bare.value.profileText).toContain('"scoringProfile"');
  });

  it('ignores other members', () => {
    expect(inputOf({ ...sound, id: 'K', expect: {}, evidence: [{ ...item, title: 'x' }] })).toEqual(inputOf(sound));
  });

  it.each<readonly [string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['no hypotheses', { evidence: [] }],
    ['an empty list of hypotheses', { ...sound, hypotheses: [] }],
    ['neither rows nor evidence', { hypotheses: ['a'] }],
    ['both rows and evidence', { ...sound, rows: [] }],
    ['an unknown rating', { ...sound, evidence: [{ ...item, r: { a: 'CCC' } }] }],
    ['an unknown rating in a row', { hypotheses: ['a'], rows: [['E', 'X']] }],
    ['a rating for an unknown hypothesis', { ...sound, evidence: [{ ...item, r: { z: 'C' } }] }],
    ['a row with a cell too many', { hypotheses: ['a'], rows: [['E', 'C', 'C']] }],
    ['a row without an id', { hypotheses: ['a'], rows: [[]] }],
    ['an unknown reliability', { ...sound, evidence: [{ ...item, rel: 'G' }] }],
    ['a missing reliability', { ...sound, evidence: [{ ...item, rel: undefined }] }],
    ['an unknown credibility', { ...sound, evidence: [{ ...item, cred: 7 }] }],
    ['an unknown custody grade', { ...sound, evidence: [{ ...item, custody: 'fine' }] }],
    ['an inherited name as a grade', { ...sound, evidence: [{ ...item, custody: 'constructor' }] }],
    ['an unknown forgeability', { ...sound, evidence: [{ ...item, forge: 'none' }] }],
    ['an unknown kind of item', { ...sound, evidence: [{ ...item, kind: 'rumour' }] }],
    ['an unknown kind of hypothesis', { ...sound, hypotheses: [{ id: 'a', type: 'other' }, 'b'] }],
    [
      'a type and a kind that contradict each other',
      { ...sound, hypotheses: [{ id: 'a', type: 'specific', kind: 'deception' }] },
    ],
    ['a group without rho', { ...sound, evidence: [{ ...item, group: 'G' }] }],
    ['an id used for an item and a group', { ...sound, rho: { E: 0.5 } }],
    ['an id used for two items', { ...sound, evidence: [item, item] }],
    ['an id used for two hypotheses', { ...sound, hypotheses: ['a', 'a'] }],
    ['an empty id', { ...sound, hypotheses: ['a', ''] }],
    ['an id with a lone surrogate', { ...sound, hypotheses: ['a', '\ud800'] }],
    ['a rho above 1', { ...sound, rho: { G: 1.1 } }],
    ['a rho below 0', { ...sound, rho: { G: -0.1 } }],
    ['a rho that is text', { ...sound, rho: { G: '0.5' } }],
    ['a prior above its bound', { ...sound, prior: { a: 0.7, b: 0.3 } }],
    ['a prior below its bound', { ...sound, hypotheses: ['a', 'b', 'c'], prior: { a: 0.6, b: 0.39, c: 0.01 } }],
    ['priors that do not sum to 1', { ...sound, prior: { a: 0.5, b: 0.4 } }],
    ['priors that miss 1 by more than a billionth', { ...sound, prior: { a: 0.5, b: 0.500000002 } }],
    ['a prior that is missing', { ...sound, prior: { a: 0.6 } }],
    ['a prior for an unknown hypothesis', { ...sound, prior: { a: 0.5, b: 0.5, z: 0.5 } }],
    ['another word for a prior', { ...sound, prior: 'flat' }],
    ['a seed that is no uint32', { ...sound, seed: 2 ** 32 }],
    ['a seed that is a fraction', { ...sound, seed: 0.5 }],
    ['a profile of another shape', { ...sound, profile: { scoringProfile: { id: 'x' } } }],
    ['a profile that is not JSON', { ...sound, profile: 'alr-1' }],
    ['too many items', { hypotheses: ['a'], rows: Array.from({ length: 20_001 }, (_, index) => [`E${index}`]) }],
    ['too many hypotheses', { hypotheses: Array.from({ length: 101 }, (_, index) => `H${index}`), rows: [] }],
  ])('refuses %s', (_, value) => {
    expect(parseScoringInput(value)).toMatchObject({ ok: false, error: { code: 'BAD_SCORING_INPUT' } });
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'refuses the id %s everywhere',
    (id) => {
      const texts = [
        `{"hypotheses":["a",${JSON.stringify(id)}],"rows":[]}`,
        `{"hypotheses":["a"],"rows":[[${JSON.stringify(id)},"C"]]}`,
        `{"hypotheses":["a"],"rows":[],"rho":{${JSON.stringify(id)}:1}}`,
        `{"hypotheses":["a","b"],"rows":[],"prior":{"a":0.5,"b":0.5,${JSON.stringify(id)}:0.5}}`,
        `{"hypotheses":["a"],"evidence":[${JSON.stringify({ ...item, r: 0 }).replace('"r":0', `"r":{${JSON.stringify(id)}:"C"}`)}]}`,
      ];
      for (const text of texts) expect(parseScoringInput(JSON.parse(text))).toMatchObject({ ok: false });
      expect(Object.hasOwn(Object.prototype, 'C')).toBe(false);
    },
  );

  it('takes the bounds of a prior from the profile given', () => {
    const text = alr1ProfileText.replace('"max":0.60', '"max":0.80');
    expect(parseScoringInput({ ...sound, prior: { a: 0.7, b: 0.3 }, profile: text }).ok).toBe(true);
  });

  it('says where the fault is', () => {
    const k5 = recordOf(readFixture('k5'));
    expect(parseScoringInput({ ...k5, rho: { 'G-c2': 0.7 } })).toMatchObject({ error: { at: 'evidence.E05' } });
    expect(parseScoringInput({ ...sound, evidence: [{ ...item, rel: 'G' }] })).toMatchObject({
      error: { at: 'evidence.0.rel' },
    });
  });
});
