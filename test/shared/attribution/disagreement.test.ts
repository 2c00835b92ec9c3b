import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnShare } from '../../../shared/attribution/column-share.ts';
import { openSynthesisDisagreement, osachDisagreement } from '../../../shared/attribution/disagreement.ts';
import { panelRating } from '../../../shared/attribution/panel-rating.ts';
import { widestDistance } from '../../../shared/attribution/rating-distance.ts';
import { ratingScale } from '../../../shared/attribution/cells.ts';
import { ratingCodes } from '../../../shared/domain/vocabulary.ts';

type Rating = (typeof ratingCodes)[number];
const votes = (text: string): Rating[] =>
  text.split(' ').flatMap((word) => ratingCodes.find((code) => code === word) ?? []);
const anyVotes = fc.array(fc.constantFrom(...ratingCodes), { minLength: 1, maxLength: 7 });
const mirror = (vote: Rating): Rating =>
  ratingScale[ratingScale.length - 1 - ratingScale.findIndex((one) => one === vote)] ?? vote;

describe('disagreement in one cell', () => {
  // Worked by hand from method, section 1.3.
  it.each([
    ['C', 0, 'consensus'],
    ['C C C C CC', 0.447214, 'consensus'],
    ['C C C CC', 0.5, 'mild'],
    ['C CC', Math.SQRT1_2, 'mild'],
    ['I C', Math.SQRT2, 'mild'],
    ['NA C', Math.SQRT1_2, 'mild'],
    ['NA NA C', 0.57735, 'mild'],
    ['II N C', 1.527525, 'large'],
    ['II N CC', 2, 'extreme'],
    ['I CC', 2.12132, 'extreme'],
  ])('after Open Synthesis: %s', (text, spread, band) => {
    const found = openSynthesisDisagreement(votes(text));
    expect(found.spread).toBeCloseTo(spread, 6);
    expect(found.band).toBe(band);
  });

  it.each([
    ['II', 0, 'consensus'],
    ['C CC', 0.25, 'consensus'],
    ['N C', 0.75, 'mild'],
    ['NA C', 0.75, 'mild'],
    ['N CC', 1, 'mild'],
    ['C C I', 14_142 / 10_000, 'strong'],
    ['I C', 1.5, 'strong'],
    ['II C', 1.75, 'extreme'],
    ['II CC', 2, 'extreme'],
  ])('after Open Source ACH: %s', (text, spread, band) => {
    expect(osachDisagreement(votes(text))).toEqual({ spread, band });
  });

  it('is the same in whatever order the raters stand, and none where all say the same', () => {
    fc.assert(
      fc.property(anyVotes, (given) => {
        expect(osachDisagreement(given.toReversed()).band).toBe(osachDisagreement(given).band);
        expect(openSynthesisDisagreement(given.map(() => given[0] ?? 'N')).spread).toBe(0);
        expect(osachDisagreement(given.map(() => given[0] ?? 'N')).spread).toBe(0);
      }),
    );
  });
});

describe('the panel’s rating of a cell', () => {
  it.each([
    ['', null],
    ['CC', 'CC'],
    ['N C', 'N'],
    ['C CC', 'C'],
    ['I N', 'N'],
    ['II I', 'I'],
    ['I C', 'N'],
    ['II C', 'N'],
    ['N CC', 'C'],
    ['II C CC', 'C'],
    ['NA C', 'C'],
    ['NA NA C', 'NA'],
  ])('%s gives %s', (text, panel) => expect(panelRating(votes(text))).toBe(panel));

  it('treats both ends of the scale alike, stays between its voices, and knows no order', () => {
    fc.assert(
      fc.property(anyVotes, (given) => {
        const panel = panelRating(given);
        expect(panelRating(given.map(mirror))).toBe(panel === null ? null : mirror(panel));
        expect(panelRating(given.toReversed())).toBe(panel);
        const places = given
          .filter((vote) => vote !== 'NA')
          .map((vote) => ratingScale.findIndex((one) => one === vote));
        const place = ratingScale.findIndex((one) => one === panel);
        if (place >= 0) expect(place >= Math.min(...places) && place <= Math.max(...places)).toBe(true);
      }),
    );
  });
});

it('counts steps between ratings on the scale only', () => {
  expect(widestDistance(['II', 'CC'])).toBe(4);
  expect(widestDistance(['N', 'N'])).toBe(0);
  expect(widestDistance([null, 'C'])).toBeNull();
  expect(widestDistance(['I', null, 'NA', 'CC', 'N'])).toBe(3);
  expect(widestDistance(['I', 'NA'])).toBeNull();
});

describe('work down columns', () => {
  const acts = (text: string) =>
    text.split(' ').map((word) => ({ item: word.slice(0, 1), hypotheses: [word.slice(1)] }));
  it('is warned of above four fifths of the steps, and not before there are ten', () => {
    expect(columnShare(acts('a1 b1 c1 d1 e1 f1 a2 b2 c2 d2 e2 f2'))).toEqual({ steps: 10, share: 1, isWarning: true });
    expect(columnShare(acts('a1 b1 c1 d1'))).toEqual({ steps: 3, share: 1, isWarning: false });
    // Eight of ten are four fifths, which is not more.
    expect(columnShare(acts('a1 b1 c1 d1 e1 f1 g1 h1 i1 i2 i3')).isWarning).toBe(false);
    expect(columnShare(acts('a1 a2 b1 b2 c1 c2 d1 d2'))).toEqual({ steps: 4, share: 0, isWarning: false });
  });

  it('is not what saves a whole row at once', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((item) => ({ item, hypotheses: ['1', '2', '3'] }));
    expect(columnShare(rows)).toEqual({ steps: 12, share: 0, isWarning: false });
  });
});
