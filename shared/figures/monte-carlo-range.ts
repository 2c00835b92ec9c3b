import { probabilityText, rangeText, shareText } from '../attribution/shown-numbers.ts';
import { defaultWording, type Wording } from '../reference/yardsticks.ts';
import { makeFigure, node, type Figure, type FigureNode } from './figure-node.ts';
import { nameToLine, textNode, widthOf } from './figure-text.ts';
import { bandNodes, edgeNodes, placeBandWords, probabilityScale, type Frame } from './yardstick-axis.ts';

export type MonteCarloRange = {
  readonly leadName: string;
  /** The number that is stated; the median of the runs need not be the same. */
  readonly base: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly stability: number;
  readonly runs: number;
};

const radius = 5.5;
const bodyHeight = 42;

/** Where the lead's probability lay in nine of ten runs with disturbed weights and ratings. */
export const monteCarloRange = (range: MonteCarloRange, width: number, wording: Wording = defaultWording): Figure => {
  const { base, low, median, high, stability, runs } = range;
  const sides = { left: 0, right: width };
  const scale = probabilityScale(sides);
  const words = placeBandWords(scale, sides, new Set(), wording);
  const frame: Frame = { ...sides, top: words.height, bottom: words.height + bodyHeight };
  const middle = frame.top + bodyHeight / 2;
  const [start, end] = [scale(low), Math.max(scale(high), scale(low) + 2)];
  const point = Math.min(Math.max(scale(base), radius), width - radius);
  return makeFigure(
    {
      width,
      height: frame.bottom + 18,
      title: 'Range of the robustness run',
      description: `${nameToLine(range.leadName)}: ${probabilityText(base)}, between ${rangeText(low, high)} in nine of ten of ${runs} runs; first in ${shareText(stability)} of them.`,
      table: {
        columns: ['Measure', 'Value'],
        rows: [
          ['stated', probabilityText(base)],
          ['5 % of the runs below', probabilityText(low)],
          ['median', probabilityText(median)],
          ['5 % of the runs above', probabilityText(high)],
          ['first in', shareText(stability)],
          ['runs', String(runs)],
        ],
      },
    },
    'fig-monte-carlo',
    [
      ...bandNodes(scale, frame, wording),
      ...words.nodes(frame.top),
      node('g', { class: 'fig-first' }, [
        node('rect', { class: 'fig-range', x: start, y: middle - 5, width: end - start, height: 10, rx: 2 }),
        node('line', { class: 'fig-median', x1: scale(median), x2: scale(median), y1: middle - 8, y2: middle + 8 }),
        node('circle', { class: 'fig-point', cx: point, cy: middle, r: radius }),
      ]),
      ...endLabels(
        { start: Math.min(start, point - radius), end: Math.max(end, point + radius) },
        range,
        middle,
        width,
      ),
      ...edgeNodes(scale, frame, wording),
    ],
  );
};

/** The ends beside the bar; where the bar leaves no room at an end, its number moves above it. */
const endLabels = (
  { start, end }: { readonly start: number; readonly end: number },
  { low, high }: MonteCarloRange,
  middle: number,
  width: number,
): readonly FigureNode[] => {
  const [lowText, highText] = [probabilityText(low), probabilityText(high)];
  const [lowWidth, highWidth] = [widthOf(lowText, 'label'), widthOf(highText, 'label')];
  const label = (text: string, x: number, y: number, anchor: 'start' | 'end'): FigureNode =>
    textNode({ x, y, face: 'label', anchor, className: 'fig-muted' }, [text]);
  return [
    start - 8 - lowWidth >= 2
      ? label(lowText, start - 8, middle + 4, 'end')
      : label(lowText, Math.max(start, 2), middle - 10, 'start'),
    end + 8 + highWidth <= width - 2
      ? label(highText, end + 8, middle + 4, 'start')
      : label(highText, Math.min(end, width - 2), middle - 10, 'end'),
  ];
};
