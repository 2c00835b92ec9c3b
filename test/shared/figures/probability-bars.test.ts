import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../shared/figures/figure-node.ts';
import { probabilityBars, type ProbabilityBar } from '../../../shared/figures/probability-bars.ts';
import {
  boxOfText,
  expectApart,
  expectSound,
  hostileNames,
  nodesOf,
  numberOf,
  textOf,
  textsOf,
  withClass,
} from '../../support/figure-checks.ts';

const bar = (name: string, probability: number, more: Partial<ProbabilityBar> = {}): ProbabilityBar => ({
  id: name,
  name,
  probability,
  range: null,
  isFirst: false,
  ...more,
});
const lead = bar('Sandworm Team', 0.81, { range: { low: 0.72, high: 0.88 }, isFirst: true });
const few = [lead, bar('Other known group', 0.04), bar('Another or unknown actor', 0.12)];
const labelsOf = (figure: Figure) =>
  withClass(figure, 'fig-row').flatMap((row) => nodesOf(row).filter(({ tag }) => tag === 'text'));

describe('probability bars', () => {
  it('put each point at its probability, from edge to edge of the figure', () => {
    const figure = probabilityBars(few, 600);
    expect(withClass(figure, 'fig-point').map((point) => numberOf(point, 'cx'))).toEqual([486, 24, 72]);
    const [range] = withClass(figure, 'fig-range');
    expect(range === undefined ? [] : [numberOf(range, 'x'), numberOf(range, 'width')]).toEqual([432, 96]);
  });

  it('draw a range only where there is one', () => {
    expect(withClass(probabilityBars(few, 600), 'fig-range')).toHaveLength(1);
  });

  it('keep the order they are given and say name, number and range', () => {
    expect(labelsOf(probabilityBars(few, 600)).map(textOf)).toEqual([
      'Sandworm Team 81\u202f% (72–88)',
      'Other known group 4\u202f%',
      'Another or unknown actor 12\u202f%',
    ]);
  });

  it('write the label where there is room: to the left of a bar at the right end', () => {
    const [first, second] = labelsOf(probabilityBars(few, 600));
    expect(first?.attributes['text-anchor']).toBe('end');
    expect(second?.attributes['text-anchor']).toBe('start');
  });

  it('stand on the bands of the yardstick, with the edges in numbers', () => {
    const figure = probabilityBars(few, 700);
    const bands = [...withClass(figure, 'fig-band-even'), ...withClass(figure, 'fig-band-odd')]
      .map((band) => numberOf(band, 'x') / 700)
      .sort((left, right) => left - right);
    expect(bands.map((edge) => edge.toFixed(2))).toEqual(['0.00', '0.05', '0.20', '0.45', '0.55', '0.80', '0.95']);
    const texts = textsOf(figure);
    for (const edge of [5, 20, 45, 55, 80, 95]) expect(texts).toContain(`${edge}\u202f%`);
  });

  it('show all seven words at the width of a card, and mark that of the lead', () => {
    const figure = probabilityBars(few, 690);
    const words = textsOf(figure).join(' ');
    for (const word of [
      'almost no chance',
      'very unlikely',
      'unlikely',
      'roughly even chance',
      'likely',
      'very likely',
      'almost certain',
    ])
      expect(words).toContain(word);
    expect(withClass(figure, 'fig-word-marked').map(textOf)).toEqual(['very likely']);
  });

  it('let no word touch another, at any width', () => {
    for (let width = 180; width <= 1400; width += 7) {
      const figure = probabilityBars(few, width);
      expectApart(
        nodesOf(figure.root).filter(
          ({ tag, attributes }) => tag === 'text' && String(attributes.class).startsWith('fig-axis'),
        ),
      );
    }
  });

  it('put names above the bars where one has no room beside its own', () => {
    const wide = bar('Sandworm Team', 0.5, { range: { low: 0.05, high: 0.95 }, isFirst: true });
    const figure = probabilityBars([wide, bar('Other', 0.3)], 400);
    const [range] = withClass(figure, 'fig-range');
    const [label] = labelsOf(figure);
    if (range === undefined || label === undefined) throw new Error('nothing was drawn');
    expect(boxOfText(label).bottom).toBeLessThanOrEqual(numberOf(range, 'y'));
    expectSound(figure);
  });

  it('keep points at 0 and 1 inside, and write them as less than certain', () => {
    const figure = probabilityBars([bar('All', 1, { isFirst: true }), bar('None', 0)], 500);
    expectSound(figure);
    expect(labelsOf(figure).map(textOf)).toEqual(['All >99\u202f%', 'None <1\u202f%']);
  });

  it('keep the whole name in a title where it is cut, and the number whole', () => {
    const name = hostileNames[1] ?? '';
    const [label] = labelsOf(probabilityBars([bar(name, 0.5, { isFirst: true })], 420));
    const title = label?.children.find((child) => typeof child !== 'string' && child.tag === 'title');
    expect(title === undefined || typeof title === 'string' ? '' : title.children).toEqual([name]);
    expect(label === undefined ? '' : textOf(label)).toMatch(/… 50\u202f%$/u);
  });

  it('name each part by what is printed on it first, and in full where that is cut', () => {
    const name = hostileNames[1] ?? '';
    const figure = probabilityBars([lead, bar(name, 0.5)], 420);
    for (const row of withClass(figure, 'fig-row')) {
      const printed = nodesOf(row)
        .filter(({ tag }) => tag === 'text')
        .map(textOf)
        .join('');
      expect(row.target?.label.startsWith(printed)).toBe(true);
    }
    const [first, second] = withClass(figure, 'fig-row').map(({ target }) => target?.label);
    expect(first).toBe('Sandworm Team 81\u202f% (72–88), very likely');
    expect(second).toContain(`in full: ${name}`);
  });

  it('isolate names that run from right to left, and show what hides', () => {
    const [hebrew, hidden] = labelsOf(probabilityBars([bar('קבוצה 7', 0.2), bar('evil\u202egnp.exe', 0.3)], 700));
    expect(hebrew === undefined ? '' : textOf(hebrew)).toBe('\u2068קבוצה 7\u2069 20\u202f%');
    expect(hidden === undefined ? '' : textOf(hidden)).toContain('evil⟦U+202E⟧gnp.exe');
  });

  it('have the same in words and in a table', () => {
    const figure = probabilityBars(few, 600);
    expect(figure.description).toContain('Sandworm Team: 81\u202f% (72–88), very likely');
    expect(figure.table.rows[0]).toEqual(['Sandworm Team', '81\u202f%', '72–88\u202f%', 'very likely']);
    expect(figure.table.rows[1]?.[2]).toBe('not computed');
    expect(withClass(figure, 'fig-row').map(({ target }) => target?.id)).toEqual(few.map(({ id }) => id));
  });

  it('are sound with one hypothesis and with twelve, or none', () => {
    expectSound(probabilityBars([], 600));
    expectSound(probabilityBars([lead], 600));
    const twelve = Array.from({ length: 12 }, (_, index) => bar(`Hypothesis ${index}`, index / 11));
    const figure = probabilityBars(twelve, 600);
    expectSound(figure);
    expectApart(labelsOf(figure));
  });

  it('are sound and free of collisions whatever the names and numbers', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const bars = fc.array(
      fc.record({
        name: fc.constantFrom(...hostileNames),
        probability: share,
        ends: fc.option(fc.tuple(share, share)),
        isFirst: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(bars, fc.integer({ min: 220, max: 1600 }), (given, width) => {
        const figure = probabilityBars(
          given.map(({ name, probability, ends, isFirst }, index) => ({
            id: String(index),
            name,
            probability,
            isFirst,
            range: ends === null ? null : { low: Math.min(...ends), high: Math.max(...ends) },
          })),
          width,
        );
        expectSound(figure);
        expectApart(nodesOf(figure.root).filter(({ tag }) => tag === 'text'));
      }),
      { numRuns: 60, seed: 20260302 },
    );
  });

  it('refuse a number that is none instead of drawing it', () => {
    expect(() => probabilityBars([bar('x', Number.NaN)], 600)).toThrow('not a');
  });
});
