import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatrixPicture, PictureHeading, PictureRow } from '../../../shared/attribution/matrix-picture.ts';
import { ratingMatrix } from '../../../shared/figures/rating-matrix.ts';
import { ratingCodes } from '../../../shared/domain/vocabulary.ts';
import { expectApart, expectSound, hostileNames, nodesOf, textsOf, withClass } from '../../support/figure-checks.ts';

const row = (id: string, ratings: PictureRow['ratings'], heading: PictureHeading | null = null): PictureRow => ({
  id,
  exhibit: `EX-${id}`,
  name: `Item ${id}`,
  weight: 0.6,
  heading,
  ratings,
});
const group = { id: 'g', name: 'Shared C2', detail: '(2 items, ρ 0.7)' };
const small: MatrixPicture = {
  hypotheses: [
    { id: 'h1', name: 'Sandworm Team' },
    { id: 'h2', name: 'Insufficient evidence' },
  ],
  rows: [row('1', ['CC', null], group), row('2', ['II', 'N'], group), row('3', ['NA', 'I'])],
};
const many = (rows: number, columns: number): MatrixPicture => ({
  hypotheses: Array.from({ length: columns }, (_, index) => ({ id: `h${index}`, name: `Hypothesis number ${index}` })),
  rows: Array.from({ length: rows }, (_, index) =>
    row(
      String(index),
      Array.from({ length: columns }, (__, column) => ratingCodes[(index + column) % ratingCodes.length] ?? null),
      index % 4 < 2 ? { id: `g${index >> 2}`, name: `Group ${index >> 2}`, detail: '' } : null,
    ),
  ),
});
const texts = (figure: ReturnType<typeof ratingMatrix>) => nodesOf(figure.root).filter(({ tag }) => tag === 'text');

describe('the picture of the matrix', () => {
  it('prints letters, weights and groups, and leaves a blank cell dashed and empty', () => {
    const figure = ratingMatrix(small, 800);
    const printed = textsOf(figure);
    expect(printed).toEqual(expect.arrayContaining(['EX-1', 'Item 1', '0.60', 'weight']));
    expect(printed.filter((text) => text.startsWith('Shared C2') && text.includes('2 items, ρ 0.7'))).toHaveLength(1);
    // Besides those of the legend, one each.
    expect(withClass(figure, 'fig-rate-cc')).toHaveLength(2);
    expect(withClass(figure, 'fig-rate-ii')).toHaveLength(2);
    expect(withClass(figure, 'fig-rate-blank')).toHaveLength(2);
    expect(withClass(figure, 'fig-group-bar')).toHaveLength(2);
  });

  it('names the columns where names find room, and numbers them with a key where they do not', () => {
    expect(textsOf(ratingMatrix(small, 800))).toEqual(expect.arrayContaining(['Sandworm Team']));
    const narrow = textsOf(ratingMatrix(many(3, 8), 600));
    expect(narrow).toEqual(expect.arrayContaining(['1', '8', 'Hypothesis number 0', 'Hypothesis number 7']));
  });

  it('draws 14 by 5 with room to breathe and 60 by 8 on one page', () => {
    const five = ratingMatrix(many(14, 5), 1000);
    const page = ratingMatrix(many(60, 8), 680);
    expect(withClass(five, 'fig-row')).toHaveLength(14);
    expect(withClass(page, 'fig-row')).toHaveLength(60);
    // Rows of 13 under 15 headings of 13, a key of four lines and two lines of legend: A4 takes it at nine tenths.
    expect(page.height).toBe(4 * 16 + 26 + 60 * 13 + 15 * 13 + 10 + 2 * 18);
    expect(textsOf(page).some((text) => text.includes('more'))).toBe(false);
    // The head and the first rows; all others lie as these do.
    for (const figure of [five, page]) expectApart(texts(figure).slice(0, 100));
  });

  it('says how many rows and columns are not drawn, and has all of them in the table', () => {
    const cut = ratingMatrix(many(80, 8), 800);
    expect(textsOf(cut)).toContain('20 more rows, not drawn; the table has all of them.');
    expect(cut.table.rows).toHaveLength(80);
    const narrow = ratingMatrix(many(3, 20), 300);
    const left =
      20 -
      (withClass(narrow, 'fig-row')[0]?.children.filter(
        (child) => typeof child !== 'string' && /^fig-rate-(?!.*text)/u.test(String(child.attributes.class)),
      ).length ?? 0);
    expect(left).toBeGreaterThan(0);
    expect(textsOf(narrow).some((text) => text.startsWith(`${left} more hypotheses`))).toBe(true);
    expect(narrow.table.columns).toHaveLength(24);
  });

  it('leads from each row to its item, and says its ratings aloud', () => {
    const targets = nodesOf(ratingMatrix(small, 800).root).flatMap(({ target }) => target ?? []);
    expect(targets.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(targets[0]?.label).toBe('EX-1 Item 1 0.60 CC, 1 not rated');
  });

  it('is sound and free of collisions whatever the names', () => {
    const name = fc.constantFrom(...hostileNames);
    const pictures = fc.record({
      hypotheses: fc.array(name, { minLength: 1, maxLength: 9 }),
      rows: fc.array(
        fc.record({
          name,
          exhibit: fc.option(name),
          weight: fc.double({ min: 0, max: 1, noNaN: true }),
          heading: fc.option(fc.record({ id: fc.constantFrom('a', 'b'), name, detail: name })),
          rating: fc.option(fc.constantFrom(...ratingCodes)),
        }),
        { maxLength: 5 },
      ),
    });
    fc.assert(
      fc.property(pictures, fc.integer({ min: 240, max: 1600 }), (given, width) => {
        const figure = ratingMatrix(
          {
            hypotheses: given.hypotheses.map((one, index) => ({ id: String(index), name: one })),
            rows: given.rows.map(({ rating, ...one }, index) => ({
              ...one,
              id: String(index),
              ratings: given.hypotheses.map(() => rating),
            })),
          },
          width,
        );
        expectSound(figure);
        expectApart(texts(figure));
      }),
      { numRuns: 20, seed: 20260302 },
    );
  });
});
