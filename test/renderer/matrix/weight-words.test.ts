import { describe, expect, it } from 'vitest';
import {
  explainWeight,
  ratingDecibels,
  toRating,
  type WeightWords,
} from '../../../renderer/app/features/matrix/weight-words.ts';
import { alr1ProfileText } from '../../../shared/reference/alr-1.ts';
import { parseScoringProfile } from '../../../shared/reference/scoring-profiles.ts';

const parsed = parseScoringProfile(alr1ProfileText);
if (!parsed.ok) throw new Error(parsed.error.message);
const profile = parsed.value;

type Graded = Parameters<typeof explainWeight>[0];
const sound: Graded = {
  kind: 'artifact',
  reliability: 'A',
  credibility: '2',
  custody: 'intact',
  forgeability: 'moderate',
  adequacy: null,
};
const explain = (change: Partial<Graded>): WeightWords | undefined => explainWeight({ ...sound, ...change }, profile);

describe('the weight of an item', () => {
  it('is explained factor by factor', () => {
    expect(explain({})).toEqual({
      weight: expect.closeTo(0.6, 12),
      formula: 'min(A 1.00, 2 0.75) × custody intact 1.00 × forgeability moderate 0.80',
      notes: [],
      whyNothing: null,
    });
  });

  it('says which factor makes it nothing', () => {
    expect(explain({ custody: 'failed' })?.whyNothing).toBe('custody failed');
    expect(explain({ custody: 'failed', forgeability: 'demonstrated' })?.whyNothing).toBe(
      'custody failed and forgeability shown to be planted',
    );
    expect(explain({ reliability: 'E' })?.whyNothing).toBe('reliability E');
  });

  it('says that an assumption is capped', () => {
    const words = explain({ kind: 'assumption', credibility: '1', forgeability: 'low' });
    expect(words?.weight).toBe(0.5);
    expect(words?.notes).toEqual(['An assumption counts at most 0.50.']);
    expect(explain({ kind: 'assumption', credibility: '4' })?.notes).toEqual([]);
  });

  it('takes for an absence how adequate the collection was', () => {
    const words = explain({ kind: 'absence', adequacy: 'partial', credibility: '1' });
    expect(words?.formula).toContain('3 0.50');
    expect(words?.notes).toHaveLength(1);
  });

  it('is not explained where a grade is withheld or unknown', () => {
    const unknown: readonly Partial<Graded>[] = [
      { reliability: null },
      { credibility: null },
      { credibility: '7' },
      { custody: 'lost' },
      { forgeability: null },
      { kind: null },
    ];
    expect(unknown.map(explain)).toEqual(unknown.map(() => undefined));
  });

  it('gives the decibels of one cell as the score counts them', () => {
    // Method, section 2.3: 10·log10((w·p + (1 − w)·0.5) / 0.5) with w = 1.
    expect(ratingDecibels('CC', 1, profile)).toBeCloseTo(2.5527, 4);
    expect(ratingDecibels('II', 1, profile)).toBeCloseTo(-6.9897, 4);
    expect(ratingDecibels('NA', 0.6, profile)).toBe(0);
  });

  it('knows the codes of ratings and nothing else', () => {
    expect([toRating('CC'), toRating('cc'), toRating(null), toRating('constructor')]).toEqual(['CC', null, null, null]);
  });
});
