import { decibelText } from '../attribution/shown-numbers.ts';
import type { Waterfall, WaterfallStep } from '../attribution/waterfall.ts';
import { makeFigure, node, targetNode, type Figure, type FigureNode } from './figure-node.ts';
import { fitName, nameToLine, partLabel, textNode, widthOf } from './figure-text.ts';
import { linearScale, type LinearScale } from './linear-scale.ts';

const pitch = 22;
const barHeight = 12;
const barMin = 1;
const valueGap = 6;
const labelGap = 10;
const detailGap = 4;
const labelShare = 0.46;
const nameWidthMin = 100;
const axisHeight = 16;
const totalName = 'Result';

/**
 * From the prior to the total of one hypothesis, in decibels: every step begins where the one before it ended. Fold the
 * steps first where there are many (`foldWaterfall`).
 */
export const decibelWaterfall = ({ hypothesis, steps, total }: Waterfall, width: number): Figure => {
  const rows = runningSums(steps);
  const lines = rows.map(({ name }) => nameToLine(name));
  const ends = [0, total, ...rows.flatMap(({ from, to }) => [from, to])];
  const [lowest, highest] = [Math.min(...ends), Math.max(...ends)];
  const labelWidth = Math.min(
    width * labelShare,
    Math.max(
      widthOf(totalName, 'strong'),
      ...rows.map(({ detail }, index) => widthOf(lines[index] ?? '', 'label') + widthOfDetail(detail)),
    ),
  );
  const values = [total, ...rows.map(({ decibels }) => decibels)].map(decibelText);
  const valueWidth = Math.max(...values.map((value) => widthOf(value, 'value'))) + valueGap + barMin;
  const left = labelWidth + labelGap + valueWidth;
  const right = Math.max(width - valueWidth, left + 1);
  const scale = linearScale([lowest, highest === lowest ? lowest + 1 : highest], [left, right]);
  const place: Place = { width, labelWidth, scale };
  const totalTop = axisHeight + rows.length * pitch + 3;
  const height = totalTop + pitch + 2;
  const line = nameToLine(hypothesis);
  return makeFigure(
    {
      width,
      height,
      title: `From the prior to the result: ${line}`,
      description: `Decibels, step by step. ${rows.map(({ decibels }, index) => `${lines[index] ?? ''}: ${decibelText(decibels)}`).join('; ')}. ${totalName}: ${decibelText(total)}.`,
      table: {
        columns: ['Step', 'Decibels', 'Sum so far'],
        rows: [
          ...rows.map(({ name, detail, decibels, to }) => [
            detail === '' ? name : `${name} ${detail}`,
            decibelText(decibels),
            decibelText(to),
          ]),
          [totalName, '', decibelText(total)],
        ],
      },
    },
    'fig-waterfall',
    [
      textNode(
        { x: clampMiddle('0 dB', scale(0), width), y: 10, face: 'axis', anchor: 'middle', className: 'fig-faint' },
        ['0 dB'],
      ),
      node('line', { class: 'fig-zero', x1: scale(0), x2: scale(0), y1: axisHeight, y2: height - 2 }),
      ...rows.map((row, index) => drawStep(row, lines[index] ?? '', axisHeight + index * pitch, place)),
      ...rows.map(({ to }, index) => drawJoint(scale(to), axisHeight + index * pitch, index === rows.length - 1)),
      node('line', { class: 'fig-rule', x1: 0, x2: width, y1: totalTop - 1.5, y2: totalTop - 1.5 }),
      ...drawTotal(total, totalTop, place),
    ],
  );
};

type Row = WaterfallStep & { readonly from: number; readonly to: number };
type Place = { readonly width: number; readonly labelWidth: number; readonly scale: LinearScale };

const runningSums = (steps: readonly WaterfallStep[]): readonly Row[] => {
  let sum = 0;
  return steps.map((step) => {
    const from = sum;
    sum += step.decibels;
    return { ...step, from, to: sum };
  });
};

const drawStep = (row: Row, line: string, top: number, { width, labelWidth, scale }: Place): FigureNode => {
  const { kind, id, detail, decibels, from, to } = row;
  const middle = top + pitch / 2;
  const detailWidth = widthOfDetail(detail);
  // In a narrow place the name matters more; the table and the part's label keep the detail.
  const needed = Math.min(widthOf(line, 'label'), nameWidthMin);
  const shownDetail = labelWidth - detailWidth + 0.01 >= needed ? detail : '';
  const name = fitName(line, labelWidth - (shownDetail === '' ? 0 : detailWidth), 'label');
  const value = decibelText(decibels);
  const isOrigin = kind === 'group' || kind === 'item';
  const sign = decibels < 0 ? 'fig-negative' : 'fig-positive';
  const parts = [
    node('rect', { class: 'fig-hit', x: 0, y: top, width, height: pitch }),
    textNode({ x: labelWidth, y: middle + 4, face: 'label', anchor: 'end', className: isOrigin ? '' : 'fig-muted' }, [
      ...(name.title === null ? [] : [name.title]),
      name.text,
      ...(shownDetail === '' ? [] : [node('tspan', { class: 'fig-label fig-muted', dx: detailGap }, [shownDetail])]),
    ]),
    ' ',
    ...drawBar({ from: scale(from), to: scale(to), middle, className: isOrigin ? sign : 'fig-rest', value }, decibels),
  ];
  // A sum leads nowhere; what it is the sum of is in the whole list.
  if (kind === 'rest') return node('g', { class: 'fig-row' }, parts);
  return targetNode({ id, label: partLabel(name, line, `${shownDetail} ${value} dB`.trim(), '') }, 'fig-row', parts);
};

/** A bar between two places, with its number beyond the end to which it goes. */
const drawBar = (
  at: {
    readonly from: number;
    readonly to: number;
    readonly middle: number;
    readonly className: string;
    readonly value: string;
  },
  decibels: number,
): readonly FigureNode[] => {
  const isDown = decibels < 0;
  const length = Math.max(Math.abs(at.to - at.from), barMin);
  const x = isDown ? at.from - length : at.from;
  return [
    node('rect', {
      class: `fig-bar ${at.className}`,
      x,
      y: at.middle - barHeight / 2,
      width: length,
      height: barHeight,
      rx: 1.5,
    }),
    textNode(
      {
        x: isDown ? x - valueGap : x + length + valueGap,
        y: at.middle + 4,
        face: 'value',
        anchor: isDown ? 'end' : 'start',
        className: 'fig-muted',
      },
      [at.value],
    ),
  ];
};

/** From the end of one bar down to the beginning of the next. */
const drawJoint = (x: number, top: number, isLast: boolean): FigureNode =>
  node('line', {
    class: 'fig-joint',
    x1: x,
    x2: x,
    y1: top + pitch / 2 + barHeight / 2,
    y2: top + pitch + (pitch - barHeight) / 2 + (isLast ? 3 : 0),
  });

const drawTotal = (total: number, top: number, { labelWidth, scale }: Place): readonly FigureNode[] => [
  textNode({ x: labelWidth, y: top + pitch / 2 + 4, face: 'strong', anchor: 'end' }, [totalName]),
  ...drawBar(
    { from: scale(0), to: scale(total), middle: top + pitch / 2, className: 'fig-total', value: decibelText(total) },
    total,
  ),
];

const clampMiddle = (text: string, x: number, width: number): number => {
  const half = widthOf(text, 'axis') / 2;
  return Math.min(Math.max(x, half), width - half);
};

const widthOfDetail = (detail: string): number => (detail === '' ? 0 : detailGap + widthOf(detail, 'label'));
