import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantToEpochSeconds } from '../../../shared/base/calendar.ts';
import { caseTimeline } from '../../../shared/figures/case-timeline.ts';
import type { FigureNode } from '../../../shared/figures/figure-node.ts';
import { timeTicks } from '../../../shared/figures/time-axis.ts';

const at = instantToEpochSeconds;
const labels = (from: string, to: string, most = 6): readonly string[] =>
  timeTicks(at(from), at(to), most).map(({ label }) => label);

describe('ticks of time', () => {
  it('are round hours, days, months and years, in UTC', () => {
    expect(labels('2026-03-01T08:10:00Z', '2026-03-01T11:00:00Z')).toEqual([
      '03-01 09:00',
      '03-01 10:00',
      '03-01 11:00',
    ]);
    expect(labels('2024-02-27T12:00:00Z', '2024-03-01T12:00:00Z')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(labels('2025-11-01T00:00:00Z', '2026-02-28T00:00:00Z')).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(labels('2016-12-17T00:00:00Z', '2026-11-26T00:00:00Z')).toEqual(['2018', '2020', '2022', '2024', '2026']);
  });

  it('are never more than asked for, lie within, and come in order', () => {
    const seconds = fc.integer({ min: at('1000-01-01T00:00:00Z'), max: at('9999-12-31T23:59:59Z') });
    fc.assert(
      fc.property(seconds, seconds, fc.integer({ min: 2, max: 12 }), (one, other, most) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const ticks = timeTicks(from, to, most).map((tick) => tick.seconds);
        expect(ticks.length).toBeLessThanOrEqual(most);
        expect(ticks).toEqual([...ticks].sort((left, right) => left - right));
        for (const tick of ticks) expect(tick >= from && tick <= to).toBe(true);
      }),
      { numRuns: 300, seed: 20260301 },
    );
  });
});

const bars = (node: FigureNode): readonly FigureNode[] =>
  node.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.attributes.class === 'fig-group-bar' ? [child] : bars(child),
  );

describe('the timeline', () => {
  it('draws one bar for what happened at once, the higher the more, and counts each lane', () => {
    const early = at('2026-02-01T10:00:00Z');
    const figure = caseTimeline(
      [
        { name: 'Evidence collected', times: [early, early, early] },
        { name: 'Custody', times: [at('2026-02-03T10:00:00Z')] },
      ],
      600,
    );
    const [first, second] = bars(figure.root);
    expect(bars(figure.root)).toHaveLength(2);
    expect(Number(first?.attributes.x)).toBeLessThan(10);
    expect(Number(second?.attributes.x)).toBeGreaterThan(585);
    // log2(1 + 3) is twice log2(1 + 1).
    expect(Number(first?.attributes.height)).toBeCloseTo(2 * Number(second?.attributes.height), 1);
    expect(figure.description).toBe('Evidence collected: 3; Custody: 1');
  });

  it('lies within its width whatever the times, none at all among them', () => {
    for (const times of [[], [0], [0, 0], [0, 1], [-1e9, 4e9]]) {
      for (const width of [320, 640]) {
        const figure = caseTimeline([{ name: 'Custody', times }], width);
        for (const { attributes } of bars(figure.root)) {
          expect(Number(attributes.x)).toBeGreaterThanOrEqual(0);
          expect(Number(attributes.x) + Number(attributes.width)).toBeLessThanOrEqual(width);
        }
      }
    }
  });
});
