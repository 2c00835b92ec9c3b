import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellFlip, FlipOrigin, RivalFlip } from '../../../shared/attribution/rival-flips.ts';
import { cellFlipList } from '../../../shared/figures/cell-flip-list.ts';
import { flipList } from '../../../shared/figures/flip-list.ts';
import {
  expectApart,
  expectSound,
  hostileNames,
  nodesOf,
  numberOf,
  textsOf,
  withClass,
} from '../../support/figure-checks.ts';

const origin = (text: string, decibels: number, detail = ''): FlipOrigin => ({
  kind: 'item',
  id: text,
  text,
  detail,
  items: [text],
  decibels,
});
const rival: RivalFlip = {
  rival: 'h2',
  name: 'Sandworm Team',
  distance: 6,
  count: 2,
  origins: [origin('Shared C2', 4.5), origin('Wiper overlap', 2.5)],
};
const textNodes = (figure: ReturnType<typeof flipList>) => nodesOf(figure.root).filter(({ tag }) => tag === 'text');

describe('the list of flips', () => {
  it('fills a frame as long as the lead is ahead with the origins that would have to be wrong', () => {
    const figure = flipList([rival], 'Lead', 701);
    // 7 dB are 700 pixels: the frame ends at 6 dB, the first origin at 4.5, the second at 7.
    const [frame] = withClass(figure, 'fig-track');
    const segments = withClass(figure, 'fig-positive').map((shape) => [numberOf(shape, 'x'), numberOf(shape, 'width')]);
    expect(frame === undefined ? 0 : numberOf(frame, 'width')).toBe(600);
    expect(segments).toEqual([
      [0.5, 449],
      [450.5, 249],
    ]);
    expect(textsOf(figure)).toEqual(
      expect.arrayContaining(['Sandworm Team', '2 origins together · 6.0 dB behind', '+4.5', '+2.5']),
    );
  });

  it('never strikes a number of the bar out with the mark that has to be reached', () => {
    // 750 pixels for 7.5 dB: the mark stands at 600, in the middle of the second origin, from 450 to 750.
    const wide = flipList([{ ...rival, origins: [origin('a', 4.5), origin('b', 3)] }], 'Lead', 751);
    expect(withClass(wide, 'fig-on-bar').map((text) => numberOf(text, 'x'))).toEqual([225, 525]);
    // The second has eight pixels on either side of the mark, and its number finds no room beside it.
    const narrow = flipList([{ ...rival, origins: [origin('a', 5.92), origin('b', 0.16)] }], 'Lead', 609);
    expect(withClass(narrow, 'fig-on-bar').map((text) => numberOf(text, 'x'))).toEqual([296]);
  });

  it('says plainly where one origin decides, where none can, and where it is level already', () => {
    const words = (count: number | null): readonly string[] =>
      textsOf(flipList([{ ...rival, count, origins: [] }], 'Lead', 700));
    expect(words(1)).toContain('one origin alone · 6.0 dB behind');
    expect(words(null)).toContain('no set of origins: the prior keeps it behind · 6.0 dB behind');
    expect(words(0)).toContain('level already · 6.0 dB behind');
    expect(withClass(flipList([{ ...rival, count: 1 }], 'Lead', 700), 'fig-alert')).toHaveLength(1);
    expect(withClass(flipList([rival], 'Lead', 700), 'fig-alert')).toHaveLength(0);
  });

  it('never cuts in silence: origins and rivals that are not drawn are counted and summed, and are in the table', () => {
    const origins = Array.from({ length: 9 }, (_, index) => origin(`o${index}`, 9 - index));
    const figure = flipList(
      Array.from({ length: 5 }, (_, index) => ({ ...rival, rival: `h${index}`, origins, count: 9 })),
      'Lead',
      700,
      { rivalsMax: 3, originsMax: 4 },
    );
    // Three are drawn of nine: 6 + 5 + 4 + 3 + 2 + 1 are left.
    expect(textsOf(figure).filter((text) => text === '6 more together')).toHaveLength(3);
    expect(textsOf(figure).filter((text) => text === '+21.0')).toHaveLength(3);
    expect(textsOf(figure)).toContain('2 more rivals, which take more; all are in the table.');
    expect(figure.table.rows).toHaveLength(45);
  });

  it('leads to the rival and to each origin', () => {
    expect(nodesOf(flipList([rival], 'Lead', 700).root).flatMap(({ target }) => target?.id ?? [])).toEqual([
      'h2',
      'Shared C2',
      'Wiper overlap',
    ]);
  });

  it('is sound and free of collisions whatever the names and numbers', () => {
    const name = fc.constantFrom(...hostileNames);
    const decibels = fc.double({ min: 0, max: 99, noNaN: true });
    const flips = fc.array(
      fc.record({
        rival: fc.constant('h'),
        name,
        distance: decibels,
        count: fc.option(fc.integer({ min: 0, max: 9 })),
        origins: fc.array(
          fc
            .record({ text: name, decibels, detail: fc.constantFrom('', '(12 items, ρ 0.35)') })
            .map((one): FlipOrigin => ({ ...one, kind: 'group', id: 'o', items: [] })),
          { maxLength: 9 },
        ),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(flips, fc.integer({ min: 240, max: 1600 }), (given, width) => {
        const figure = flipList(given, 'Lead', width, { rivalsMax: 3 });
        expectSound(figure);
        // Numbers on the bar are drawn over it, and stand apart from all other text too.
        expectApart(textNodes(figure));
      }),
      { numRuns: 40, seed: 20260302 },
    );
  });
});

describe('the list of single ratings that decide', () => {
  const flip: CellFlip = {
    item: 'e1',
    itemName: 'Wiper overlap',
    hypothesis: 'h2',
    hypothesisName: 'Sandworm Team',
    from: 'N',
    to: 'C',
    newLead: null,
  };

  it('shows the rating, its neighbour and who leads then, and leads to the cell', () => {
    const figure = cellFlipList([flip, { ...flip, item: 'e2', newLead: 'Nobody known' }], 600);
    expect(textsOf(figure)).toEqual(
      expect.arrayContaining([
        'Wiper overlap',
        'against Sandworm Team; nobody leads then',
        'against Sandworm Team; then Nobody known leads',
        'N',
        'C',
      ]),
    );
    expect(nodesOf(figure.root).flatMap(({ target }) => target?.id ?? [])).toEqual(['e1/h2', 'e2/h2']);
  });

  it('says how many are not drawn, and says so where there is none', () => {
    const many = cellFlipList(
      Array.from({ length: 30 }, () => flip),
      600,
      12,
    );
    expect(textsOf(many)).toContain('18 more, not drawn; the table has them.');
    expect(many.table.rows).toHaveLength(30);
    expect(textsOf(cellFlipList([], 600))).toEqual(['No single rating, moved one step, changes who leads.']);
  });

  it('is sound and free of collisions whatever the names', () => {
    for (const width of [240, 420, 900])
      for (const name of hostileNames) {
        const figure = cellFlipList([{ ...flip, itemName: name, hypothesisName: name, newLead: name }], width);
        expectSound(figure);
        expectApart(textNodes(figure));
      }
    expectSound(cellFlipList([], 240));
  });
});
