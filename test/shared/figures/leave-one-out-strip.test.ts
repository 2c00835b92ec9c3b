import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaveOneOutStrip, type LeftOutDot } from '../../../shared/figures/leave-one-out-strip.ts';
import { expectSound, hostileNames, nodesOf, numberOf, textsOf, withClass } from '../../support/figure-checks.ts';

const dot = (id: string, probability: number, more: Partial<LeftOutDot> = {}): LeftOutDot => ({
  id,
  of: 'item',
  name: `Item ${id}`,
  probability,
  newLead: undefined,
  ...more,
});
const strip = (dots: readonly LeftOutDot[], width = 600, base = 0.83) =>
  leaveOneOutStrip({ base, leadName: 'Sandworm', dots }, width);

describe('the strip of what is left out', () => {
  it('has a mark of its own for items, groups and what changes the lead', () => {
    const figure = strip([dot('a', 0.8), dot('b', 0.7, { of: 'group' }), dot('c', 0.4, { newLead: 'Dragonfly' })]);
    const markById = new Map(
      withClass(figure, 'fig-dot').map(({ target, children }) => [
        target?.id,
        children.flatMap((child) => (typeof child === 'string' ? [] : [child.attributes.class])).at(-1),
      ]),
    );
    expect(markById).toEqual(
      new Map([
        ['a', 'fig-item'],
        ['b', 'fig-group'],
        ['c', 'fig-turning'],
      ]),
    );
    expect(textsOf(figure)).toContain('the lead changes');
    expect(figure.description).toContain('The lead changes with 1.');
  });

  it('says in words what happens without each', () => {
    const figure = strip([dot('c', 0.4, { newLead: 'Dragonfly' }), dot('d', 0.42, { newLead: null }), dot('e', 0.8)]);
    const labels = withClass(figure, 'fig-dot').map(({ target }) => target?.label);
    expect(labels).toContain('without Item c: 40\u202f%, and Dragonfly leads');
    expect(labels).toContain('without Item d: 42\u202f%, and nobody leads');
    expect(labels).toContain('without Item e: 80\u202f%');
    expect(figure.table.rows.map((row) => row[3])).toEqual(['Dragonfly', 'nobody', 'the same']);
  });

  it('marks where the lead stands now and names what moves it most, either way', () => {
    const texts = textsOf(strip([dot('a', 0.6), dot('b', 0.82), dot('c', 0.95)]));
    expect(texts).toEqual(expect.arrayContaining(['now', 'without Item a', 'without Item c']));
    expect(texts).not.toContain('without Item b');
  });

  it('stacks dots that would overlap', () => {
    const figure = strip(Array.from({ length: 10 }, (_, index) => dot(String(index), 0.8)));
    const heights = withClass(figure, 'fig-item')
      .filter(
        ({ tag, attributes }) =>
          tag === 'circle' && numberOf({ tag, attributes, children: [] }, 'cy') < figure.height - 20,
      )
      .map((circle) => numberOf(circle, 'cy'));
    expect(new Set(heights).size).toBe(10);
  });

  it('turns into bars where there are too many, and still shows the few that change the lead', () => {
    const many = Array.from({ length: 5000 }, (_, index) => dot(String(index), 0.8 + (index % 7) / 1000));
    const figure = strip([...many, dot('x', 0.5, { newLead: null })]);
    expectSound(figure);
    expect(withClass(figure, 'fig-dot')).toHaveLength(0);
    expect(withClass(figure, 'fig-turning').length).toBeGreaterThan(0);
    expect(nodesOf(figure.root).length).toBeLessThan(300);
  });

  it('never looks so close that a hair seems a mile', () => {
    const figure = strip([dot('a', 0.835), dot('b', 0.825)], 600, 0.83);
    const [first = 0, second = 0] = withClass(figure, 'fig-dot').map((one) => {
      const circle = one.children.find((child) => typeof child !== 'string' && child.tag === 'circle');
      return circle === undefined || typeof circle === 'string' ? 0 : numberOf(circle, 'cx');
    });
    expect(Math.abs(first - second)).toBeLessThanOrEqual(60);
  });

  it('stands on bands from edge to edge', () => {
    const figure = strip([dot('a', 0.6)]);
    const bands = [...withClass(figure, 'fig-band-even'), ...withClass(figure, 'fig-band-odd')];
    expect(bands.reduce((sum, band) => sum + numberOf(band, 'width'), 0)).toBeCloseTo(600, 0);
  });

  it('is sound without anything to leave out, and whatever there is', () => {
    expectSound(strip([]));
    const dots = fc.array(
      fc.record({
        of: fc.constantFrom('item' as const, 'group' as const),
        name: fc.constantFrom(...hostileNames),
        probability: fc.double({ min: 0, max: 1, noNaN: true }),
        newLead: fc.constantFrom(undefined, undefined, null, ...hostileNames),
      }),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(
        dots,
        fc.integer({ min: 220, max: 1400 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (given, width, base) => {
          expectSound(
            strip(
              given.map((one, index) => ({ ...one, id: String(index) })),
              width,
              base,
            ),
          );
        },
      ),
      { numRuns: 60, seed: 20260302 },
    );
  });
});
