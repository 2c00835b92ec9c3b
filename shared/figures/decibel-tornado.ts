import { decibelText } from '../attribution/shown-numbers.ts';
import { makeFigure, node, targetNode, type Figure, type FigureNode } from './figure-node.ts';
import { fitName, nameToLine, partLabel, textNode, widthOf } from './figure-text.ts';
import { linearScale } from './linear-scale.ts';

export type TornadoBar = {
  readonly id: string;
  readonly name: string;
  /** Our own words after the name, never shortened. */
  readonly detail: string;
  readonly decibels: number;
  /** The sum of what has no row of its own; it cannot be followed. */
  readonly isRest?: boolean;
};
export type TornadoWords = { readonly title: string; readonly against: string; readonly favour: string };

const pitch = 22;
const barHeight = 12;
const barMin = 1;
const valueGap = 6;
const labelGap = 10;
const detailGap = 1;
const labelShare = 0.46;
const nameWidthMin = 100;

/** Signed bars from zero in the order given; what is below zero points the other way. */
export const decibelTornado = (bars: readonly TornadoBar[], width: number, words: TornadoWords): Figure => {
  const values = bars.map(({ decibels }) => decibels);
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)];
  const isTwoSided = lowest < 0 && highest > 0;
  const lines = bars.map(({ name }) => nameToLine(name));
  const labelWidth = Math.min(
    width * labelShare,
    Math.max(0, ...bars.map(({ detail }, index) => widthOf(lines[index] ?? '', 'label') + widthOfDetail(detail))),
  );
  const valueWidth = Math.max(0, ...values.map((value) => widthOf(decibelText(value), 'value'))) + valueGap + barMin;
  const left = labelWidth + labelGap + (lowest < 0 ? valueWidth : 0);
  const right = Math.max(width - (values.some((value) => value >= 0) ? valueWidth : barMin), left + 1);
  const scale = linearScale([lowest, highest === lowest ? lowest + 1 : highest], [left, right]);
  const top = isTwoSided ? 16 : 2;
  const height = top + bars.length * pitch + 2;
  const zero = scale(0);
  return makeFigure(
    {
      width,
      height,
      title: words.title,
      description: `Decibels: above zero ${words.favour}, below zero ${words.against}. ${bars.map(({ decibels }, index) => `${lines[index] ?? ''}: ${decibelText(decibels)}`).join('; ')}`,
      table: {
        columns: ['Origin', 'Decibels'],
        rows: bars.map(({ name, detail, decibels }) => [withDetail(name, detail), decibelText(decibels)]),
      },
    },
    'fig-tornado',
    [
      ...(isTwoSided ? sideWords(words, zero, labelWidth, width) : []),
      node('line', { class: 'fig-zero', x1: zero, x2: zero, y1: top, y2: height - 2 }),
      ...bars.map((bar, index) =>
        drawBar(bar, lines[index] ?? '', {
          top: top + index * pitch,
          width,
          labelWidth,
          zero,
          end: scale(bar.decibels),
        }),
      ),
    ],
  );
};

/** Which side speaks for whom; words that find no room are left out, as the signs say the same. */
const sideWords = (
  { against, favour }: TornadoWords,
  zero: number,
  labelWidth: number,
  width: number,
): readonly FigureNode[] => {
  const place = (text: string, x: number, anchor: 'start' | 'end', room: number): readonly FigureNode[] =>
    widthOf(text, 'axis') > room ? [] : [textNode({ x, y: 10, face: 'axis', anchor, className: 'fig-faint' }, [text])];
  return [
    ...place(`‹ ${against}`, zero - 6, 'end', Math.max(zero - 6, labelWidth - zero)),
    ...place(`${favour} ›`, zero + 6, 'start', width - zero - 6),
  ];
};

const drawBar = (
  { id, detail, decibels, isRest = false }: TornadoBar,
  line: string,
  at: {
    readonly top: number;
    readonly width: number;
    readonly labelWidth: number;
    readonly zero: number;
    readonly end: number;
  },
): FigureNode => {
  const middle = at.top + pitch / 2;
  const value = decibelText(decibels);
  const isNegative = decibels < 0;
  const start = Math.min(at.zero, at.end);
  const length = Math.max(Math.abs(at.end - at.zero), barMin);
  const detailWidth = widthOfDetail(detail);
  // In a narrow place the name matters more; the table and the part's label keep the detail.
  const needed = Math.min(widthOf(line, 'label'), nameWidthMin);
  const shownDetail = at.labelWidth - detailWidth + 0.01 >= needed ? detail : '';
  const name = fitName(line, at.labelWidth - (shownDetail === '' ? 0 : detailWidth), 'label');
  const sign = isNegative ? 'fig-negative' : 'fig-positive';
  const shape = node('rect', {
    class: `fig-bar ${isRest ? 'fig-rest' : sign}`,
    x: isNegative ? at.zero - length : start,
    y: middle - barHeight / 2,
    width: length,
    height: barHeight,
    rx: 1.5,
  });
  const parts = [
    node('rect', { class: 'fig-hit', x: 0, y: at.top, width: at.width, height: pitch }),
    textNode({ x: at.labelWidth, y: middle + 4, face: 'label', anchor: 'end', className: isRest ? 'fig-muted' : '' }, [
      ...(name.title === null ? [] : [name.title]),
      name.text,
      ...(shownDetail === ''
        ? []
        : [node('tspan', { class: 'fig-label fig-muted', dx: detailGap }, [` ${shownDetail}`])]),
    ]),
    shape,
    ' ',
    textNode(
      {
        x: isNegative ? at.zero - length - valueGap : start + length + valueGap,
        y: middle + 4,
        face: 'value',
        anchor: isNegative ? 'end' : 'start',
        className: 'fig-muted',
      },
      [value],
    ),
  ];
  // A sum leads nowhere; what it is the sum of is in the whole list.
  if (isRest) return node('g', { class: 'fig-row' }, parts);
  return targetNode({ id, label: partLabel(name, line, `${shownDetail} ${value} dB`.trim(), '') }, 'fig-row', parts);
};

const widthOfDetail = (detail: string): number => (detail === '' ? 0 : detailGap + widthOf(` ${detail}`, 'label'));

const withDetail = (name: string, detail: string): string => (detail === '' ? name : `${name} ${detail}`);
