import { describe, expect, it } from 'vitest';
import { compareParc205, compareProfiles } from '../../../shared/attribution/profile-comparison.ts';
import { alr1ProfileText } from '../../../shared/reference/alr-1.ts';
import { parc205Text } from '../../../shared/reference/parc-205.ts';
import { readForeignProfile } from '../../../shared/reference/read-profile.ts';
import { parseScoringProfile } from '../../../shared/reference/scoring-profiles.ts';
import { inputOf, soundItem } from '../../support/scoring-inputs.ts';

const profileOf = (text: string) => {
  const profile = parseScoringProfile(text);
  if (!profile.ok) throw new Error(profile.error.message);
  return profile.value;
};
const own = profileOf(alr1ProfileText);
const input = {
  ...inputOf({ hypotheses: ['H1', 'H2', 'H3'], rows: [] }),
  evidence: [
    // Weights 1; 0.5 (credibility 3); 0.25 (credibility 4).
    soundItem('a', { H1: 'II', H2: 'N', H3: 'I' }),
    { ...soundItem('b', { H1: 'CC', H2: 'I', H3: 'II' }), cred: 3 as const },
    { ...soundItem('c', { H1: 'CC', H2: 'II', H3: 'N' }), cred: 4 as const },
  ],
};

describe('another scoring profile beside', () => {
  it('gives both numbers by hypothesis, by hand, and says whether the lead changes', () => {
    // The other profile lets a very inconsistent item count as an inconsistent one: p(II) = 0.3.
    const other = profileOf(alr1ProfileText.replace('"II":0.10', '"II":0.30'));
    const compared = compareProfiles(input, own, other);
    if (!compared.ok) throw new Error(compared.error.message);
    // Own, as factors: H1 0.2·(1+0.5·0.8)·(1+0.25·0.8) = 0.336; H2 1·(1−0.5·0.4)·(1−0.25·0.8) = 0.64; H3 0.6·(1−0.5·0.8)·1 = 0.36.
    // Other: H1 0.6·1.4·1.2 = 1.008; H2 0.8·(1−0.25·0.4) = 0.72; H3 0.6·(1−0.5·0.4) = 0.48.
    const byId = Object.fromEntries(compared.value.hypotheses.map((one) => [one.id, one]));
    const [ownSum, otherSum] = [0.336 + 0.64 + 0.36, 1.008 + 0.72 + 0.48];
    expect(byId['H1']?.own).toBeCloseTo(0.336 / ownSum, 9);
    expect(byId['H1']?.other).toBeCloseTo(1.008 / otherSum, 9);
    expect(byId['H3']?.other).toBeCloseTo(0.48 / otherSum, 9);
    expect(compared.value.hypotheses.map(({ id, ownPlace, otherPlace }) => [id, ownPlace, otherPlace])).toEqual([
      ['H2', 1, 2],
      ['H3', 2, 3],
      ['H1', 3, 1],
    ]);
    expect([compared.value.ownLead, compared.value.otherLead, compared.value.leadChanges]).toEqual(['H2', 'H1', true]);
  });

  it('changes nothing where the other profile is the same', () => {
    const compared = compareProfiles(input, own, own);
    expect(compared.ok && compared.value.leadChanges).toBe(false);
    expect(compared.ok && compared.value.hypotheses.every((one) => one.own === one.other)).toBe(true);
  });

  it('is refused where the case’s priors lie outside its bounds', () => {
    const narrow = profileOf(alr1ProfileText.replace('"max":0.60', '"max":0.40'));
    const prior = { H1: 0.5, H2: 0.25, H3: 0.25 };
    const compared = compareProfiles({ ...input, prior }, own, narrow);
    expect(compared.ok ? 'ok' : compared.error.code).toBe('PROFILE_DOES_NOT_FIT');
  });
});

describe('WIS-PARC205', () => {
  it('weighs points by √2, 1 and 1/√2, with relevance medium, by hand', () => {
    const { hypotheses, otherLead } = compareParc205(input, own);
    const points = Object.fromEntries(hypotheses.map(({ id, other }) => [id, other]));
    // a is high (√2), b medium (1), c low (1/√2).
    expect(points['H1']).toBeCloseTo(2 * Math.SQRT2, 12);
    expect(points['H2']).toBeCloseTo(1 + 2 * Math.SQRT1_2, 12);
    expect(points['H3']).toBeCloseTo(Math.SQRT2 + 2, 12);
    expect(otherLead).toBe('H2');
  });

  it('does not rank the catch-all, which nothing refutes, and has no lead on a tie', () => {
    const hypotheses = [
      { id: 'H1', type: 'specific' as const },
      { id: 'H2', type: 'specific' as const },
      { id: 'HX', type: 'catch_all' as const },
    ];
    const tied = { ...input, hypotheses, evidence: [soundItem('a', { H1: 'I', H2: 'I', HX: 'N' })] };
    const compared = compareParc205(tied, own);
    expect(compared.otherLead).toBeNull();
    const residual = compared.hypotheses.find(({ id }) => id === 'HX');
    expect([residual?.ownPlace, residual?.otherPlace]).toEqual([null, null]);
  });

  it('holds the ranked hypotheses against each other only, so that a catch-all in front is no change', () => {
    const hypotheses = [
      { id: 'H1', type: 'specific' as const },
      { id: 'H2', type: 'specific' as const },
      { id: 'HX', type: 'catch_all' as const },
    ];
    const evidence = [soundItem('a', { H1: 'I', H2: 'II', HX: 'CC' })];
    const compared = compareParc205({ ...input, hypotheses, evidence }, own);
    expect([compared.ownLead, compared.otherLead, compared.leadChanges]).toEqual(['H1', 'H1', false]);
    expect(compared.hypotheses.map(({ id, ownPlace, otherPlace }) => [id, ownPlace, otherPlace])).toEqual([
      ['HX', null, null],
      ['H1', 1, 1],
      ['H2', 2, 2],
    ]);
  });

  it('says of itself that it is from memory', () => {
    expect(parc205Text).toContain('"status":"memory"');
  });
});

describe('a scoring profile from anybody', () => {
  const refusal = (text: string) => {
    const read = readForeignProfile(text);
    return read.ok ? 'ok' : `${read.error.message} ${read.error.at ?? ''}`;
  };

  it.each([
    ['an unknown key', alr1ProfileText.replace('"assumptionCap"', '"extra":1,"assumptionCap"'), /extra/u],
    ['a value out of bounds', alr1ProfileText.replace('"II":0.10', '"II":1.5'), /scoringProfile\.p\.II/u],
    ['a missing value', alr1ProfileText.replace('"assumptionCap":0.50,', ''), /assumptionCap/u],
    ['NaN', alr1ProfileText.replace('"assumptionCap":0.50', '"assumptionCap":NaN'), /not JSON/u],
    [
      'a number beyond all',
      alr1ProfileText.replace('"assumptionCap":0.50', '"assumptionCap":1e999'),
      /assumptionCap|number/u,
    ],
    ['a name twice', alr1ProfileText.replace('"II":0.10', '"II":0.10,"II":0.2'), /twice.* II/u],
    ['a name twice, once escaped', alr1ProfileText.replace('"II":0.10', '"II":0.10,"\\u0049I":0.2'), /twice.* II/u],
    ['a name of an object’s prototype', alr1ProfileText.replace('"II":0.10', '"II":0.10,"__proto__":{}'), /__proto__/u],
    ['deep nesting', '['.repeat(5000), /nesting/u],
    ['what is far too long', ' '.repeat(70_000), /70000 characters/u],
    ['another document', '{"yardsticks":[]}', /scoringProfile|yardsticks/u],
    ['nothing', '', /not JSON/u],
  ])('is refused with %s', (_, text, why) => {
    expect(refusal(text)).toMatch(why);
  });

  it('is taken as it is, names that stand once in each object and in texts included', () => {
    expect(refusal(alr1ProfileText.replace('PROPOSED', '{\\"II\\":1,\\"II\\":'))).toBe('ok');
    expect(refusal(alr1ProfileText)).toBe('ok');
  });
});
