import { makeFigure, node, type Figure, type FigureNode } from './figure-node.ts';
import { textNode, widthOf } from './figure-text.ts';
import { timeTicks } from './time-axis.ts';

/** What happened of one kind: seconds since 1 January 1970, in UTC. */
export type TimelineLane = { readonly name: string; readonly times: readonly number[] };

const laneHeight = 44;
const nameRow = 14;
const barHeight = 22;
const barWidth = 5;
const axisRow = 20;
const tickRoom = 92;
const hourSeconds = 3600;

/**
 * When things happened, one lane a kind on one axis of time. A bar stands for all that falls into its few pixels; its height
 * grows with the logarithm of their number, since a thousand items are taken in within a minute.
 */
export const caseTimeline = (lanes: readonly TimelineLane[], width: number): Figure => {
  const all = lanes.flatMap(({ times }) => times);
  const [from, to] = spanOf(all);
  const sides = { left: barWidth, right: width - barWidth };
  const place = (seconds: number): number => sides.left + ((seconds - from) / (to - from)) * (sides.right - sides.left);
  const binned = lanes.map(({ times }) => binsOf(times.map(place)));
  const most = binned.reduce((tallest, bins) => Math.max(tallest, ...bins.values()), 1);
  const bottom = lanes.length * laneHeight;
  const ticks = timeTicks(from, to, Math.max(Math.floor(width / tickRoom), 2));
  return makeFigure(
    {
      width,
      height: bottom + axisRow,
      title: 'Timeline, in UTC',
      description: lanes.map(({ name, times }) => `${name}: ${times.length}`).join('; '),
      table: {
        columns: ['Kind', 'Entries'],
        rows: lanes.map(({ name, times }) => [name, String(times.length)]),
      },
    },
    'fig-timeline',
    [
      ...lanes.flatMap(({ name, times }, lane) => {
        const base = (lane + 1) * laneHeight - 4;
        return [
          textNode({ x: 0, y: lane * laneHeight + nameRow - 3, face: 'label' }, [`${name}: ${times.length}`]),
          // Beside the names, so that no line goes through a word.
          ...ticks.map(({ seconds }) =>
            node('line', { class: 'fig-tick', x1: place(seconds), x2: place(seconds), y1: base - barHeight, y2: base }),
          ),
          node('line', { class: 'fig-rule', x1: 0, x2: width, y1: base, y2: base }),
          ...[...(binned[lane] ?? [])].map(([bin, count]) => barNode(bin, count, most, base)),
        ];
      }),
      ...ticks.map(({ seconds, label }) => {
        const half = widthOf(label, 'axis') / 2;
        const x = Math.min(Math.max(place(seconds), half), width - half);
        return textNode({ x, y: bottom + 16, face: 'axis', anchor: 'middle', className: 'fig-muted' }, [label]);
      }),
    ],
  );
};

/** A span is never empty: around a single instant there is an hour on each side. */
const spanOf = (times: readonly number[]): readonly [number, number] => {
  const from = times.reduce((least, time) => Math.min(least, time), Infinity);
  const to = times.reduce((most, time) => Math.max(most, time), -Infinity);
  if (from === Infinity) return [0, hourSeconds];
  return from === to ? [from - hourSeconds, to + hourSeconds] : [from, to];
};

/** How many fall into each bar, by the number of the bar from the left. */
const binsOf = (places: readonly number[]): ReadonlyMap<number, number> => {
  const bins = new Map<number, number>();
  for (const x of places) bins.set(Math.floor(x / barWidth), (bins.get(Math.floor(x / barWidth)) ?? 0) + 1);
  return bins;
};

const barNode = (bin: number, count: number, most: number, base: number): FigureNode => {
  const height = Math.max((barHeight * Math.log2(1 + count)) / Math.log2(1 + most), 3);
  return node('rect', {
    class: 'fig-group-bar',
    x: bin * barWidth + 0.5,
    y: base - height,
    width: barWidth - 1,
    height,
  });
};
