import { describe, expect, it } from 'vitest';
import { deriveSeed, seedText } from '../../../shared/attribution/scoring-seed.ts';
import { fixtureInput, inputOf, readFixture, recordOf, scoreOf, sha256 } from '../../support/scoring-inputs.ts';

const small = {
  hypotheses: ['b', { id: 'a', type: 'deception' }, 'c'],
  evidence: [
    { id: 'E2', kind: 'report', rel: 'B', cred: 2, custody: 'intact', forge: 'high', group: 'G', r: { a: 'C', b: '' } },
    { id: 'E1', kind: 'artifact', rel: 'A', cred: 1, custody: 'failed', forge: 'low', r: { c: 'II' } },
  ],
  rho: { G: 0.7 },
};
const smallText =
  '{"evidence":[{"cred":1,"custody":"failed","forge":"low","group":null,"id":"E1","kind":"artifact","r":{"a":null,"b":null,"c":"II"},"rel":"A"},' +
  '{"cred":2,"custody":"intact","forge":"high","group":"G","id":"E2","kind":"report","r":{"a":"C","b":null,"c":null},"rel":"B"}],' +
  '"hypotheses":[{"id":"a","type":"deception"},{"id":"b","type":"specific"},{"id":"c","type":"specific"}],' +
  '"prior":{"a":"0.3333333333333333","b":"0.3333333333333333","c":"0.3333333333333333"},"profile":"00ff","rho":{"G":"0.7"}}';

describe('seed of the robustness run', () => {
  it('is taken over exactly the documented text', () => {
    expect(seedText(inputOf(small), '00ff')).toBe(smallText);
  });

  it('is the first four bytes of its SHA-256, big-endian', () => {
    expect(deriveSeed(inputOf(small), '00ff', () => Uint8Array.of(0xfe, 0xdc, 0xba, 0x98, 1, 2))).toBe(0xfedcba98);
    const view = Uint8Array.of(9, 9, 0xfe, 0xdc, 0xba, 0x98, 1).subarray(2);
    expect(deriveSeed(inputOf(small), '00ff', () => view)).toBe(0xfedcba98);
    // From sha256sum over the text above.
    expect(deriveSeed(inputOf(small), '00ff', sha256)).toBe(0x64b9c04f);
  });

  it('is not moved by order, by words beside the scores, or by saying "uniform" in numbers', () => {
    const k5 = fixtureInput('k5');
    const seed = deriveSeed(k5, 'p', sha256);
    const raw = recordOf(readFixture('k5'));
    expect(deriveSeed(inputOf({ ...raw, title: 'x', expect: null, seed: 7 }), 'p', sha256)).toBe(seed);
    const turned = { ...k5, hypotheses: k5.hypotheses.toReversed(), evidence: k5.evidence.toReversed() };
    expect(deriveSeed(turned, 'p', sha256)).toBe(seed);
    expect(deriveSeed({ ...k5, prior: { HA: 0.25, HB: 0.25, HC: 0.25, HX: 0.25 } }, 'p', sha256)).toBe(seed);
  });

  it('moves with a rating, a grade, a group, a dependence, a prior, a kind or the profile', () => {
    const k5 = fixtureInput('k5');
    const [first, ...rest] = k5.evidence;
    if (first === undefined) throw new Error('K5 has evidence');
    const variants = [
      { ...k5, evidence: [{ ...first, r: { ...first.r, HA: 'C' as const } }, ...rest] },
      { ...k5, evidence: [{ ...first, cred: 2 as const }, ...rest] },
      { ...k5, evidence: [{ ...first, group: null }, ...rest] },
      { ...k5, rho: { ...k5.rho, 'G-c2': 0.71 } },
      { ...k5, prior: { HA: 0.24, HB: 0.26, HC: 0.25, HX: 0.25 } },
      { ...k5, hypotheses: k5.hypotheses.map(({ id }) => ({ id, type: 'specific' as const })) },
    ];
    const seeds = [
      deriveSeed(k5, 'p', sha256),
      deriveSeed(k5, 'q', sha256),
      ...variants.map((input) => deriveSeed(input, 'p', sha256)),
    ];
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  it('is used where none is given', () => {
    const run = scoreOf(fixtureInput('k1')).sensitivity.monteCarlo;
    expect(run?.seed).not.toBe(42);
    expect(scoreOf(fixtureInput('k1'), run?.seed).sensitivity.monteCarlo).toEqual(run);
  });
});
