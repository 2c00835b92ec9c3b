import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WaterfallStep } from '../../../shared/attribution/waterfall.ts';
import { decibelWaterfall } from '../../../shared/figures/decibel-waterfall.ts';
import {
  expectApart,
  expectSound,
  hostileNames,
  nodesOf,
  numberOf,
  textsOf,
  withClass,
} from '../../support/figure-checks.ts';

const step = (kind: WaterfallStep['kind'], name: string, decibels: number, detail = ''): WaterfallStep => ({
  kind,
  id: name,
  name,
  detail,
  items: [name],
  decibels,
});
const waterfall = {
  hypothesis: 'Sandworm Team',
  steps: [step('prior', 'Prior', -6), step('group', 'Shared C2', 4, '(2 items, ρ 0.7)'), step('item', 'Tor exits', -1)],
  total: -3,
};

describe('the decibel waterfall', () => {
  it('begins every bar where the one before it ended, and the result at zero', () => {
    const figure = decibelWaterfall(waterfall, 700);
    const [line] = withClass(figure, 'fig-zero');
    const zero = line === undefined ? 0 : numberOf(line, 'x1');
    const bars = withClass(figure, 'fig-bar').map((shape) => ({
      from: numberOf(shape, 'x'),
      to: numberOf(shape, 'x') + numberOf(shape, 'width'),
    }));
    const decibel = (zero - (bars[0]?.from ?? 0)) / 6;
    expect(bars[0]?.to).toBeCloseTo(zero, 1);
    expect(bars[1]?.from).toBeCloseTo(zero - 6 * decibel, 1);
    expect(bars[1]?.to).toBeCloseTo(zero - 2 * decibel, 1);
    expect(bars[2]?.to).toBeCloseTo(zero - 2 * decibel, 1);
    expect(bars[2]?.from).toBeCloseTo(zero - 3 * decibel, 1);
    expect(bars[3]?.from).toBeCloseTo(zero - 3 * decibel, 1);
    expect(bars[3]?.to).toBeCloseTo(zero, 1);
  });

  it('writes each step with its sign, and keeps the running sum in the table', () => {
    const figure = decibelWaterfall(waterfall, 700);
    expect(textsOf(figure)).toEqual([
      '0 dB',
      'Prior',
      '\u22126.0',
      'Shared C2(2 items, ρ 0.7)',
      '+4.0',
      'Tor exits',
      '\u22121.0',
      'Result',
      '\u22123.0',
    ]);
    expect(figure.table.rows).toEqual([
      ['Prior', '\u22126.0', '\u22126.0'],
      ['Shared C2 (2 items, ρ 0.7)', '+4.0', '\u22122.0'],
      ['Tor exits', '\u22121.0', '\u22123.0'],
      ['Result', '', '\u22123.0'],
    ]);
  });

  it('leads from the prior and each origin, but not from a sum or the result', () => {
    const figure = decibelWaterfall(
      { ...waterfall, steps: [...waterfall.steps, step('rest', '5 others together', 0)] },
      700,
    );
    expect(nodesOf(figure.root).flatMap(({ target }) => target?.id ?? [])).toEqual(['Prior', 'Shared C2', 'Tor exits']);
  });

  it('is sound and free of collisions whatever the names and numbers', () => {
    const steps = fc.array(
      fc.record({
        kind: fc.constantFrom('prior', 'group', 'item', 'rest' as const),
        name: fc.constantFrom(...hostileNames),
        detail: fc.constantFrom('', '(12 items, ρ 0.35)'),
        decibels: fc.double({ min: -99, max: 99, noNaN: true }),
      }),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(steps, fc.integer({ min: 240, max: 1600 }), (given, width) => {
        const figure = decibelWaterfall(
          {
            hypothesis: given[0]?.name ?? '',
            steps: given.map((one, index) => ({ ...one, id: String(index), items: [] })),
            total: given.reduce((sum, { decibels }) => sum + decibels, 0),
          },
          width,
        );
        expectSound(figure);
        expectApart(nodesOf(figure.root).filter(({ tag }) => tag === 'text'));
      }),
      { numRuns: 60, seed: 20260302 },
    );
  });
});
