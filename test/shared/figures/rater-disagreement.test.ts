import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratingCodes } from '../../../shared/domain/vocabulary.ts';
import { raterDisagreement, type DisagreementCell } from '../../../shared/figures/rater-disagreement.ts';
import {
  expectApart,
  expectSound,
  hostileNames,
  nodesOf,
  numberOf,
  textsOf,
  withClass,
} from '../../support/figure-checks.ts';

const cell: DisagreementCell = {
  item: 'e1',
  itemName: 'Wiper overlap',
  hypothesis: 'h2',
  hypothesisName: 'Sandworm Team',
  own: 'C',
  ratings: ['C', 'II', null],
  panel: 'I',
  openSynthesis: 'extreme',
  osach: 'extreme',
  effect: 'II: nobody leads',
  changesLead: true,
};
const given = { raters: ['Anna', 'Ben', 'Carla'], cells: [cell], differing: 1 };
const texts = (figure: ReturnType<typeof raterDisagreement>) =>
  nodesOf(figure.root).filter(({ tag }) => tag === 'text');

describe('the figure of disagreement', () => {
  it('puts each rater at their rating, the frame at what the case counts, the triangle at the median', () => {
    const figure = raterDisagreement(given, 900);
    const middles = withClass(figure, 'fig-rate-ii')
      .concat(withClass(figure, 'fig-rate-c'))
      .map((shape) => numberOf(shape, 'x') + numberOf(shape, 'width') / 2);
    // From very inconsistent on.
    const [ben, anna] = withClass(figure, 'fig-rater').map((shape) => numberOf(shape, 'cx'));
    const [own] = withClass(figure, 'fig-own').map((shape) => numberOf(shape, 'x') + numberOf(shape, 'width') / 2);
    const [span] = withClass(figure, 'fig-span').map((shape) => [numberOf(shape, 'x1'), numberOf(shape, 'x2')]);
    const [veryInconsistent, consistent] = middles;
    expect(anna).toBeCloseTo(consistent ?? 0, 1);
    expect(ben).toBeCloseTo(veryInconsistent ?? 0, 1);
    expect(own).toBeCloseTo(consistent ?? 0, 1);
    expect(span?.[0]).toBeCloseTo(veryInconsistent ?? 0, 1);
    expect(span?.[1]).toBeCloseTo(consistent ?? 0, 1);
    // Two of the row and two of its key; whoever has not rated the cell has no place in it, but is in the key.
    expect(withClass(figure, 'fig-rater')).toHaveLength(2 + 3);
    expect(withClass(figure, 'fig-panel')).toHaveLength(2);
  });

  it('writes the bands, who is who, and that a rating changes the lead', () => {
    expect(textsOf(raterDisagreement(given, 900))).toEqual(
      expect.arrayContaining([
        'Open Synthesis extreme',
        'Open Source ACH extreme',
        'Anna',
        'Carla',
        'what the case counts',
        'median of all',
        'II: nobody leads; against Sandworm Team',
      ]),
    );
    const [target] = nodesOf(raterDisagreement(given, 900).root).flatMap((node) => node.target ?? []);
    expect(target).toEqual({
      id: 'e1/h2',
      label:
        'Wiper overlap II: nobody leads; against Sandworm Team 2 1 Open Synthesis extreme Open Source ACH extreme, the case: consistent; rater 1: consistent; rater 2: very inconsistent; rater 3: not rated; median: inconsistent',
    });
  });

  it('has a place for “not applicable” only where somebody said so', () => {
    expect(withClass(raterDisagreement(given, 900), 'fig-rate-na')).toHaveLength(0);
    const said = raterDisagreement({ ...given, cells: [{ ...cell, ratings: ['NA', 'C', null] }] }, 900);
    expect(withClass(said, 'fig-rate-na')).toHaveLength(1);
  });

  it('counts raters where their numbers find no room, and cells that are not drawn', () => {
    const raters = Array.from({ length: 9 }, (_, index) => `Rater ${index}`);
    const crowd = { ...cell, ratings: raters.map((_, index): 'C' | 'I' => (index < 8 ? 'C' : 'I')) };
    const figure = raterDisagreement({ raters, cells: Array.from({ length: 14 }, () => crowd), differing: 40 }, 900);
    expect(textsOf(figure).filter((text) => text === '×8')).toHaveLength(12);
    expect(textsOf(figure)).toContain('28 more cells differ, and matter less.');
    expect(figure.table.rows).toHaveLength(14);
  });

  it('says so where nobody differs', () => {
    const figure = raterDisagreement({ raters: ['Anna', 'Ben'], cells: [], differing: 0 }, 900);
    expect(textsOf(figure)).toContain('Nobody rates a cell otherwise than the case does.');
    expectSound(figure);
  });

  it('is sound and free of collisions whatever the names', () => {
    const name = fc.constantFrom(...hostileNames);
    const rating = fc.option(fc.constantFrom(...ratingCodes));
    const cases = fc.record({
      raters: fc.array(name, { maxLength: 6 }),
      cells: fc.array(
        fc.record({
          itemName: name,
          hypothesisName: name,
          own: rating,
          panel: rating,
          changesLead: fc.boolean(),
          ratings: fc.array(rating, { minLength: 6, maxLength: 6 }),
        }),
        { maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(cases, fc.integer({ min: 300, max: 1600 }), ({ raters, cells }, width) => {
        const figure = raterDisagreement(
          {
            raters,
            differing: cells.length + 3,
            cells: cells.map((one) => ({ ...cell, ...one, ratings: one.ratings.slice(0, raters.length) })),
          },
          width,
        );
        expectSound(figure);
        expectApart(texts(figure));
      }),
      { numRuns: 40, seed: 20260302 },
    );
  });
});
