import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decibelTornado, type TornadoBar } from '../../../shared/figures/decibel-tornado.ts';
import {
  expectApart,
  expectSound,
  hostileNames,
  nodesOf,
  numberOf,
  textsOf,
  withClass,
} from '../../support/figure-checks.ts';

const words = { title: 'What carries the result', against: 'for the rival', favour: 'for the lead' };
const bar = (name: string, decibels: number, detail = ''): TornadoBar => ({ id: name, name, detail, decibels });
const some = [bar('Shared C2', 5.4, '(2 items, ρ 0.7)'), bar('Wiper overlap', 2.7), bar('Tor exits', -1.35)];
describe('the decibel tornado', () => {
  it('draws bars from zero, to the right for the lead and to the left for the rival, in proportion', () => {
    const figure = decibelTornado(some, 700, words);
    const [line] = withClass(figure, 'fig-zero');
    const zero = line === undefined ? 0 : numberOf(line, 'x1');
    const bars = withClass(figure, 'fig-bar').map((shape) => ({
      x: numberOf(shape, 'x'),
      width: numberOf(shape, 'width'),
    }));
    expect(bars[0]?.x).toBeCloseTo(zero, 1);
    expect((bars[2]?.x ?? 0) + (bars[2]?.width ?? 0)).toBeCloseTo(zero, 1);
    expect((bars[0]?.width ?? 0) / (bars[1]?.width ?? 1)).toBeCloseTo(2, 1);
    expect((bars[0]?.width ?? 0) / (bars[2]?.width ?? 1)).toBeCloseTo(4, 1);
    expect(withClass(figure, 'fig-positive')).toHaveLength(2);
    expect(withClass(figure, 'fig-negative')).toHaveLength(1);
  });

  it('writes names with their detail, and values with their sign', () => {
    const texts = textsOf(decibelTornado(some, 700, words));
    expect(texts).toContain('Shared C2 (2 items, ρ 0.7)');
    expect(texts).toEqual(expect.arrayContaining(['+5.4', '+2.7', '\u22121.4', '‹ for the rival', 'for the lead ›']));
  });

  it('needs no words for sides where there is one side', () => {
    const texts = textsOf(decibelTornado(some.slice(0, 2), 700, words));
    expect(texts.some((text) => text.includes('rival'))).toBe(false);
  });

  it('lets the detail go before the name where it is narrow', () => {
    const figure = decibelTornado(some, 300, words);
    expect(textsOf(figure)).toContain('Shared C2');
    expect(figure.table.rows[0]).toEqual(['Shared C2 (2 items, ρ 0.7)', '+5.4']);
  });

  it('draws what is almost nothing as a line, and what is nothing without an end', () => {
    const figure = decibelTornado([bar('a', 0), bar('b', 0)], 400, words);
    expectSound(figure);
    expect(textsOf(figure)).toEqual(['a', '0.0', 'b', '0.0']);
  });

  it('draws the rest in neither colour, as nothing to follow', () => {
    const figure = decibelTornado([bar('a', 3), { ...bar('5 others together', 0.4), isRest: true }], 400, words);
    expect(withClass(figure, 'fig-rest')).toHaveLength(1);
    expect(withClass(figure, 'fig-row').map(({ target }) => target?.id)).toEqual(['a', undefined]);
    expect(withClass(figure, 'fig-positive')).toHaveLength(1);
  });

  it('is sound and free of collisions whatever the names and numbers', () => {
    const bars = fc.array(
      fc.record({
        name: fc.constantFrom(...hostileNames),
        detail: fc.constantFrom('', '(12 items, ρ 0.35)'),
        decibels: fc.double({ min: -99, max: 99, noNaN: true }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(bars, fc.integer({ min: 240, max: 1600 }), (given, width) => {
        const figure = decibelTornado(
          given.map((one, index) => ({ ...one, id: String(index) })),
          width,
          words,
        );
        expectSound(figure);
        expectApart(nodesOf(figure.root).filter(({ tag }) => tag === 'text'));
      }),
      { numRuns: 60, seed: 20260302 },
    );
  });
});
