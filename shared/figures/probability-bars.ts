import { probabilityText, rangeNumbers } from '../attribution/shown-numbers.ts';
import { defaultWording, probabilityToWord, type Wording } from '../reference/yardsticks.ts';
import { makeFigure, node, targetNode, type Figure, type FigureNode } from './figure-node.ts';
import { fitName, nameToLine, partLabel, textNode, widthOf } from './figure-text.ts';
import {
  bandNodes,
  edgeNodes,
  placeBandWords,
  probabilityScale,
  type Frame,
  type ProbabilityScale,
} from './yardstick-axis.ts';

export type ProbabilityBar = {
  readonly id: string;
  readonly name: string;
  readonly probability: number;
  /** 5 to 95 % of the robustness run, where there is one. */
  readonly range: { readonly low: number; readonly high: number } | null;
  /** Lowered to what a level below leaves room for: the number is an upper end. */
  readonly isCapped?: boolean;
  /** In first place, alone or with others. */
  readonly isFirst: boolean;
};

const pointRadius = 5;
const labelGap = 8;
// On top of the space between name and number.
const valueGap = 2;
const besidePitch = 28;
const densePitch = 24;
const abovePitch = 38;
const denseFrom = 9;
const nameWidthMin = 90;

/** Hypotheses in the order given, on the bands of the yardstick: point, range, name, number. */
export const probabilityBars = (
  bars: readonly ProbabilityBar[],
  width: number,
  wording: Wording = defaultWording,
): Figure => {
  const wordOf = (probability: number) => probabilityToWord(probability, wording);
  const spoken = (bar: ProbabilityBar): string => `${valueOf(bar)}, ${wordOf(bar.probability).word}`;
  const sides = { left: 0, right: width };
  const scale = probabilityScale(sides);
  const marked = new Set(bars.filter(({ isFirst }) => isFirst).map(({ probability }) => wordOf(probability).band));
  const words = placeBandWords(scale, sides, marked, wording);
  const rows = bars.map((bar) => measureBar(bar, scale, width));
  // One layout for all rows: names beside the bars while every one finds room there, else above them.
  const isBeside = rows.every(({ room, needed }) => room >= needed);
  const pitch = isBeside ? (bars.length < denseFrom ? besidePitch : densePitch) : abovePitch;
  const frame: Frame = { ...sides, top: words.height, bottom: words.height + bars.length * pitch + 8 };
  return makeFigure(
    {
      width,
      height: frame.bottom + 18,
      title: 'Probability of each hypothesis',
      description:
        bars.length === 0
          ? 'There is no hypothesis.'
          : bars.map((bar) => `${nameToLine(bar.name)}: ${spoken(bar)}`).join('; '),
      table: {
        columns: ['Hypothesis', 'Probability', '5–95 %', 'Word'],
        rows: bars.map(({ name, probability, range, isCapped }) => [
          name,
          numberOf({ probability, isCapped }),
          range === null ? 'not computed' : `${rangeNumbers(range.low, range.high)}\u202f%`,
          wordOf(probability).word,
        ]),
      },
    },
    'fig-probability',
    [
      ...bandNodes(scale, frame, wording),
      ...words.nodes(frame.top),
      ...rows.map((row, index) => {
        const top = frame.top + 4 + index * pitch;
        return drawBar(row, { top, pitch, isBeside, width, word: wordOf(row.bar.probability).word });
      }),
      ...edgeNodes(scale, frame, wording),
    ],
  );
};

type MeasuredBar = {
  readonly bar: ProbabilityBar;
  readonly line: string;
  readonly value: string;
  readonly point: number;
  readonly start: number;
  readonly end: number;
  readonly isRight: boolean;
  /** Pixels on the better side, and the least that name and number need. */
  readonly room: number;
  readonly needed: number;
};

const measureBar = (bar: ProbabilityBar, scale: ProbabilityScale, width: number): MeasuredBar => {
  const line = nameToLine(bar.name);
  const value = valueOf(bar);
  const point = Math.min(Math.max(scale(bar.probability), pointRadius), width - pointRadius);
  const start = Math.min(point - pointRadius, bar.range === null ? width : scale(bar.range.low));
  const end = Math.max(point + pointRadius, bar.range === null ? 0 : scale(bar.range.high));
  const nameWidth = widthOf(line, faceOf(bar));
  const valueWidth = widthOf(` ${value}`, 'label') + valueGap;
  const [left, right] = [start - labelGap - 4, width - end - labelGap - 4];
  const isRight = right >= nameWidth + valueWidth || right >= left;
  return {
    bar,
    line,
    value,
    point,
    start,
    end,
    isRight,
    room: isRight ? right : left,
    needed: Math.min(nameWidth, nameWidthMin) + valueWidth,
  };
};

const drawBar = (
  { bar, line, value, point, start, end, isRight, room }: MeasuredBar,
  { top, pitch, isBeside, width, word }: { top: number; pitch: number; isBeside: boolean; width: number; word: string },
): FigureNode => {
  const middle = isBeside ? top + pitch / 2 : top + 27;
  const valueWidth = widthOf(` ${value}`, 'label') + valueGap;
  const name = fitName(line, (isBeside ? room : width - 8) - valueWidth, faceOf(bar));
  const place = isBeside
    ? isRight
      ? { x: end + labelGap, anchor: 'start' as const }
      : { x: start - labelGap, anchor: 'end' as const }
    : { x: Math.min(Math.max(start - 2, 4), width - 4 - name.width - valueWidth), anchor: 'start' as const };
  const first = bar.isFirst ? 'fig-first' : 'fig-other';
  const label = partLabel(name, line, value, word);
  return targetNode({ id: bar.id, label }, `fig-row ${first}`, [
    node('rect', { class: 'fig-hit', x: 0, y: top, width, height: pitch }),
    ...(bar.range === null
      ? []
      : [
          node('rect', {
            class: 'fig-range',
            x: start,
            y: middle - 4,
            width: Math.max(end - start, 2),
            height: 8,
            rx: 2,
          }),
        ]),
    node('circle', { class: 'fig-point', cx: point, cy: middle, r: pointRadius }),
    textNode({ ...place, y: isBeside ? middle + 4 : top + 15, face: faceOf(bar) }, [
      ...(name.title === null ? [] : [name.title]),
      name.text,
      node('tspan', { class: 'fig-label fig-muted', dx: valueGap }, [` ${value}`]),
    ]),
  ]);
};

const faceOf = ({ isFirst }: ProbabilityBar): 'strong' | 'label' => (isFirst ? 'strong' : 'label');

const valueOf = ({ range, ...bar }: ProbabilityBar): string =>
  range === null ? numberOf(bar) : `${numberOf(bar)} (${rangeNumbers(range.low, range.high)})`;

const numberOf = ({ probability, isCapped = false }: { probability: number; isCapped?: boolean | undefined }): string =>
  `${isCapped ? '≤\u202f' : ''}${probabilityText(probability)}`;
